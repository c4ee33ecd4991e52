"""Plain text in any encoding."""

import re

from analysis.columns import reading_order
from analysis.encoding import Decoded, NotTextError, decode
from modellaw.errors import UnreadableStatute
from modellaw.readers.reading import Reading


def decode_text(data: bytes, name: str) -> Decoded:
    """The characters of a file, or a refusal where it holds no text."""
    try:
        return decode(data)
    except NotTextError:
        raise UnreadableStatute(
            f"{name} is not a text: its bytes are neither characters nor a known document format; "
            "export the statute again as PDF, DOCX or plain text."
        ) from None


def encoding_notes(decoded: Decoded, name: str) -> tuple[str, ...]:
    """Sentences about an encoding that had to be guessed."""
    if decoded.lost:
        return (
            f"{name} was read as {decoded.encoding.upper()}, but {decoded.lost} of its bytes have no meaning in it "
            "and show as \N{REPLACEMENT CHARACTER}; save the file as UTF-8 to mend them.",
        )
    if not decoded.sure:
        return (
            f"The encoding of {name} had to be guessed ({decoded.encoding}); "
            "if letters look wrong, save the file as UTF-8.",
        )
    return ()


def printed_pages(text: str) -> tuple[int, ...]:
    """Where pages begin, in text that was exported with form feeds between them."""
    breaks = [at.end() for at in re.finditer("\f", text)]
    return (0, *breaks) if breaks else ()


def in_reading_order(text: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, column by column where two stand side by side, and a sentence that says so."""
    ordered = reading_order(text)
    if ordered is None:
        return text, ()
    return ordered, (
        f"{name} is set in two columns whose lines stand side by side; they were put in reading order, so a quotation "
        "follows the column and not the line of the file. Running heads and copies of a line were left out.",
    )


def read_text(data: bytes, name: str) -> Reading:
    """A text file as it is, or column by column where it is set in two."""
    decoded = decode_text(data, name)
    text, notes = in_reading_order(decoded.text, name)
    return Reading(text, pages=printed_pages(text), notes=(*encoding_notes(decoded, name), *notes))
