"""The findings of an assessment as the front end lists them: required gaps first, filtered, and what stands out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from modellaw.assessment import ElementFinding, Finding, Status
from modellaw.report import OBLIGATIONS
from modellaw.specs import Element, Language, Need, Provision
from modellaw.totals import REQUIRED
from modellaw.ui.session import Filters
from modellaw.ui.shelf import Judged
from modellaw.wording import worded

GROUPS = (
    "required missing",
    "required partial",
    "other partial",
    "other missing",
    "covered",
    "ask",
    "not in dossier",
    "flag",
    "not applicable",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A provision with what was found of it."""

    provision: Provision
    finding: Finding

    @property
    def elements(self) -> Iterable[tuple[Element, ElementFinding]]:
        """What the provision asks, each with what was found."""
        return zip(self.provision.elements, self.finding.elements, strict=True)

    @property
    def essential(self) -> int:
        """How many essential elements it has."""
        return sum(element.need is Need.ESSENTIAL for element in self.provision.elements)

    @property
    def found(self) -> int:
        """How many of them were found."""
        return sum(found.met for element, found in self.elements if element.need is Need.ESSENTIAL)

    @property
    def doubtful(self) -> int:
        """How many elements need a reader."""
        return sum(found.needs_reader for found in self.finding.elements)

    @property
    def broader(self) -> bool:
        """Whether the State's offence reaches further than is asked, because gain is no part of it."""
        return any(found.over_inclusive for found in self.finding.elements)

    @property
    def group(self) -> str:
        """Under which heading it is listed."""
        status = self.finding.status
        if status in (Status.MISSING, Status.PARTIAL):
            return f"{'required' if self.provision.obligation in REQUIRED else 'other'} {status.value}"
        return status.value


def rows(state: Judged) -> list[Row]:
    """Every provision, those that bind most first, else in the instrument's order."""
    ranks = {obligation: rank for rank, obligation in enumerate(OBLIGATIONS)}
    found = [Row(state.instrument.provision(finding.provision), finding) for finding in state.assessment.findings]
    return sorted(found, key=lambda row: ranks[row.provision.obligation])


def chosen(every: Iterable[Row], filters: Filters, language: Language) -> list[Row]:
    """The rows that pass every filter."""
    words = filters.words.casefold().split()
    return [
        row
        for row in every
        if (not filters.statuses or row.finding.status in filters.statuses)
        and (not filters.obligations or row.provision.obligation in filters.obligations)
        and (not filters.chapters or row.provision.chapter in filters.chapters)
        and (not filters.reader or row.doubtful)
        and all(word in f"{row.provision.id} {worded(row.provision.title, language)}".casefold() for word in words)
    ]


def missing_acts(every: Iterable[Row]) -> Mapping[tuple[str, ...], list[Row]]:
    """Kinds of act that were not among the files, each set of kinds with the provisions that wait for it."""
    waiting: dict[tuple[str, ...], list[Row]] = {}
    for row in every:
        if row.finding.status is Status.NOT_IN_DOSSIER:
            waiting.setdefault(tuple(sorted(row.provision.usual_home)), []).append(row)
    return dict(sorted(waiting.items(), key=lambda item: -len(item[1])))


def by_chapter(state: Judged) -> Counter[tuple[str, Status]]:
    """How many provisions of each chapter stand where."""
    chapters = {provision.id: provision.chapter for provision in state.instrument.provisions}
    return Counter((chapters[finding.provision], finding.status) for finding in state.assessment.findings)
