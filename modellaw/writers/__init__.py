"""What was found, in the formats people carry away: one module a format and one line in `PROSE` or `WRITERS`."""

from collections.abc import Callable
from dataclasses import dataclass

from modellaw.assessment import Assessment
from modellaw.brief import compose_brief
from modellaw.errors import UnknownName
from modellaw.instruments import Instrument, load_instrument
from modellaw.mission import Brief
from modellaw.report import Report, compose
from modellaw.specs import Language
from modellaw.writers import csv_, docx_, html_, json_, markdown_, pdf_, xlsx_
from modellaw.writers.quotes import check_quotes


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: what a person calls it, its media type, whether a terminal can show it, and how it is written."""

    label: str
    media_type: str
    text: bool
    write: Callable[[Assessment, Instrument], bytes]


@dataclass(frozen=True, slots=True)
class Setter:
    """A format for documents that are read: how a report is set in it."""

    label: str
    media_type: str
    text: bool
    set: Callable[[Report], bytes]


# The keys are also the files' extensions.
PROSE: dict[str, Setter] = {
    "docx": Setter(
        "Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", False, docx_.write
    ),
    "pdf": Setter("PDF document", "application/pdf", False, pdf_.write),
    "html": Setter("Web page", "text/html", True, html_.write),
    "md": Setter("Markdown", "text/markdown", True, markdown_.write),
}


def _prose(setter: Setter) -> Writer:
    return Writer(
        setter.label,
        setter.media_type,
        setter.text,
        lambda assessment, instrument: setter.set(compose(assessment, instrument)),
    )


WRITERS: dict[str, Writer] = {
    "json": Writer("JSON", "application/json", True, json_.write),
    "csv": Writer("CSV table", "text/csv", True, csv_.write),
    "xlsx": Writer(
        "Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", False, xlsx_.write
    ),
    **{name: _prose(setter) for name, setter in PROSE.items()},
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


def write_brief(brief: Brief, format: str, language: Language = "en") -> bytes:  # noqa: A002
    """The mission brief in a format of `PROSE`, its questions and requirements in the language asked for.

    Raises UnknownName with the formats there are.
    """
    if format not in PROSE:
        raise UnknownName(f"«{format}» is no format of a brief. There are: {', '.join(PROSE)}")
    for assessment in brief.assessments:
        check_quotes(assessment)
    return PROSE[format].set(compose_brief(brief, language))
