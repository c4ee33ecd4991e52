"""What ties each sentence of a dossier to the smuggling offence: the law read as a network.

A sentence is tied because it makes the offence, defines a term that the offence uses, refers to the offence by number
or name, speaks of "an offence under this Act" in the offence's act, or stands beside it. General law is tied where it
reaches every offence.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.normal import normal_words
from analysis.penalties import terms_of_years
from analysis.references import normal_number, references
from analysis.units import UnitKind
from modellaw.judge.reading import Reading
from modellaw.judge.ways import Mask, Passage, by_unit, passages
from modellaw.lexicons import act_kinds, contexts
from modellaw.specs import Context, Strength, Way

SMUGGLING = "smuggling of migrants"
TRAFFICKING = "trafficking in persons"
TRAFFICKING_IN_ITS_ACT = "trafficking by its short name"
FOREIGNER = "foreigner"
THIS_ACT = "offence under this act"
THIS_PART = "offence under this part"
PRECEDING = "preceding section"
THRESHOLD = "penalty threshold"

# How close each tie is: legal judgement, used to rank and to weigh evidence, not to decide alone.
CORE, REFERS, UNDER_THIS_ACT, BESIDE, SAME_ACT, GENERAL_LAW, FOREIGNERS_LAW = 1.0, 0.85, 0.7, 0.6, 0.5, 0.3, 0.2

_GENERAL_KINDS = (
    "penal",
    "procedure",
    "mutual assistance",
    "extradition",
    "witness",
    "proceeds",
    "organised crime",
    "victims",
)
_FOREIGNERS_KINDS = ("immigration", "refugee", "smuggling")
_MANY_DEFINITIONS = (
    3  # a unit that defines so many terms is a list of definitions: only the sentence that matched is the offence
)
_LONG_UNIT = 60  # sentences; in a longer unit, too, only the sentence that matched
_GROUP = 40  # units; a larger Part says nothing of what stands beside what
_SMALL_ACT = 30  # units; a smaller act that makes the offence is an act about it, whatever its title
_BEFORE_A_TITLE = 40  # characters: "an offence under the" stands no further before the title of an act
_OFFENCE_UNDER = re.compile(r" (?:offen[cs]es?|crimes?|infractions?|delitos?)(?: \w+){1,4} $")
_OPENING = 15  # units; definitions for a whole act stand among its first
_SHORTEST_TERM = 5


class Ties:
    """For every sentence, what ties it to smuggling; for every statute, what kind of act it is."""

    def __init__(self, reading: Reading, *, letter: bool = False) -> None:
        """Works out the ties of a dossier as read; a letter is no law, and nothing in it ties to an offence."""
        self.reading = reading
        count = len(reading.sentences)
        self.closeness: NDArray[np.float64] = np.zeros(count)
        self.trafficking_only: Mask = np.zeros(count, dtype=bool)
        self.offences: dict[str, list[Passage]] = {}
        self._core: dict[str, Mask] = {}
        self._refers: Mask = np.zeros(count, dtype=bool)
        self.kinds = self._kinds()
        if letter:
            self.offences = {name: [] for name in contexts().offences}
            self._core = dict.fromkeys(contexts().offences, self._refers)
            return
        self.trafficking_only = self._about_trafficking()
        for name, ways in contexts().offences.items():
            self.offences[name] = self._making(
                [way for way in ways if way.strength is not Strength.WEAK]
            ) or self._making([way for way in ways if way.strength is Strength.WEAK])
            if name == "smuggling offence":
                self.offences[name] = self._credible(self.offences[name])
            self._core[name] = self._core_sentences(self.offences[name])
        self._tie(self._core["smuggling offence"])
        self.trafficking_only = self._about_trafficking()

    def _making(self, ways: Iterable[Way]) -> list[Passage]:
        """Where an offence is made: in enacted text only."""
        found = (passage for way in ways for passage in passages(way, self.reading, self))
        return [passage for passage in found if self.reading.units[passage.unit].unit.kind is UnitKind.SECTION]

    def _credible(self, found: list[Passage]) -> list[Passage]:
        """Those that can be believed: a code holds every offence there is.

        Where the offence was surely found somewhere, a section of a code that only may make it counts if it names
        smuggling of migrants.
        """
        sure = {passage.unit for passage in found if passage.way.strength is Strength.SURE}
        named = set(self.reading.of(SMUGGLING).unit.tolist())
        code = self.in_acts(["penal"])
        return [
            passage
            for passage in found
            if not sure or passage.unit in sure | named or not code[self.reading.units[passage.unit].statute]
        ]

    @cached_property
    def unit_closeness(self) -> NDArray[np.float64]:
        """The closest tie of each unit."""
        best = np.zeros(len(self.reading.units))
        np.maximum.at(best, self.reading.unit_of, self.closeness)
        return best

    def in_acts(self, kinds: Iterable[str]) -> Mask:
        """For each statute, whether it is of one of the kinds."""
        wanted = frozenset(kinds)
        return np.array([not wanted.isdisjoint(them) for them in self.kinds], dtype=bool)

    def of(self, context: Context) -> Mask:
        """The sentences of which the context holds."""
        tied: Mask
        match context:
            case Context.SMUGGLING:
                tied = self.closeness >= SAME_ACT
            case Context.OFFENCES:
                tied = np.logical_or.reduce([self.closeness >= UNDER_THIS_ACT, *self._core.values(), self._refers])
            case Context.GENERAL:
                tied = self._general
            case Context.FOREIGNERS:
                tied = self._foreigners
            case _:
                tied = self._core[context.value]
        return tied

    # --- kinds of act --------------------------------------------------------------------------------------------

    def _kinds(self) -> list[frozenset[str]]:
        found: list[set[str]] = [set() for _ in self.reading.statutes]
        for name, kind in act_kinds().items():
            for number, concepts in enumerate(self.reading.titles):
                if not concepts.isdisjoint(kind.title):
                    found[number].add(name)
            for way in kind.content:
                for passage in passages(way, self.reading):
                    found[self.reading.units[passage.unit].statute].add(name)
        return [frozenset(kinds or {"other"}) for kinds in found]

    # --- the offence and what stands by it -----------------------------------------------------------------------

    def _core_sentences(self, found: list[Passage]) -> Mask:
        core = np.zeros(len(self.reading.sentences), dtype=bool)
        for passage in found:
            sentences = self.reading.units[passage.unit].sentences
            if self._defining[passage.unit] >= _MANY_DEFINITIONS or len(sentences) > _LONG_UNIT:
                core[passage.sentence] = True
            else:
                core[sentences.start : sentences.stop] = True
        for unit in self._breached(found):
            sentences = self.reading.units[unit].sentences
            core[sentences.start : sentences.stop] = True
        core[self._terms_used(core)] = True
        return core

    def _breached(self, found: list[Passage]) -> list[int]:
        """The sections whose breach is punished when someone helps in it, where that is the only offence there is."""
        reading = self.reading
        named = {
            (sentence.statute, number)
            for passage in found
            if passage.way.strength is Strength.WEAK
            for sentence in [reading.sentences[passage.sentence]]
            for number in references(reading.quote(passage.sentence), reading.statutes[sentence.statute].language)
        }
        return [
            number
            for number, record in enumerate(reading.units)
            if (record.statute, normal_number(record.unit.label)) in named and len(record.sentences) <= _LONG_UNIT
        ]

    @cached_property
    def _defining(self) -> Counter[int]:
        """How many terms each unit defines."""
        return Counter(term.unit for term in self.reading.definitions)

    def _making_units(self, core: Mask) -> set[int]:
        """The units that make the smuggling offence."""
        return {passage.unit for passage in self.offences["smuggling offence"] if core[passage.sentence]}

    def _terms_used(self, core: Mask) -> list[int]:
        """The sentences that define a term which the offence uses: for the whole act, or under the same heading."""
        reading = self.reading
        used: defaultdict[int, list[str]] = defaultdict(list)
        beside: set[tuple[int, tuple[str, ...]]] = set()
        for sentence in np.flatnonzero(core).tolist():
            where = reading.sentences[sentence]
            used[where.statute].append(normal_words(reading.quote(sentence)))
            beside.add((where.statute, reading.units[where.unit].unit.above))
        words = {statute: f" {' '.join(parts)} " for statute, parts in used.items()}
        first = {
            statute: min(n for n, record in enumerate(reading.units) if record.statute == statute) for statute in used
        }
        found = []
        for term in reading.definitions:
            if term.statute not in words:
                continue
            near = (term.statute, reading.units[term.unit].unit.above) in beside
            if not near and term.unit - first[term.statute] > _OPENING:
                continue
            name = normal_words(term.term)
            if len(name) >= _SHORTEST_TERM and f" {name} " in words[term.statute]:
                found.append(term.sentence)
        return found

    def _tie(self, core: Mask) -> None:
        reading = self.reading
        self._raise(core, CORE)
        statutes = sorted({reading.sentences[sentence].statute for sentence in np.flatnonzero(core).tolist()})
        numbers: dict[int, frozenset[str]] = {}
        for statute in statutes:
            units = {
                reading.sentences[sentence].unit
                for sentence in np.flatnonzero(core & (reading.statute_of == statute)).tolist()
            }
            making = {unit for unit in self._making_units(core) & units if self._defining[unit] < _MANY_DEFINITIONS}
            numbers[statute] = frozenset(normal_number(reading.units[unit].unit.label) for unit in making)
        self._refers = self._referring(numbers)
        self._raise(self._refers, REFERS)
        beside = self._beside(core)
        # a code holds every other offence too: "an offence under this Code" is general law there
        own_act = np.isin(reading.statute_of, statutes) & ~self.in_acts(["penal"])[reading.statute_of]
        self._raise(self._mention([THIS_ACT]) & own_act, UNDER_THIS_ACT)
        self._raise(self._mention([THIS_PART]) & self._under_part_of(core), UNDER_THIS_ACT)
        self._raise(self._mention([PRECEDING]) & self._following(core), REFERS)
        self._raise(beside, BESIDE)
        small = {statute for statute in statutes if self._size(statute) <= _SMALL_ACT}
        self._raise(
            self.in_acts(["smuggling"])[reading.statute_of] | np.isin(reading.statute_of, sorted(small)), SAME_ACT
        )
        self._raise(self._general, GENERAL_LAW)
        self._raise(self._foreigners, FOREIGNERS_LAW)

    def _size(self, statute: int) -> int:
        return sum(record.statute == statute for record in self.reading.units)

    def _raise(self, where: Mask, tie: float) -> None:
        self.closeness[where] = np.maximum(self.closeness[where], tie)

    def _referring(self, numbers: dict[int, frozenset[str]]) -> Mask:
        """Sentences that name the offence's section: by number in its own act, by act and number elsewhere."""
        reading = self.reading
        refers = np.zeros(len(reading.sentences), dtype=bool)
        titles = {statute: normal_words(reading.statutes[statute].title) for statute in numbers}
        for at, sentence in enumerate(reading.sentences):
            if sentence.statute in numbers:
                passage = reading.statutes[sentence.statute].text[sentence.start : sentence.end]
                refers[at] = not references(passage, reading.statutes[sentence.statute].language).isdisjoint(
                    numbers[sentence.statute]
                )
        for statute, title in titles.items():
            if len(title.split()) < 3:
                continue
            for other, normal in enumerate(reading.normals):
                start = normal.text.find(f" {title} ") if other != statute else -1
                while start >= 0:
                    offset, _ = normal.source(start, start + len(title))
                    place = reading.sentence_at(other, offset)
                    if place is not None:
                        named = references(reading.quote(place), reading.statutes[other].language, elsewhere=True)
                        any_offence = _OFFENCE_UNDER.search(normal.text, max(0, start - _BEFORE_A_TITLE), start + 1)
                        refers[place] |= not named.isdisjoint(numbers[statute]) or bool(any_offence and not named)
                    start = normal.text.find(f" {title} ", start + 1)
        return refers

    def _beside(self, core: Mask) -> Mask:
        """Sentences of units under the same innermost heading as a unit that makes the offence."""
        reading = self.reading
        groups: defaultdict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
        for number, record in enumerate(reading.units):
            if record.unit.above:
                groups[(record.statute, record.unit.above)].append(number)
        making = self._making_units(core)
        beside = np.zeros(len(core), dtype=bool)
        for units in groups.values():
            if len(units) <= _GROUP and not making.isdisjoint(units):
                for unit in units:
                    sentences = reading.units[unit].sentences
                    beside[sentences.start : sentences.stop] = True
        return beside

    def _under_part_of(self, core: Mask) -> Mask:
        """Sentences under the offence's own heading, or directly under one that stands above it."""
        reading = self.reading
        making = self._making_units(core)
        headings = {
            (reading.units[unit].statute, above[:depth])
            for unit in making
            for above in [reading.units[unit].unit.above]
            for depth in range(1, len(above) + 1)
        }
        return by_unit(self.reading, ((record.statute, record.unit.above) in headings for record in reading.units))

    def _following(self, core: Mask) -> Mask:
        """Sentences of the unit that comes right after one that makes the offence."""
        making = self._making_units(core)
        return by_unit(self.reading, (number - 1 in making for number in range(len(self.reading.units))))

    # --- general law, foreigners' law, and what is about something else ------------------------------------------

    def _mention(self, concepts: Iterable[str]) -> Mask:
        mention = np.zeros(len(self.reading.sentences), dtype=bool)
        for concept in concepts:
            mention[self.reading.of(concept).sentence] = True
        return mention

    def _headed(self, concepts: Iterable[str]) -> Mask:
        wanted = frozenset(concepts)
        return by_unit(
            self.reading, (not wanted.isdisjoint(record.heading | record.above) for record in self.reading.units)
        )

    @cached_property
    def _general(self) -> Mask:
        other = contexts().other_offence
        general = self.in_acts(_GENERAL_KINDS)[self.reading.statute_of] & ~self._headed(other) & ~self._mention(other)
        if self.gravest is not None:
            general[[sentence for sentence, years in self.thresholds.items() if years > self.gravest]] = False
        return general

    @cached_property
    def gravest(self) -> int | None:
        """The longest term of imprisonment, in years, of the smuggling offence; None where none is printed."""
        tied = np.flatnonzero(self._core["smuggling offence"] | self._refers).tolist()
        return max((term for sentence in tied for term in self._terms(sentence)), default=None)

    @cached_property
    def thresholds(self) -> dict[int, int]:
        """The sentences that speak of offences by their penalty, and the least number of years that they ask for."""
        asked = {sentence: self._terms(sentence) for sentence in set(self.reading.of(THRESHOLD).sentence.tolist())}
        return {sentence: min(terms) for sentence, terms in asked.items() if terms}

    def _terms(self, sentence: int) -> tuple[int, ...]:
        where = self.reading.sentences[sentence]
        return terms_of_years(self.reading.quote(sentence), self.reading.statutes[where.statute].language)

    @cached_property
    def _foreigners(self) -> Mask:
        speak = self._mention([FOREIGNER])
        for way in contexts().foreigners:
            speak[[passage.sentence for passage in passages(way, self.reading)]] = True
        return self.in_acts(_FOREIGNERS_KINDS)[self.reading.statute_of] | speak

    def _about_trafficking(self) -> Mask:
        """Sentences about trafficking in persons and not about smuggling: by act, by heading, or in their own words."""
        reading = self.reading
        of_act = self.in_acts(["trafficking"]) & ~self.in_acts(["smuggling"])
        for statute in {reading.units[passage.unit].statute for passage in self.offences.get("smuggling offence", ())}:
            of_act[statute] = False  # an act that makes both offences is about trafficking only where it says so
        smuggling = self._mention([SMUGGLING]) | self._headed([SMUGGLING])
        about = of_act[reading.statute_of] | self._headed([TRAFFICKING]) | self._mention([TRAFFICKING])
        about |= self.in_acts(["trafficking"])[reading.statute_of] & self._mention([TRAFFICKING_IN_ITS_ACT])
        return about & ~smuggling & ~(self.closeness >= UNDER_THIS_ACT)
