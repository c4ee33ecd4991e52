"""A dossier read once for its concepts: where each is worded, in which sentence of which unit."""

import gc
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from analysis.definitions import Definition, definitions
from analysis.languages import LANGUAGES
from analysis.lists import alternatives
from analysis.normal import Normal, normalise
from analysis.phrases import Lexicon
from analysis.sentences import Opening, openings, sentence_starts
from analysis.units import Unit, UnitKind
from modellaw.judge.repeals import Repeal, left_aside, repeals
from modellaw.lexicons import lexicon
from modellaw.statute import Statute

Ints = NDArray[np.int32]
Progress = Callable[[str, str], None]  # (file, step)
AMENDING = "amending words"
_SHORT_LINE = 60  # characters of a sentence before the first section that may be a title or an entry of the contents
_LONG_SENTENCE = 600  # characters; a shorter one is read as a whole
NONE: Ints = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A legal sentence of a unit, numbered through the whole dossier."""

    statute: int
    unit: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hits:
    """Where one concept is worded, in order; the arrays run in parallel."""

    statute: Ints
    start: Ints
    end: Ints
    sentence: Ints
    unit: Ints


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A definition, and the concepts that its term words."""

    term: str
    concepts: frozenset[str]
    statute: int
    unit: int
    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class UnitRecord:
    """A unit of the dossier with the concepts its headings word."""

    statute: int
    unit: Unit
    sentences: range
    heading: frozenset[str]  # of the unit's own heading
    above: frozenset[str]  # of the headings it stands under


class Reading:
    """The concepts of a dossier's statutes, by sentence and unit, which are numbered through the dossier."""

    def __init__(self, statutes: Iterable[Statute], progress: Progress | None = None) -> None:
        """Scans every statute once; raises UnsupportedLanguage for one whose language has no lexicon."""
        self.statutes = tuple(statutes)
        self.sentences: list[Sentence] = []
        self.units: list[UnitRecord] = []
        self.definitions: list[DefinedTerm] = []
        self.titles: list[frozenset[str]] = []  # the concepts of each statute's title and file name
        self.normals: list[Normal] = []
        self._alternatives: dict[int, list[int]] = {}
        gathered: defaultdict[str, list[tuple[int, int, int, int, int]]] = defaultdict(list)
        with _collector_paused():
            for number, statute in enumerate(self.statutes):
                if progress:
                    progress(statute.file, "finding concepts")
                self._add(number, statute, gathered)
        self.hits: Mapping[str, Hits] = {
            concept: Hits(*(np.array(column, dtype=np.int32) for column in zip(*rows, strict=True)))
            for concept, rows in gathered.items()
        }

    def _add(
        self, number: int, statute: Statute, gathered: defaultdict[str, list[tuple[int, int, int, int, int]]]
    ) -> None:
        words = lexicon(statute.language)
        text = statute.text
        normal = normalise(text)
        self.normals.append(normal)
        headings = _heading_concepts(words, statute.units)
        self.titles.append(_title_concepts(words, statute.title) | _title_concepts(words, PurePath(statute.file).stem))
        first = len(self.sentences)
        lists: dict[int, tuple[int, Opening]] = {}  # by the sentence that opens one, with the first of its unit
        breaks = sentence_starts(text, LANGUAGES[statute.language].abbreviations).tolist()
        for unit in statute.units:
            if unit.kind is UnitKind.SUPERSEDED or unit.start >= unit.end:
                continue
            begin = len(self.sentences)
            places = [unit.start, *breaks[bisect_right(breaks, unit.start) : bisect_right(breaks, unit.end - 1)]]
            for start, end in zip(places, [*places[1:], unit.end], strict=True):
                self.sentences.append(Sentence(number, len(self.units), start, end))
            lists.update((begin + opening.sentence, (begin, opening)) for opening in openings(text, places, unit.end))
            above: frozenset[str] = frozenset().union(*(headings[line] for line in unit.above))
            self.units.append(
                UnitRecord(number, unit, range(begin, len(self.sentences)), headings[unit.heading], above)
            )
        own = self.sentences[first:]
        starts = [sentence.start for sentence in own]
        limits = np.searchsorted(normal.origin, [*starts, len(text)]).tolist()
        terms: list[tuple[int, int, str]] = []
        for hit in words.scan(normal.text, limits):
            start, end = normal.source(hit.start, hit.end)
            at = bisect_right(starts, start) - 1
            if at < 0 or end > own[at].end:
                continue
            gathered[hit.concept].append((number, start, end, first + at, own[at].unit))
            if first + at in lists:
                begin, opening = lists[first + at]
                said_with = opening.paragraphs if end <= opening.end else ()
                gathered[hit.concept] += [(number, start, end, begin + other, own[at].unit) for other in said_with]
            terms.append((start, end, hit.concept))
        self._define(number, statute, terms, starts, first)

    def _define(
        self, number: int, statute: Statute, hits: list[tuple[int, int, str]], starts: list[int], first: int
    ) -> None:
        places = [start for start, _, _ in hits]
        for record in self.units:
            if record.statute != number:
                continue
            for found in definitions(statute.text, record.unit.start, record.unit.end, statute.language):
                concepts = _inside(hits, places, found)
                sentence = first + bisect_right(starts, found.term_start) - 1
                term = statute.text[found.term_start : found.term_end]
                self.definitions.append(
                    DefinedTerm(
                        term,
                        concepts,
                        number,
                        self.sentences[sentence].unit,
                        sentence,
                        found.term_start,
                        min(found.end, self.sentences[sentence].end),
                    )
                )

    def of(self, concept: str) -> Hits:
        """Where the concept is worded; empty where it never is."""
        return self.hits.get(concept, Hits(NONE, NONE, NONE, NONE, NONE))

    @cached_property
    def unit_of(self) -> Ints:
        """For each sentence, its unit."""
        return np.array([sentence.unit for sentence in self.sentences], dtype=np.int32)

    @cached_property
    def statute_of(self) -> Ints:
        """For each sentence, its statute."""
        return np.array([sentence.statute for sentence in self.sentences], dtype=np.int32)

    @cached_property
    def enacting(self) -> NDArray[np.bool_]:
        """For each sentence, whether it can carry a rule.

        The short lines of a preamble are titles and contents, and what another act of the dossier repeals is no law.
        """
        enacting = np.array(
            [
                self.units[sentence.unit].unit.kind is not UnitKind.PREAMBLE
                or sentence.end - sentence.start >= _SHORT_LINE
                for sentence in self.sentences
            ],
            dtype=bool,
        )
        enacting[list(left_aside(self))] = False
        return enacting

    @cached_property
    def repeals(self) -> tuple[Repeal, ...]:
        """What the acts say of one another."""
        return repeals(self)

    def sentence_at(self, statute: int, offset: int) -> int | None:
        """The sentence that holds the offset in the statute's text; None between sentences."""
        low, high = np.searchsorted(self.statute_of, [statute, statute + 1])
        at = int(low) + int(np.searchsorted(self._starts[low:high], offset, side="right")) - 1
        if at < low:
            return None
        return at if offset < self.sentences[at].end else None

    @cached_property
    def _starts(self) -> Ints:
        return np.array([sentence.start for sentence in self.sentences], dtype=np.int32)

    def alternatives(self, sentence: int) -> list[int]:
        """Where, in the statute's text, the paragraphs of a long sentence that lists alternatives begin."""
        where = self.sentences[sentence]
        if where.end - where.start < _LONG_SENTENCE:
            return []
        if sentence not in self._alternatives:
            self._alternatives[sentence] = [where.start + at for at in alternatives(self.quote(sentence))]
        return self._alternatives[sentence]

    def quote(self, sentence: int) -> str:
        """The words of a sentence, as printed."""
        where = self.sentences[sentence]
        return self.statutes[where.statute].text[where.start : where.end]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection while hits pile up: none of them is garbage, and each collection would walk them all."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _title_concepts(words: Lexicon, title: str) -> frozenset[str]:
    """The concepts of a title up to where it says what else the act amends: that is not what the act is."""
    hits = words.scan(normalise(title).text)
    end = min((hit.start for hit in hits if hit.concept == AMENDING), default=len(title) + 2)
    return frozenset(hit.concept for hit in hits if hit.start < end)


def _heading_concepts(words: Lexicon, units: Iterable[Unit]) -> dict[str, frozenset[str]]:
    """The concepts of every heading that occurs, scanned in one go."""
    lines = list(dict.fromkeys(line for unit in units for line in (unit.heading, *unit.above)))
    copies = [normalise(line).text for line in lines]
    limits, at = [], 0
    for copy in copies:
        at += len(copy)
        limits.append(at)
    found: list[set[str]] = [set() for _ in lines]
    for hit in words.scan("".join(copies), limits):
        found[bisect_right(limits, hit.start)].add(hit.concept)
    return {line: frozenset(concepts) for line, concepts in zip(lines, found, strict=True)}


def _inside(hits: list[tuple[int, int, str]], places: list[int], found: Definition) -> frozenset[str]:
    low, high = bisect_right(places, found.term_start - 1), bisect_right(places, found.term_end - 1)
    return frozenset(concept for _, end, concept in hits[low:high] if end <= found.term_end)
