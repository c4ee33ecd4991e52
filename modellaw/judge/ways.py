"""Where a dossier meets a way: the passages that hold all it asks for, in the scope and context it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.units import UnitKind
from modellaw.assessment import Mark
from modellaw.judge.reading import NONE, Hits, Ints, Reading
from modellaw.specs import AnyOf, Way

if TYPE_CHECKING:
    from modellaw.judge.ties import Ties

Mask = NDArray[np.bool_]
COMMITS = "commits offence"
CLOSING = (COMMITS, "penalty")
_MOST = 40  # passages kept of one way: enough to rank, few enough to explain
_HEADING_LENGTH = 120  # a first sentence shorter than this is the heading itself
_LETTERS = 6.5  # characters a word takes, its space included, when a window is given in words


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where all that a way asks for stands together."""

    way: Way
    unit: int
    sentence: int  # the sentence that holds most of it
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One hit of one item of a way."""

    statute: int
    start: int
    end: int
    sentence: int
    concept: str

    @property
    def mark(self) -> Mark:
        return Mark(self.start, self.end, self.concept)


@dataclass(frozen=True, slots=True)
class _Item:
    """The hits of any of an item's concepts, in the order of the dossier."""

    concepts: AnyOf
    which: Ints
    hits: Hits

    def rows(self, low: int, high: int) -> list[_Row]:
        hits = self.hits
        return [
            _Row(
                int(hits.statute[at]),
                int(hits.start[at]),
                int(hits.end[at]),
                int(hits.sentence[at]),
                self.concepts[int(self.which[at])],
            )
            for at in range(low, high)
        ]

    def at(self, key: Ints, place: int) -> list[_Row]:
        """The rows of one sentence or unit; `key` is this item's sentence or unit column, which is sorted."""
        low, high = np.searchsorted(key, [place, place + 1])
        return self.rows(int(low), int(high))

    def at_sentence(self, sentence: int) -> list[_Row]:
        """The rows of one sentence."""
        return self.at(self.hits.sentence, sentence)

    def between(self, reading: Reading, sentence: int, low: int, high: int) -> list[_Row]:
        """The rows that lie in a span of the unit to which the sentence belongs."""
        unit = reading.sentences[sentence].unit
        return [row for row in self.at(self.hits.unit, unit) if low <= row.start and row.end <= high]


def passages(way: Way, reading: Reading, ties: "Ties | None" = None) -> list[Passage]:
    """The passages (the best `_MOST`) that meet the way; without ties, context and kinds of act are left aside."""
    allowed = allowed_sentences(way, reading, ties)
    if not allowed.any():
        return []
    if way.defines:
        return _defining(way, reading, allowed)
    items = [_union(reading, item, allowed) for item in way.find]
    if any(len(item.which) == 0 for item in items):
        return []
    if not items:
        return _headed(way, reading, allowed)
    by_sentence = way.within == "sentence"
    keys = [item.hits.sentence if by_sentence else item.hits.unit for item in items]
    places = _common(keys)
    against = _union(reading, way.against, None)
    if way.within == "section":
        places = np.setdiff1d(places, against.hits.unit)
    elif by_sentence:
        spoiled = np.setdiff1d(against.hits.sentence, reading.of(COMMITS).sentence)  # in a list of offences, below
        places = np.setdiff1d(places, spoiled)
    if ties is not None and len(places) > _MOST:
        closeness = ties.closeness if by_sentence else ties.unit_closeness
        places = np.sort(places[np.argsort(-closeness[places], kind="stable")[:_MOST]])
    found = []
    for place in places.tolist():
        rows = [item.at(key, place) for item, key in zip(items, keys, strict=True)]
        if isinstance(way.within, int):
            window = _window(rows, way.within)
            if window is None:
                continue
            rows = [[row for row in them if window[0] <= row.start and row.end <= window[1]] for them in rows]
            if any(against.at_sentence(sentence) for sentence in {row.sentence for them in rows for row in them}):
                continue
        elif by_sentence:
            rows = _of_one_paragraph(rows, against.at_sentence(place), reading, place)
            if not rows:
                continue
        found.append(_passage(way, reading, [row for them in rows for row in them]))
    return found


def allowed_sentences(way: Way, reading: Reading, ties: "Ties | None") -> Mask:
    """The sentences in which the way may be met: context, kind of act, heading, place."""
    allowed = reading.enacting.copy()
    if ties is not None:
        if way.context:
            allowed &= np.logical_or.reduce([ties.of(context) for context in way.context])
        if way.acts:
            allowed &= ties.in_acts(way.acts)[reading.statute_of]
        if way.trafficking == "void":
            allowed &= ~ties.trafficking_only
    if way.where == "preamble":
        allowed &= by_unit(reading, (record.unit.kind is UnitKind.PREAMBLE for record in reading.units))
    if way.heading:
        wanted = frozenset(way.heading)
        allowed &= by_unit(reading, (not wanted.isdisjoint(record.heading | record.above) for record in reading.units))
    return allowed


def by_unit(reading: Reading, values: Iterable[bool]) -> Mask:
    """What is true of each unit, in order, said of each of its sentences."""
    return np.fromiter(values, dtype=bool, count=len(reading.units))[reading.unit_of]


def _union(reading: Reading, concepts: AnyOf, allowed: Mask | None) -> _Item:
    """The hits of any of the concepts, in allowed sentences."""
    parts = [reading.of(concept) for concept in concepts]
    columns = [
        np.concatenate([getattr(part, column) for part in parts]) if parts else NONE for column in Hits.__slots__
    ]
    which = np.repeat(np.arange(len(parts), dtype=np.int32), [len(part.start) for part in parts])
    if allowed is not None:
        keep = allowed[columns[3]]
        columns, which = [column[keep] for column in columns], which[keep]
    order = np.lexsort((columns[1], columns[3]))
    return _Item(concepts, which[order], Hits(*(column[order] for column in columns)))


def _common(keys: list[Ints]) -> Ints:
    places = np.unique(keys[0])
    for key in keys[1:]:
        places = np.intersect1d(places, key)
    return places


def _window(rows: list[list[_Row]], words: int) -> tuple[int, int] | None:
    """The narrowest stretch that holds a hit of every item, if it is no longer than so many words."""
    events = sorted((row.start, row.end, item) for item, them in enumerate(rows) for row in them)
    latest: dict[int, tuple[int, int]] = {}
    best: tuple[int, int] | None = None
    for start, end, item in events:
        latest[item] = (start, end)
        if len(latest) == len(rows):
            low, high = min(span[0] for span in latest.values()), max(span[1] for span in latest.values())
            if best is None or high - low < best[1] - best[0]:
                best = (low, high)
    return best if best is not None and best[1] - best[0] <= words * _LETTERS else None


def _of_one_paragraph(rows: list[list[_Row]], against: list[_Row], reading: Reading, sentence: int) -> list[list[_Row]]:
    """The rows, or, where the sentence lists alternatives, those of its opening, of one paragraph, and of its close.

    Empty where no single paragraph has them all without a word of what counts against: words of two alternatives do not
    make one rule, nor does a false friend in one spoil another.
    """
    starts = reading.alternatives(sentence) if against or len(rows) > 1 else []
    if not starts:
        return [] if against else rows
    closing = _closing(reading, sentence, starts[-1])
    spans = [*zip(starts, [*starts[1:], closing], strict=True)]
    kept = []
    for low, high in spans:
        part, other = (
            [
                [row for row in them if row.start < starts[0] or row.start >= closing or low <= row.start < high]
                for them in group
            ]
            for group in (rows, [against])
        )
        if all(part) and not any(other):
            kept.append(part)
    return (
        [list(dict.fromkeys(row for part in kept for row in part[item])) for item in range(len(rows))] if kept else []
    )


def _closing(reading: Reading, sentence: int, last: int) -> int:
    """Where the words that close a list begin: at the offence or penalty that its last paragraph runs into."""
    where = reading.sentences[sentence]
    ends = [row.start for row in _union(reading, CLOSING, None).at_sentence(sentence) if row.start > last]
    return min(ends, default=where.end)


def _passage(way: Way, reading: Reading, rows: list[_Row]) -> Passage:
    kinds: dict[int, set[str]] = {}
    for row in rows:
        kinds.setdefault(row.sentence, set()).add(row.concept)
    sentence = max(kinds, key=lambda number: (len(kinds[number]), -number))
    marks = {(row.start, row.end): row.mark for row in reversed(rows)}
    return Passage(way, reading.sentences[sentence].unit, sentence, tuple(marks[span] for span in sorted(marks)))


def _defining(way: Way, reading: Reading, allowed: Mask) -> list[Passage]:
    wanted = frozenset(way.defines or ())
    terms = [term for term in reading.definitions if allowed[term.sentence] and not wanted.isdisjoint(term.concepts)]
    if not terms:
        return []
    defined = _union(reading, way.defines or (), None)
    items = [_union(reading, item, None) for item in way.find]
    against = _union(reading, way.against, None)
    found = []
    for term in terms[:_MOST]:
        parts = [item.between(reading, term.sentence, term.start, term.end) for item in items]
        if all(parts) and not against.between(reading, term.sentence, term.start, term.end):
            rows = defined.between(reading, term.sentence, term.start, term.start + len(term.term)) + [
                row for part in parts for row in part
            ]
            marks = {(row.start, row.end): row.mark for row in reversed(rows)}
            found.append(Passage(way, term.unit, term.sentence, tuple(marks[span] for span in sorted(marks))))
    return found


def _headed(way: Way, reading: Reading, allowed: Mask) -> list[Passage]:
    """The sections whose heading alone answers, each by its first sentence that says more than the heading."""
    headed = _union(reading, way.heading or (), None)
    against = set(_union(reading, way.against, None).hits.unit.tolist())
    found = []
    for number, record in enumerate(reading.units):
        if (
            number in against
            or not record.sentences
            or not allowed[record.sentences[0]]
            or record.heading.isdisjoint(way.heading or ())
        ):
            continue
        first, last = record.sentences[0], record.sentences[-1]
        says = first + 1 if len(reading.quote(first)) < _HEADING_LENGTH and first < last else first
        where = reading.sentences[first]
        marks = tuple(row.mark for row in headed.between(reading, first, where.start, where.end))
        found.append(Passage(way, number, says, marks))
    return found[:_MOST]
