"""An assessment as a table: one row an element, with the best passage for it."""

from dataclasses import dataclass, fields

from modellaw.assessment import Assessment, ElementFinding, Finding
from modellaw.instruments import Instrument
from modellaw.specs import Element, Provision
from modellaw.wording import worded


@dataclass(frozen=True, slots=True)
class Row:
    """One element; the names of the fields are the columns."""

    provision: str
    title: str
    status: str
    obligation: str
    element: str
    need: str
    requires: str
    met: bool
    value: str | None
    probability: float
    needs_reader: bool
    quote: str | None
    file: str | None
    section: str | None
    page: int | None
    why: str
    searched: str
    nearest_miss: str

    @property
    def cells(self) -> tuple[str | int | float | None, ...]:
        """The fields as a spreadsheet shows them: yes and no in words."""
        values = (getattr(self, column) for column in COLUMNS)
        return tuple(("no", "yes")[value] if isinstance(value, bool) else value for value in values)


# What a spreadsheet would run as a formula when it stands first in a cell.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = tuple(field.name for field in fields(Row))


def table(assessment: Assessment, instrument: Instrument) -> list[Row]:
    """A row for every element of every finding, in the order of the findings."""
    return [
        _row(finding, instrument.provision(finding.provision), element, instrument.elements[element.id])
        for finding in assessment.findings
        for element in finding.elements
    ]


def _row(finding: Finding, provision: Provision, element: ElementFinding, requirement: Element) -> Row:
    best = element.evidence[0] if element.evidence else None
    miss = element.near_misses[0] if element.near_misses and not element.met else None
    return Row(
        provision=finding.provision,
        title=worded(provision.title),
        status=finding.status.value,
        obligation=provision.obligation.value,
        element=element.id,
        need=requirement.need.value,
        requires=worded(requirement.requires),
        met=element.met,
        value=element.value,
        probability=round(element.probability, 4),
        needs_reader=element.needs_reader,
        quote=best.quote if best else None,
        file=best.file if best else None,
        section=best.path if best else None,
        page=best.page if best else None,
        why="; ".join(best.why) if best else "",
        searched="; ".join(element.searched),
        nearest_miss=f"{miss.passage.file} {miss.passage.path}: {'; '.join(miss.lacks)}" if miss else "",
    )
