"""What a reader of one format gives: the text and what the format alone knows about it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from analysis.units import Unit


@dataclass(frozen=True)
class Reading:
    """The text of a file. What a format does not know stays empty, and is found from the text."""

    text: str
    title: str = ""
    language: str = ""  # where the markup declares it and may be trusted
    pages: tuple[int, ...] = ()
    headings: dict[int, int] = field(default_factory=dict)  # line start -> level
    units: tuple[Unit, ...] = ()  # where the markup itself parts the sections
    notes: tuple[str, ...] = ()


# A reader gets the bytes and the name to use in messages; it raises UnreadableStatute with one sentence.
Reader = Callable[[bytes, str], Reading]
