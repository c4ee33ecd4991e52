"""CSV: one row an element, for a spreadsheet or pandas."""

import csv
import io

from modellaw.assessment import Assessment
from modellaw.instruments import Instrument
from modellaw.table import BEGINS_A_FORMULA, COLUMNS, table


def write(assessment: Assessment, instrument: Instrument) -> bytes:
    """The table in UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows([_harmless(cell) for cell in row.cells] for row in table(assessment, instrument))
    return text.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: str | int | float | None) -> str | int | float | None:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA) else cell
