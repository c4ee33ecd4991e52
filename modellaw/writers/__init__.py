"""What was found, in the formats people carry away: one module a format and one line in `WRITERS`."""

from collections.abc import Callable
from dataclasses import dataclass

from modellaw.assessment import Assessment
from modellaw.errors import UnknownName
from modellaw.instruments import Instrument, load_instrument
from modellaw.writers import csv_, docx_, html_, json_, markdown_, pdf_, xlsx_
from modellaw.writers.quotes import check_quotes


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: what a person calls it, its media type, whether a terminal can show it, and how it is written."""

    label: str
    media_type: str
    text: bool
    write: Callable[[Assessment, Instrument], bytes]


WRITERS: dict[str, Writer] = {  # the key is also the file's extension
    "json": Writer("JSON", "application/json", True, json_.write),
    "csv": Writer("CSV table", "text/csv", True, csv_.write),
    "xlsx": Writer(
        "Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", False, xlsx_.write
    ),
    "docx": Writer(
        "Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", False, docx_.write
    ),
    "pdf": Writer("PDF document", "application/pdf", False, pdf_.write),
    "html": Writer("Web page", "text/html", True, html_.write),
    "md": Writer("Markdown", "text/markdown", True, markdown_.write),
}


def write_report(assessment: Assessment, format: str, instrument: Instrument | None = None) -> bytes:  # noqa: A002
    """The assessment in a format of `WRITERS`: the same assessment always gives the same bytes.

    `instrument` is the one it was made under; without it, the one of that name that ships with modellaw.
    Raises UnknownName with the formats there are.
    """
    if format not in WRITERS:
        raise UnknownName(f"«{format}» is no format of a report. There are: {', '.join(WRITERS)}")
    check_quotes(assessment)
    return WRITERS[format].write(assessment, instrument or load_instrument(assessment.instrument))
