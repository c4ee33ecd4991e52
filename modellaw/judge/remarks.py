"""What a lawyer would add to a status: an over-inclusive offence, exploitation left unsaid, a penalty to check."""

from collections.abc import Mapping

from modellaw.assessment import ElementFinding, Status
from modellaw.specs import Need, Provision


def remarks(provision: Provision, status: Status, elements: Mapping[str, ElementFinding]) -> tuple[str, ...]:
    """Sentences that go with the status; none where there is nothing to add."""
    said = []
    for element in provision.elements:
        finding = elements[element.id]
        if element.need is Need.CODED and finding.over_inclusive:
            said.append(
                "Gain is no element of the offence: the conduct is criminal, and with it help given by family or for "
                "humanitarian reasons (over-inclusive)."
                if finding.value == "absent"
                else "Gain only raises the penalty: the basic offence reaches help given without gain (over-inclusive)."
            )
    doubtful = [element.id for element in provision.elements if elements[element.id].needs_reader]
    if doubtful:
        said.append(f"A reader should look at this before relying on it ({', '.join(doubtful)}).")
    if status is Status.NOT_IN_DOSSIER:
        said.append(f"Usually found in: {', '.join(provision.usual_home)} law; no such act was in the dossier.")
    return tuple(said)
