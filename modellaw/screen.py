"""Instruments, provisions and assessments as a terminal shows them; in a pipe, the same in plain text."""

from collections.abc import Iterable
from textwrap import fill
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from modellaw.assessment import Assessment, Status
from modellaw.concordance import Concordance
from modellaw.instruments import Instrument
from modellaw.report import OBLIGATIONS
from modellaw.specs import Language, Provision
from modellaw.totals import totals
from modellaw.wording import worded

if TYPE_CHECKING:
    import pandas as pd

_GAPS_FIRST = (
    Status.MISSING,
    Status.PARTIAL,
    Status.ASK,
    Status.NOT_IN_DOSSIER,
    Status.FLAG,
    Status.COVERED,
    Status.NOT_APPLICABLE,
)
_COLOURS = {Status.COVERED: "green", Status.PARTIAL: "yellow", Status.MISSING: "red", Status.ASK: "blue"}


def print_provision(
    provision: Provision, instrument: Instrument, beside: Concordance, language: Language, screen: Console
) -> None:
    """Everything a lawyer wants to know of a provision."""
    article = f" (article {provision.article})" if provision.article else ""
    screen.print(Text(f"{provision.id}  {worded(provision.title, language)}{article}", style="bold"))
    screen.print(Text(f"{worded(instrument.title, language)}; {OBLIGATIONS[provision.obligation]}", style="dim"))
    _paragraph("Why", worded(provision.summary, language), screen)
    _paragraph("Basis", provision.basis, screen)
    elements = _grid(screen, "Element", "Need", "What is asked of the law")
    for element in provision.elements:
        elements.add_row(Text(element.id), Text(element.need.value), Text(worded(element.requires, language)))
    screen.print()
    screen.print(elements)
    _paragraph("Covered when", _rule_in_words(provision.rule), screen)
    others = (
        f"{worded(other.short, language)}: {shared.id} {worded(shared.title, language)}"
        for other, shared in map(beside.provision, beside.beside(provision.id))
    )
    _paragraph("The same is asked by", "; ".join(others), screen)
    _paragraph("Usually found in", ", ".join(provision.usual_home), screen)
    _paragraph("Not to be confused with", "; ".join(provision.false_friends.get(language, ())), screen)
    _paragraph("Ask the authorities", worded(provision.question, language), screen)
    _paragraph("How to write it", worded(provision.drafting_note, language), screen)


def print_list(instrument: Instrument, language: Language, screen: Console) -> None:
    """The provisions of an instrument, by chapter."""
    screen.print(Text(worded(instrument.title, language), style="bold"))
    grid = _grid(screen, "Provision", "Title", "Obligation")
    for chapter in instrument.chapters:
        grid.add_row("", Text(f"{chapter.id}. {worded(chapter.title, language)}", style="bold"), "")
        for provision in instrument.provisions:
            if provision.chapter == chapter.id:
                grid.add_row(Text(provision.id), Text(worded(provision.title, language)), provision.obligation.value)
    screen.print(grid)


def print_instruments(instruments: Iterable[Instrument], screen: Console) -> None:
    """Each instrument's id, name and size."""
    grid = _grid(screen, "Instrument", "Title", "Provisions", "Elements")
    for instrument in instruments:
        counts = (str(len(instrument.provisions)), str(len(instrument.elements)))
        grid.add_row(Text(instrument.id), Text(worded(instrument.title)), *counts)
    screen.print(grid)


def print_assessment(assessment: Assessment, instrument: Instrument, screen: Console) -> None:
    """The two totals, then the provisions: what must be law first, gaps before the rest."""
    screen.print(Text(f"{assessment.dossier}: {worded(instrument.title)}", style="bold"))
    sums = _grid(screen, "Essential elements", "Found", "Not found", "Needs a reader", "Left open", "All")
    for total in totals(assessment, instrument):
        counts = (total.found, total.not_found, total.needs_reader, total.open, total.elements)
        sums.add_row(total.name, *map(str, counts))
    screen.print(sums)
    ranks = list(OBLIGATIONS)
    rows = sorted(
        ((instrument.provision(finding.provision), finding.status) for finding in assessment.findings),
        key=lambda row: (ranks.index(row[0].obligation), _GAPS_FIRST.index(row[1])),
    )
    grid = _grid(screen, "Provision", "Title", "Obligation", "Status")
    for provision, status in rows:
        shown = Text(status.value, style=_COLOURS.get(status, ""))
        grid.add_row(Text(provision.id), Text(worded(provision.title)), provision.obligation.value, shown)
    screen.print(grid)
    screen.print(
        "For words and sections: modellaw assess … -o report.docx (or html, pdf, xlsx, csv, md, json).", style="dim"
    )


def print_frame(frame: "pd.DataFrame", screen: Console) -> None:
    """A table of results."""
    grid = _grid(screen, *map(str, frame.columns))
    for row in frame.itertuples(index=False):
        grid.add_row(*(Text(f"{cell:.2f}" if isinstance(cell, float) else str(cell)) for cell in row))
    screen.print(grid)


def _grid(screen: Console, *columns: str) -> Table:
    return Table(
        *columns, box=box.SIMPLE_HEAD if screen.is_terminal else None, padding=(0, 2, 0, 0), header_style="bold"
    )


def _paragraph(label: str, text: str, screen: Console) -> None:
    if text:
        screen.print()
        screen.print(Text(label, style="bold"))
        screen.print(Text(fill(" ".join(text.split()), screen.width, initial_indent="  ", subsequent_indent="  ")))


def _rule_in_words(rule: str) -> str:
    return " ".join(rule.replace("&", " and ").replace("|", " or ").split())
