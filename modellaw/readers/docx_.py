"""Word documents (DOCX): paragraphs and tables in their order, with the numbers that Word prints by itself."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from modellaw.errors import UnreadableStatute
from modellaw.readers.reading import Reading

_MAX_UNPACKED = 400 * 2**20
_MAX_RATIO = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"%(\d)")


def read_docx(data: bytes, name: str) -> Reading:
    """The text of a Word document, a line for each paragraph and table row."""
    broken = UnreadableStatute(f"{name} is a damaged Word document; open it in Word or LibreOffice and save it again.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(entry.file_size for entry in package.infolist())
        if size > _MAX_UNPACKED or (size > 2**20 * 20 and size > _MAX_RATIO * len(data)):
            raise UnreadableStatute(
                f"{name} unpacks to {size / 2**20:,.0f} MB and was refused as a possible zip bomb; "
                "save the statute without pictures or as PDF."
            )
        document = docx.Document(io.BytesIO(data))
        title = document.core_properties.title or ""
        text, headings = _render(document)
    except UnreadableStatute:
        raise
    except Exception:  # python-docx raises whatever the damaged part provokes
        raise broken from None
    if not text.strip():
        raise UnreadableStatute(f"{name} is a Word document without text; if it holds scanned pages, run OCR on it.")
    return Reading(text, title=title, headings=headings)


def _render(document: Document) -> tuple[str, dict[int, int]]:
    numbers = _Numbering(document)
    parts: list[str] = []
    headings: dict[int, int] = {}
    length = 0
    for block in document.iter_inner_content():
        for line, level in _block_lines(block, numbers):
            if level:
                headings[length] = level
            parts.append(line + "\n")
            length += len(line) + 1
    return "".join(parts), headings


def _block_lines(block: Paragraph | Table, numbers: "_Numbering") -> Iterator[tuple[str, int]]:
    if isinstance(block, Paragraph):
        yield _line(block, numbers), _heading_level(block)
        return
    for row in block.rows:
        cells: list[str] = []
        before = None
        for cell in row.cells:
            if cell._tc is before:  # a merged cell is listed once for every column that it spans
                continue
            before = cell._tc
            cells.append("\n".join(_line(paragraph, numbers) for paragraph in cell.paragraphs))
        yield "\t".join(cells), 0


def _line(paragraph: Paragraph, numbers: "_Numbering") -> str:
    return numbers.label(paragraph) + paragraph.text


def _heading_level(paragraph: Paragraph) -> int:
    style = paragraph.style.name if paragraph.style is not None else None
    if style and style.startswith("Heading ") and style[8:9].isdigit():
        return int(style[8])
    return 1 if style == "Title" else 0


class _Numbering:
    """Counts Word's automatic numbers, which are printed but stand in no paragraph's text."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}  # list -> level -> (format, pattern, start)
        self._counts: dict[str, list[int]] = {}
        try:
            root: Any = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        kinds = {
            kind.get(f"{_W}abstractNumId"): {
                int(level.get(f"{_W}ilvl")): (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    int(_value(level, "start") or 1),
                )
                for level in kind.findall(f"{_W}lvl")
            }
            for kind in root.findall(f"{_W}abstractNum")
        }
        for number in root.findall(f"{_W}num"):
            self._levels[number.get(f"{_W}numId")] = kinds.get(_value(number, "abstractNumId"), {})

    def label(self, paragraph: Paragraph) -> str:
        """The number that Word prints before the paragraph, with a space; empty where there is none."""
        found = _list_place(paragraph)
        if found is None:
            return ""
        key, depth = found
        levels = self._levels.get(key, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(key, [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            level = levels.get(len(counts))
            counts.append((level[2] if level else 1) - (1 if len(counts) == depth else 0))
        counts[depth] += 1
        form, pattern, _ = levels[depth]
        if form in ("bullet", "none"):
            return ""
        printed = _LEVEL.sub(
            lambda at: (
                _numeral(counts[int(at[1]) - 1], levels.get(int(at[1]) - 1, ("decimal", "", 1))[0])
                if int(at[1]) <= len(counts)
                else ""
            ),
            pattern,
        )
        return f"{printed} "


def _value(element: Any, child: str) -> str | None:
    found = element.find(f"{_W}{child}")
    return None if found is None else found.get(f"{_W}val")


def _list_place(paragraph: Paragraph) -> tuple[str, int] | None:
    properties: Any = paragraph._p.pPr
    numbered = properties.numPr if properties is not None else None
    if numbered is None and paragraph.style is not None:
        own: Any = paragraph.style.element.find(f"{_W}pPr")
        numbered = own.find(f"{_W}numPr") if own is not None else None
    if numbered is None:
        return None
    key, depth = _value(numbered, "numId"), _value(numbered, "ilvl")
    return (key, int(depth or 0)) if key and key != "0" else None


def _numeral(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, sign in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"],
            strict=True,
        ):
            roman += sign * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    return str(number)
