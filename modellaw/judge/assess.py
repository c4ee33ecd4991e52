"""Assess a dossier: units to concept hits, hits to evidence, evidence to findings."""

from collections.abc import Iterable

from modellaw.assessment import Assessment, ElementFinding, Finding, Status, StatuteRecord, Unread
from modellaw.instruments import DEFAULT, lexicon_languages, load_instrument
from modellaw.judge.elements import judge
from modellaw.judge.reading import Progress, Reading
from modellaw.judge.remarks import remarks
from modellaw.judge.status import status_of
from modellaw.judge.ties import Ties
from modellaw.specs import Provision
from modellaw.statute import Dossier
from modellaw.version import VERSION


def assess(
    dossier: Dossier, instrument: str = DEFAULT, *, landlocked: bool = False, progress: Progress | None = None
) -> Assessment:
    """Every finding for the dossier under the instrument, each with its proof.

    A statute in a language without a lexicon is reported as unread and left aside. `landlocked` says that the State
    has neither coast nor ship registry, so that provisions on the sea do not apply. Raises UnknownName for an
    instrument that does not exist.
    """
    asked = load_instrument(instrument)
    judged = [statute for statute in dossier.statutes if statute.language in lexicon_languages()]
    reading = Reading(judged, progress)
    if progress:
        progress(dossier.name, "tying the law together")
    ties = Ties(reading)
    found: dict[str, ElementFinding] = {}
    for element in asked.elements.values():
        if element.same_as is None:
            if progress:
                progress(dossier.name, f"judging {element.id}")
            found[element.id] = judge(element, reading, ties)
    for element in asked.elements.values():
        if element.same_as is not None:
            found[element.id] = _under(found[element.same_as], element.id)
    kinds = frozenset().union(*ties.kinds)
    statuses: dict[str, Status] = {}
    for provision in _settled_first(asked.provisions):
        at_sea = landlocked and provision.id.startswith("ML.SEA.")
        statuses[provision.id] = Status.NOT_APPLICABLE if at_sea else status_of(provision, found, statuses, kinds)
    return Assessment(
        dossier=dossier.name,
        instrument=asked.id,
        toolkit=VERSION,
        spec_sha256=asked.spec_sha256,
        statutes=tuple(
            StatuteRecord(statute.file, statute.sha256, statute.language, statute.title, statute.notes)
            for statute in judged
        ),
        findings=tuple(
            Finding(
                provision.id,
                statuses[provision.id],
                tuple(found[element.id] for element in provision.elements),
                remarks(provision, statuses[provision.id], found),
            )
            for provision in asked.provisions
        ),
        unread=tuple(Unread(problem.file, problem.message) for problem in dossier.problems) + _unsupported(dossier),
    )


def _under(finding: ElementFinding, identifier: str) -> ElementFinding:
    """The finding of a shared test, reported under another element's id."""
    return ElementFinding(identifier, *(getattr(finding, name) for name in ElementFinding.__slots__ if name != "id"))


def _settled_first(provisions: Iterable[Provision]) -> list[Provision]:
    """Provisions with elements of their own before those whose rule speaks of other provisions."""
    return sorted(provisions, key=lambda provision: not provision.elements)


def _unsupported(dossier: Dossier) -> tuple[Unread, ...]:
    known = ", ".join(lexicon_languages())
    return tuple(
        Unread(
            statute.file,
            f"{statute.file} is in a language ({statute.language}) that cannot be judged yet; "
            f"bring a translation into one of: {known}",
        )
        for statute in dossier.statutes
        if statute.language not in lexicon_languages()
    )
