"""Assess a dossier: units to concept hits, hits to evidence, evidence to findings under each instrument asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from modellaw.assessment import Assessment, ElementFinding, Finding, Status, StatuteRecord, Unread
from modellaw.instruments import DEFAULT, Instrument, load_instrument
from modellaw.judge.elements import judge
from modellaw.judge.reading import Progress, Reading
from modellaw.judge.remarks import remarks
from modellaw.judge.repeals import notes
from modellaw.judge.status import status_of
from modellaw.judge.ties import Ties
from modellaw.lexicons import lexicon_languages
from modellaw.specs import Element, Provision
from modellaw.statute import Dossier
from modellaw.version import VERSION


def assess(
    dossier: Dossier, instrument: str = DEFAULT, *, landlocked: bool = False, progress: Progress | None = None
) -> Assessment:
    """Every finding for the dossier under the instrument, each with its proof.

    A statute in a language without a lexicon is reported as unread and left aside. `landlocked` says that the State
    has neither coast nor ship registry, so that provisions on the sea do not apply. Raises UnknownName for an
    instrument that does not exist, and SpecError for a faulty one.
    """
    return assess_under(dossier, [instrument], landlocked=landlocked, progress=progress)[0]


def assess_under(
    dossier: Dossier, instruments: Sequence[str], *, landlocked: bool = False, progress: Progress | None = None
) -> tuple[Assessment, ...]:
    """One assessment an instrument from one reading of the law; a test that several instruments share is made once."""
    asked = [load_instrument(name) for name in instruments]
    letter = all(instrument.reads == "request" for instrument in asked)
    judgement = _Judgement(dossier, letter=letter, landlocked=landlocked, progress=progress)
    return tuple(judgement.under(instrument) for instrument in asked)


class _Judgement:
    """What a dossier shows: each test made once, and only when an instrument asks for it."""

    def __init__(self, dossier: Dossier, *, letter: bool, landlocked: bool, progress: Progress | None) -> None:
        self._dossier = dossier
        self._landlocked = landlocked
        self._progress = progress
        self._statutes = [statute for statute in dossier.statutes if statute.language in lexicon_languages()]
        self._reading = Reading(self._statutes, progress)
        if progress:
            progress(dossier.name, "tying the law together")
        self._ties = Ties(self._reading, letter=letter)
        self._kinds = frozenset().union(*self._ties.kinds)
        self._found: dict[str, ElementFinding] = {}

    def under(self, instrument: Instrument) -> Assessment:
        """All findings under the instrument."""
        every = {provision.id: provision for provision in (*instrument.named.values(), *instrument.provisions)}
        elements = {name: replace(self._test(test), id=name) for name, test in instrument.tests.items()}
        statuses: dict[str, Status] = {}

        def status(name: str) -> Status:
            if name not in statuses:
                statuses[name] = self._status(every[name], elements, status)
            return statuses[name]

        return Assessment(
            dossier=self._dossier.name,
            instrument=instrument.id,
            toolkit=VERSION,
            spec_sha256=instrument.spec_sha256,
            statutes=tuple(
                StatuteRecord(
                    statute.file,
                    statute.sha256,
                    statute.language,
                    statute.title,
                    (*statute.notes, *notes(self._reading, number)),
                )
                for number, statute in enumerate(self._statutes)
            ),
            findings=tuple(
                Finding(
                    provision.id,
                    status(provision.id),
                    tuple(elements[element.id] for element in provision.elements),
                    remarks(provision, status(provision.id), elements),
                )
                for provision in instrument.provisions
            ),
            unread=(
                *(Unread(problem.file, problem.message) for problem in self._dossier.problems),
                *_unsupported(self._dossier),
            ),
        )

    def _test(self, element: Element) -> ElementFinding:
        if element.id not in self._found:
            if self._progress:
                self._progress(self._dossier.name, f"judging {element.id}")
            self._found[element.id] = judge(element, self._reading, self._ties)
        return self._found[element.id]

    def _status(
        self, provision: Provision, elements: Mapping[str, ElementFinding], others: Callable[[str], Status]
    ) -> Status:
        if self._landlocked and provision.at_sea:
            return Status.NOT_APPLICABLE
        return status_of(provision, elements, others, self._kinds)


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
