"""PDF, page by page; a scan has no text and is refused with the way out."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import PdfiumError

from modellaw.errors import UnreadableStatute
from modellaw.readers.reading import Reading

_EDGE = 2  # lines at the head and foot of a page that may be running ones
_FEWEST_PAGES = 3  # in a shorter file nothing can be told to run
_MOST_PAGES = 0.6  # share of the pages on which a running line stands; recto and verso may differ
# pdfium marks a hyphen at a line's end with these; printed, it is a hyphen
_LABEL_ALONE = re.compile(r"\s*(?:\d{1,3}[A-Z]{0,2}\.?(?:\s?\(\w{1,4}\))*|(?:\(\w{1,4}\)\s?)+|[a-z]\))\s*$")
_MANY = 2  # loose labels on a page, from which on the page is taken to be drawn out of order
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\x00": " "})


def read_pdf(data: bytes, name: str) -> Reading:
    """The text of every page and where the pages begin."""
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as fault:
        if "password" in str(fault).lower() or b"/Encrypt" in data[-4_096:]:
            raise UnreadableStatute(
                f"{name} is protected by a password; open it with the password and save it without one."
            ) from None
        raise UnreadableStatute(f"{name} is a damaged PDF; download it again or print it to a new PDF.") from None
    try:
        drawn: list[list[str]] = []
        for page in document:
            textpage = page.get_textpage()
            drawn.append(_in_reading_order(textpage).translate(_HYPHENS).rstrip().split("\n"))
            textpage.close()
            page.close()
        title = str(document.get_metadata_dict().get("Title") or "")
    except PdfiumError:
        raise UnreadableStatute(f"{name} is a damaged PDF; download it again or print it to a new PDF.") from None
    finally:
        document.close()
    pages, parts, length = [], [], 0
    for lines in _without_running_lines(drawn):
        pages.append(length)
        parts.append("\n".join(lines) + "\n\n")
        length += len(parts[-1])
    text = "".join(parts)
    count = len(pages)
    if len(text.split()) < 3 * count and len(text.split()) < 200:
        raise UnreadableStatute(
            f"{name} has {count} page{'s' if count != 1 else ''} but no text: it is probably a scan; "
            "run OCR on it and upload the result."
        )
    empty = [at + 1 for at, part in enumerate(parts) if not part.strip()]
    notes = (
        (
            f"{len(empty)} of the {count} pages of {name} have no text (first: page {empty[0]}); "
            "if they are scans, run OCR.",
        )
        if len(empty) > 0.2 * count
        else ()
    )
    return Reading(
        text, title=title if len(title.split()) > 2 and "." not in title else "", pages=tuple(pages), notes=notes
    )


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """The pages without headers and footers: lines that stand, but for their numbers, at the edge of most pages."""
    if len(pages) < _FEWEST_PAGES:
        return pages
    edges = Counter(line for page in pages for line in {_numberless(line) for line in page[:_EDGE] + page[-_EDGE:]})
    running = {line for line, count in edges.items() if line and count >= _MOST_PAGES * len(pages)}
    return [
        [line for at, line in enumerate(page) if _EDGE <= at < len(page) - _EDGE or _numberless(line) not in running]
        for page in pages
    ]


def _numberless(line: str) -> str:
    return re.sub(r"\d+|[ivxlc]+$", "#", " ".join(line.split()).casefold())


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page as the file draws it, with the place of its first letter and the right edge of its last."""

    words: str
    left: float
    right: float
    bottom: float
    top: float


def _in_reading_order(textpage: Any) -> str:
    """The words of a page, with labels at the head of their lines.

    Some word processors draw all paragraph numbers of a page after its text; "(a)" is then read far from its words.
    """
    raw: str = textpage.get_text_range()
    lines = raw.split("\r\n")
    if sum(_LABEL_ALONE.match(line) is not None for line in lines) < _MANY:
        return "\n".join(lines)
    placed, at = [], 0
    for words in lines:
        placed.append(_place(textpage, words, at))
        at += len(words) + 2
    labels: dict[int, list[_Line]] = defaultdict(list)
    moved: set[int] = set()
    for number, label in enumerate(placed):
        if not label.top or not _LABEL_ALONE.match(label.words):
            continue
        beside = [
            (line.left - label.right, other)
            for other, line in enumerate(placed)
            if line.top and line.left > label.right and _same_height(line, label) and not _LABEL_ALONE.match(line.words)
        ]
        if beside:
            labels[min(beside)[1]].append(label)
            moved.add(number)
    return "\n".join(
        " ".join([*(label.words.strip() for label in sorted(labels[number], key=lambda label: label.left)), line.words])
        for number, line in enumerate(placed)
        if number not in moved
    )


def _place(textpage: Any, words: str, at: int) -> _Line:
    bare = words.strip()
    if not bare:
        return _Line(words, 0, 0, 0, 0)
    first = at + len(words) - len(words.lstrip())
    try:
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        right = textpage.get_charbox(first + len(bare) - 1, loose=True)[2]
    except (PdfiumError, IndexError, ValueError):
        return _Line(words, 0, 0, 0, 0)
    return _Line(words, left, right, bottom, top)


def _same_height(line: _Line, label: _Line) -> bool:
    return abs((line.top + line.bottom) - (label.top + label.bottom)) < 0.6 * (label.top - label.bottom)
