"""Where a provision stands, from its elements: its rule, what counts alone, and what silence means."""

from collections.abc import Callable, Mapping

from modellaw.assessment import ElementFinding, Status
from modellaw.rules import holds, names_in
from modellaw.specs import Mode, Need, Provision


def status_of(
    provision: Provision,
    elements: Mapping[str, ElementFinding],
    others: Callable[[str], Status],
    kinds: frozenset[str],
) -> Status:
    """The provision's status.

    `elements` are the findings by element id, `others` gives the status of a provision that the rule names, `kinds` are
    the kinds of act in the dossier.
    """
    own = {element.name: element for element in provision.elements}

    def value(name: str) -> bool:
        if name in own:
            return elements[own[name].id].met
        return others(name) is Status.COVERED

    if provision.rule and holds(provision.rule, value):
        return Status.COVERED
    alone = (element for element in provision.elements if element.need is Need.ESSENTIAL and not element.dependent)
    named = names_in(provision.rule) if not provision.elements else ()
    if any(elements[element.id].met for element in alone) or any(others(name) is Status.COVERED for name in named[:1]):
        return Status.PARTIAL
    if provision.mode is Mode.ASK:
        return Status.ASK
    if provision.mode in (Mode.FLAG, Mode.NONE):
        return Status.FLAG
    if provision.usual_home and kinds.isdisjoint(provision.usual_home):
        return Status.NOT_IN_DOSSIER
    return Status.MISSING
