"""XLSX: a workbook with an overview, and a sheet each for provisions, elements, evidence and statutes."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from modellaw.assessment import Assessment, Evidence, Status
from modellaw.instruments import Instrument
from modellaw.report import STATEMENTS, Table, chapters_table, compose, imprint, totals_table
from modellaw.specs import Need
from modellaw.table import BEGINS_A_FORMULA, COLUMNS, table
from modellaw.wording import worded

Cell = str | int | float | None

# The format has a date of making; the same assessment must give the same bytes.
_MADE = datetime(2000, 1, 1)
_LONGEST_CELL = 32_767  # Excel's own limit
_COLOURS = {
    Status.COVERED: "#D5EEDB",
    Status.PARTIAL: "#FFF0C2",
    Status.MISSING: "#F8D3CF",
    Status.ASK: "#DCE6F7",
    Status.NOT_IN_DOSSIER: "#E6E6E6",
}
_WIDE = {
    "requires",
    "quote",
    "why",
    "searched",
    "nearest_miss",
    "remarks",
    "question",
    "drafting_note",
    "notes",
    "lacks",
}
_NARROW = {"met", "page", "score", "start", "end", "value", "need", "article", "chapter", "language", "probability"}


def write(assessment: Assessment, instrument: Instrument) -> bytes:
    """The workbook; every text is stored as text, so that nothing a statute says can run as a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        workbook.set_properties({"title": compose(assessment, instrument).title, "created": _MADE})
        book = _Book(workbook)
        book.overview(assessment, instrument)
        book.sheet("Provisions", _PROVISION_COLUMNS, _provisions(assessment, instrument))
        book.sheet("Elements", COLUMNS, (row.cells for row in table(assessment, instrument)))
        book.sheet("Evidence", _EVIDENCE_COLUMNS, _evidence(assessment))
        book.sheet("Statutes", _STATUTE_COLUMNS, _statutes(assessment))
    return buffer.getvalue()


_PROVISION_COLUMNS = (
    "provision", "article", "chapter", "title", "obligation", "status", "essential_found", "essential", "remarks",
    "question", "drafting_note",
)  # fmt: skip
_EVIDENCE_COLUMNS = (
    "element", "kind", "rank", "file", "unit", "section", "heading", "page", "start", "end", "score", "quote", "why",
    "lacks",
)  # fmt: skip
_STATUTE_COLUMNS = ("file", "title", "language", "sha256", "notes")


def _provisions(assessment: Assessment, instrument: Instrument) -> Iterable[Sequence[Cell]]:
    for finding in assessment.findings:
        provision = instrument.provision(finding.provision)
        essential = {element.id for element in provision.elements if element.need is Need.ESSENTIAL}
        yield (
            provision.id,
            provision.article,
            provision.chapter,
            worded(provision.title),
            provision.obligation.value,
            finding.status.value,
            sum(element.met for element in finding.elements if element.id in essential),
            len(essential),
            "; ".join(finding.remarks),
            worded(provision.question),
            worded(provision.drafting_note),
        )


def _evidence(assessment: Assessment) -> Iterable[Sequence[Cell]]:
    for finding in assessment.findings:
        for element in finding.elements:
            for rank, passage in enumerate(element.evidence, start=1):
                yield (element.id, "evidence", rank, *_passage(passage), "")
            for rank, miss in enumerate(element.near_misses, start=1):
                yield (element.id, "near miss", rank, *_passage(miss.passage), "; ".join(miss.lacks))


def _passage(passage: Evidence) -> Sequence[Cell]:
    return (
        passage.file,
        passage.unit,
        passage.path,
        passage.heading,
        passage.page,
        passage.start,
        passage.end,
        round(passage.score, 4),
        passage.quote,
        "; ".join(passage.why),
    )


def _statutes(assessment: Assessment) -> Iterable[Sequence[Cell]]:
    for statute in sorted(assessment.statutes, key=lambda statute: statute.file):
        yield (statute.file, statute.title, statute.language, statute.sha256, " ".join(statute.notes))
    for unread in sorted(assessment.unread, key=lambda unread: unread.file):
        yield (unread.file, "not read", None, None, unread.message)


class _Book:
    """A workbook under the pen, with the few formats it uses."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._title = workbook.add_format({"bold": True, "font_size": 16})
        self._header = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#EFEFEF", "valign": "top"})
        self._text = workbook.add_format({"text_wrap": True, "valign": "top"})
        # The spreadsheet's own way of saying "this is text, whatever it begins with".
        self._quoted = workbook.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})

    def overview(self, assessment: Assessment, instrument: Instrument) -> None:
        """The sheet that is seen first: what this is, the totals, the chapters."""
        sheet = self._workbook.add_worksheet("Overview")
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, 9, 16)
        sheet.write_string(0, 0, compose(assessment, instrument).title, self._title)
        line = 2
        for statement in STATEMENTS[:-1]:  # the last speaks of how prose shows quotations
            sheet.merge_range(line, 0, line, 6, "", self._text)
            sheet.write_string(line, 0, statement, self._text)
            sheet.set_row(line, 30)
            line += 1
        for part in (totals_table(assessment, instrument), chapters_table(assessment, instrument)):
            line = self._table(sheet, part, line + 1)
        sheet.write_string(line + 1, 0, imprint(assessment))

    def _table(self, sheet: Any, part: Table, line: int) -> int:
        sheet.write_string(line, 0, part.caption, self._workbook.add_format({"bold": True}))
        for column, name in enumerate(part.header):
            sheet.write_string(line + 1, column, name, self._header)
        for number, row in enumerate(part.rows, start=line + 2):
            sheet.write_string(number, 0, row[0], self._text)
            for column, cell in enumerate(row[1:], start=1):
                sheet.write_number(number, column, int(cell))
        return line + 2 + len(part.rows)

    def sheet(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """A sheet with a header that stays in sight, a filter on every column and colours for statuses."""
        sheet = self._workbook.add_worksheet(name)
        for column, title in enumerate(columns):
            sheet.write_string(0, column, title.replace("_", " ").capitalize(), self._header)
            sheet.set_column(column, column, 60 if title in _WIDE else 12 if title in _NARROW else 22)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                self._write(sheet, last, column, cell)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        if "status" in columns:
            at = columns.index("status")
            for status, colour in _COLOURS.items():
                shade = self._workbook.add_format({"bg_color": colour})
                criteria = {"type": "cell", "criteria": "==", "value": f'"{status.value}"', "format": shade}
                sheet.conditional_format(1, at, max(last, 1), at, criteria)

    def _write(self, sheet: Any, line: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            form = self._quoted if cell.startswith(BEGINS_A_FORMULA) else self._text
            fits = cell if len(cell) <= _LONGEST_CELL else cell[: _LONGEST_CELL - 4] + " […]"
            sheet.write_string(line, column, fits.encode("utf-8", "replace").decode(), form)
        elif cell is not None:
            sheet.write_number(line, column, cell, self._text)
