"""The two totals of an assessment, never one percentage: what is required, and apart what is recommended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from modellaw.assessment import Assessment, ElementFinding, Status
from modellaw.instruments import Instrument
from modellaw.specs import Need, Obligation

REQUIRED = (Obligation.REQUIRED, Obligation.QUALIFIED)
RECOMMENDED = (Obligation.POLICY, Obligation.CONSIDERED, Obligation.OPTIONAL)

# Silence under these is no gap, so their elements are neither found nor not found.
_OPEN = (Status.ASK, Status.NOT_APPLICABLE, Status.NOT_IN_DOSSIER)


@dataclass(frozen=True, slots=True)
class Total:
    """How many essential elements of a group of provisions were found; `open`: silence about them is no gap."""

    name: str
    found: int
    not_found: int
    needs_reader: int
    open: int

    @property
    def elements(self) -> int:
        """All of them."""
        return self.found + self.not_found + self.needs_reader + self.open


def totals(assessment: Assessment, instrument: Instrument) -> tuple[Total, Total]:
    """Essential elements of what is required, and apart of what is recommended."""
    return (
        _total("Required", REQUIRED, assessment, instrument),
        _total("Recommended", RECOMMENDED, assessment, instrument),
    )


def _total(name: str, levels: Iterable[Obligation], assessment: Assessment, instrument: Instrument) -> Total:
    essential = {
        element.id
        for provision in instrument.provisions
        if provision.obligation in levels
        for element in provision.elements
        if element.need is Need.ESSENTIAL
    }
    count = Counter(
        _outcome(element, finding.status)
        for finding in assessment.findings
        if finding.status is not Status.FLAG
        for element in finding.elements
        if element.id in essential
    )
    return Total(name, count["found"], count["not found"], count["needs a reader"], count["open"])


def _outcome(element: ElementFinding, status: Status) -> str:
    if element.needs_reader:
        return "needs a reader"
    if element.met:
        return "found"
    return "open" if status in _OPEN else "not found"
