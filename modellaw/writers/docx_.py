"""DOCX: the report as a Word document, to be marked up and sent on."""

import io
import zipfile
from datetime import datetime
from functools import singledispatch

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import Emu, Inches
from docx.text.paragraph import Paragraph as WordParagraph

from modellaw.report import Block, Bullets, Heading, Paragraph, Plot, Quote, Report, Room, Table

# The format has a date of making, and so has each part of its archive; the same assessment must give the same bytes.
_MADE = datetime(2000, 1, 1)
_EMPTY_LINES = 2  # to write on
_TEXT_WIDTH = Inches(6)
_WIDEST = 40  # characters that a column is given room for
_MARGIN = 4  # and those that a word in bold needs beside its letters
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


def write(report: Report) -> bytes:
    """The report as a Word document."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = report.title, "modellaw", ""
    properties.created = properties.modified = _MADE
    document.add_heading(report.title, 0)
    for block in report.blocks:
        _add(block, document)
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer)


@singledispatch
def _add(block: Block, document: Document) -> None:
    raise TypeError(block)


@_add.register
def _(block: Heading, document: Document) -> None:
    tag = f" — {block.tag}" if block.tag else ""
    document.add_heading(block.text + tag, block.level - 1)


@_add.register
def _(block: Paragraph, document: Document) -> None:
    paragraph = document.add_paragraph()
    if block.label:
        paragraph.add_run(f"{block.label}: ").bold = True
    paragraph.add_run(block.text)


@_add.register
def _(block: Bullets, document: Document) -> None:
    for item in block.items:
        document.add_paragraph(item, style="List Bullet")


@_add.register
def _(block: Table, document: Document) -> None:
    document.add_paragraph(block.caption, style="Caption")
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    table.autofit = False
    widths = _widths(block)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate((block.header, *block.rows)):
        cells = table.add_row().cells
        for column, text in enumerate(row):
            cells[column].paragraphs[0].add_run(text).bold = number == 0 or column == 0
            cells[column].width = widths[column]
    # The header is repeated on each page, and read out as a header.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


@_add.register
def _(block: Quote, document: Document) -> None:
    words = document.add_paragraph(style="Quote")
    for span in block.spans:
        words.add_run(span.text).bold = span.decides
    if block.language in _RIGHT_TO_LEFT:
        _right_to_left(words)
    document.add_paragraph(f"— {block.source}", style="Caption")


@_add.register
def _(block: Room, document: Document) -> None:
    cell = document.add_table(rows=1, cols=1, style="Table Grid").rows[0].cells[0]
    cell.paragraphs[0].add_run(block.label).bold = True
    for line in block.text.splitlines() or [""] * _EMPTY_LINES:
        cell.add_paragraph(line)


@_add.register
def _(block: Plot, document: Document) -> None:
    _add(block.as_table(), document)


def _widths(block: Table) -> list[Emu]:
    """Room for each column by its longest text and word: numbers need little, and no long text takes it all."""
    columns = list(zip(block.header, *block.rows, strict=True))
    needs = [
        max(
            min(max(map(len, column)), _WIDEST),
            *(min(len(word) + _MARGIN, _WIDEST) for word in " ".join(column).split()),
        )
        for column in columns
    ]
    return [Emu(_TEXT_WIDTH * need // sum(needs)) for need in needs]


def _right_to_left(paragraph: WordParagraph) -> None:
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in paragraph.runs:
        run.font.rtl = True


def _undated(document: io.BytesIO) -> bytes:
    """The same archive with every part dated alike."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(document) as dated, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as undated:
        for name in dated.namelist():
            undated.writestr(zipfile.ZipInfo(name), dated.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
