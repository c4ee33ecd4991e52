"""The mission brief: one State's law under several instruments, and what to ask, as an adviser carries it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from modellaw.assessment import Assessment, ElementFinding, Finding, Status
from modellaw.assistance import Check, Group, Item, assistance
from modellaw.authorities import authorities
from modellaw.concordance import Concordance, concordance
from modellaw.instruments import Instrument, load_instrument
from modellaw.notes import Note, Notes
from modellaw.specs import Element, Mode, Need, Obligation, Provision, Text
from modellaw.totals import REQUIRED

_UNCHANGED = Note()
_FORCE = {obligation: rank for rank, obligation in enumerate(Obligation)}
_OPEN = (Status.MISSING, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision that the brief speaks of."""

    id: str  # what notes hold on to
    instrument: Instrument
    provision: Provision
    finding: Finding
    also: tuple[str, ...] = ()  # provisions of other instruments of which nothing else is to be said

    @property
    def elements(self) -> Iterator[tuple[Element, ElementFinding]]:
        """What the provision asks, each with what was found."""
        return zip(self.provision.elements, self.finding.elements, strict=True)

    def tests(self, chosen: Callable[[Element, ElementFinding], bool]) -> frozenset[str]:
        """The tests behind the elements chosen: the same in every instrument that shares them."""
        return frozenset(
            self.instrument.tests[element.id].id for element, found in self.elements if chosen(element, found)
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A question for an authority, where it comes from, and what to ask for as proof."""

    id: str  # what notes hold on to
    authority: str
    text: Text
    source: str  # id of the provision, or of the assistance item
    evidence: Text = field(default_factory=dict)
    entry: Entry | None = None  # the provision whose silence asks


@dataclass(frozen=True, slots=True)
class Answered:
    """A check of an assistance item that the statutes answer, wholly or in part, by the findings of these elements."""

    check: Check
    found: tuple[ElementFinding, ...]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """An assistance item: what the statutes answer of it, and the ids of the questions that remain."""

    group: Group
    item: Item
    answered: tuple[Answered, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Kinds of act of which the dossier has none, and the provisions that wait for one of them."""

    kinds: tuple[str, ...]
    entries: tuple[Entry, ...]


Said = TypeVar("Said", Entry, Question)


@dataclass(frozen=True)
class Brief:
    """Everything that can go into the document; the notes say what does, in which order, and what people add."""

    state: str
    assessments: tuple[Assessment, ...]
    concordance: Concordance
    gaps: tuple[Entry, ...]  # required, and missing or partial: what binds most first
    wider: tuple[Entry, ...]  # offences that reach further than asked, and what the statute should not have added
    recommended: tuple[Entry, ...]  # not required, and missing or partial
    covered: tuple[Entry, ...]
    questions: tuple[Question, ...]
    items: tuple[ItemResult, ...]
    lacking: tuple[Lacking, ...]
    notes: Notes

    @cached_property
    def by_authority(self) -> Mapping[str, tuple[Question, ...]]:
        """All questions by whom to ask, in the order of authorities.yaml."""
        groups = {name: tuple(asked for asked in self.questions if asked.authority == name) for name in authorities()}
        return {name: them for name, them in groups.items() if them}

    def note(self, said: Entry | Question) -> Note:
        """What people said about it."""
        return self.notes.get(said.id, _UNCHANGED)

    def arranged(self, them: Iterable[Said]) -> list[Said]:
        """In the order that the notes give, and else the toolkit's."""
        placed = [(at if (place := self.note(said).place) is None else place, at, said) for at, said in enumerate(them)]
        return [said for _, _, said in sorted(placed, key=lambda item: item[:2])]

    def kept(self, them: Iterable[Said]) -> list[Said]:
        """The same, without what was dropped."""
        return [said for said in self.arranged(them) if not self.note(said).dropped]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that a note can hold on to."""
        entries = (*self.gaps, *self.wider, *self.recommended, *self.covered)
        return frozenset([*(entry.id for entry in entries), *(question.id for question in self.questions)])


def mission_brief(assessments: Sequence[Assessment], notes: Notes | None = None) -> Brief:
    """The brief of one State from its assessments, one an instrument; the first instrument speaks for the others.

    A provision of a later instrument that lacks only what one of an earlier lacks is named there and not said again.
    """
    every = [entry for assessment in assessments for entry in _entries(assessment)]
    found = {element.id: element for entry in every for element in entry.finding.elements}
    required = [entry for entry in every if entry.provision.obligation in REQUIRED]
    rest = [entry for entry in every if entry.provision.obligation not in REQUIRED]
    asking = _once("ask", [entry for entry in every if entry.finding.status is Status.ASK], _essential)
    questions = [
        Question(entry.id, entry.provision.ask, entry.provision.question, entry.provision.id, entry=entry)
        for entry in asking
        if entry.provision.ask
    ]
    items = []
    for group in assistance().groups:
        for item in group.items:
            result, asked = _item(group, item, found)
            items.append(result)
            questions += asked
    return Brief(
        state=assessments[0].dossier,
        assessments=tuple(assessments),
        concordance=concordance(load_instrument(assessment.instrument) for assessment in assessments),
        gaps=tuple(sorted(_once("gap", filter(_is_gap, required), _wanting), key=_urgency)),
        wider=tuple(_once("wider", filter(_is_wider, every), _too_wide)),
        recommended=tuple(sorted(_once("advice", filter(_is_gap, rest), _wanting), key=_urgency)),
        covered=tuple(_once("covered", (e for e in every if e.finding.status is Status.COVERED), _essential)),
        questions=tuple(questions),
        items=tuple(items),
        lacking=_lacking(every),
        notes=notes or {},
    )


def _entries(assessment: Assessment) -> Iterator[Entry]:
    instrument = load_instrument(assessment.instrument)
    for finding in assessment.findings:
        yield Entry(finding.provision, instrument, instrument.provision(finding.provision), finding)


def _urgency(entry: Entry) -> tuple[int, bool]:
    """What binds most first, and of that what is wholly missing."""
    return _FORCE[entry.provision.obligation], entry.finding.status is Status.PARTIAL


def _essential(element: Element, found: ElementFinding) -> bool:
    return element.need is Need.ESSENTIAL


def _wanting(element: Element, found: ElementFinding) -> bool:
    return element.need is Need.ESSENTIAL and not found.met


def _too_wide(element: Element, found: ElementFinding) -> bool:
    return found.over_inclusive or (element.need is Need.ESSENTIAL and not found.met)


def _is_gap(entry: Entry) -> bool:
    """Whether something is to be written; what is only another way of wording other provisions is told with those."""
    if not entry.provision.elements:
        return False
    return entry.finding.status in _OPEN and entry.provision.mode is not Mode.NEGATIVE


def _is_wider(entry: Entry) -> bool:
    added = entry.provision.mode is Mode.NEGATIVE and entry.finding.status in _OPEN
    return added or any(found.over_inclusive for found in entry.finding.elements)


def _once(part: str, entries: Iterable[Entry], about: Callable[[Element, ElementFinding], bool]) -> list[Entry]:
    """The entries, each subject once: one that is about no more than an earlier one of another instrument joins it."""
    kept: list[Entry] = []
    for entry in entries:
        tests = entry.tests(about)
        for at, earlier in enumerate(kept):
            if tests and earlier.instrument is not entry.instrument and tests <= earlier.tests(about):
                kept[at] = replace(earlier, also=(*earlier.also, entry.provision.id))
                break
        else:
            kept.append(replace(entry, id=f"{part} {entry.provision.id}"))
    return kept


def _item(group: Group, item: Item, found: Mapping[str, ElementFinding]) -> tuple[ItemResult, list[Question]]:
    """What the statutes answer of an item, and what remains to be asked."""
    answered: list[Answered] = []
    asked: list[Question] = []
    for number, check in enumerate(item.checks):
        met = tuple(found[hook] for hook in check.hooks if hook in found and found[hook].met)
        if met:
            answered.append(Answered(check, met))
        if len(met) < len(check.hooks) or not check.hooks:
            asked.append(Question(item.check_id(number), check.ask, check.text, item.id, check.evidence))
    return ItemResult(group, item, tuple(answered), tuple(question.id for question in asked)), asked


def _lacking(entries: Iterable[Entry]) -> tuple[Lacking, ...]:
    """What waits for acts that were not brought, the kind that most provisions wait for first."""
    waiting: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.finding.status is Status.NOT_IN_DOSSIER:
            waiting.setdefault(tuple(sorted(entry.provision.usual_home)), []).append(entry)
    ranked = sorted(waiting.items(), key=lambda item: -len(item[1]))
    return tuple(Lacking(kinds, tuple(them)) for kinds, them in ranked)
