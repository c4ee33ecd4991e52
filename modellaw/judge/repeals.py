"""A later act of the dossier that repeals or amends an earlier one: what is repealed is no law."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.normal import normal_words
from analysis.references import normal_number, references

if TYPE_CHECKING:
    from modellaw.judge.reading import Reading

REPEALED = "act repealed"
AMENDED = "act amended"

_NAMES = (  # how an act is called in another, at the beginning of its title as normalised
    re.compile(r"(?:the )?((?:\w+ ){1,12}?(?:act|ordinance|code|law|decree|proclamation)(?: no \d+)?(?: of)? \d{4})\b"),
    re.compile(r"(loi (?:modifiee )?du \d+ \w+ \d{4})\b"),
    re.compile(r"((?:loi|ordonnance|decret) n o? ?\d+ \d+)\b"),
    re.compile(r"((?:ley|decreto|real decreto)(?: organica| legislativo| ley)? \d+ \d{4})\b"),
    re.compile(r"(ley n? ?o? ?\d[\d ]{2,6}\d)\b"),
)
_SECTIONS_OF = re.compile(
    r".*( (?:ss?|sec|sections?|subsections?|art|articles?|articulos?|paragraphs?|parrafos?|parts?|partes?|chapters?)"
    r" [\w ]{1,60}? (?:of|de|du|del) (?:the |la |l |los )?)$"
)
_LOOK_BACK = 120  # characters of the normalised copy before a name
_NEAR = 160  # and between a name and the words that say it is repealed
_SOME = re.compile(r" (?:except|save|extent|sauf|exception|salvo|excepto|excepcion|medida) ")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Repeal:
    """What one act of the dossier says of another: `units` are the sections meant, none where it is the whole act."""

    by: int  # statute
    sentence: int
    of: int  # statute
    units: frozenset[str]
    whole: bool
    repeals: bool  # else it amends


def repeals(reading: "Reading") -> tuple[Repeal, ...]:
    """Every repeal and amendment between the acts of the dossier, in the order of the acts that say so."""
    names = {number: name for number, statute in enumerate(reading.statutes) if (name := _name(statute.title))}
    found: list[Repeal] = []
    for by in range(len(reading.statutes)):
        for of, name in names.items():
            if of != by and names.get(by) != name and not _earlier(reading, by, of):
                found += _said(reading, by, of, name)
    return tuple(found)


def _name(title: str) -> str | None:
    words = normal_words(title)
    return next((match[1] for pattern in _NAMES if (match := pattern.match(words))), None)


def _earlier(reading: "Reading", first: int, second: int) -> bool:
    """Whether the first act is known to be the older one: it cannot speak of the second."""
    years = [_YEAR.search(reading.statutes[number].title) for number in (first, second)]
    return bool(years[0] and years[1] and years[0][1] < years[1][1])


def _said(reading: "Reading", by: int, of: int, name: str) -> Iterator[Repeal]:
    normal = reading.normals[by]
    at = normal.text.find(f" {name} ")
    while at >= 0:
        start, end = normal.source(at, at + len(name))
        sentence = reading.sentence_at(by, start)
        partly = _SECTIONS_OF.match(normal.text, max(0, at - _LOOK_BACK), at + 1)
        for concept in (REPEALED, AMENDED):
            if sentence is not None and _near(reading, concept, sentence, start, end):
                named = _sections(reading, by, partly.span(1)) if partly else frozenset()
                whole = not partly and not _SOME.search(f" {normal_words(reading.quote(sentence))} ")
                yield Repeal(by, sentence, of, named, whole, concept == REPEALED)
        at = normal.text.find(f" {name} ", at + 1)


def _near(reading: "Reading", concept: str, sentence: int, start: int, end: int) -> bool:
    """Whether the sentence words the concept close to the name that stands at the offsets."""
    hits = reading.of(concept)
    return any(
        number == sentence and begin - end <= _NEAR and start - finish <= _NEAR
        for number, begin, finish in zip(hits.sentence.tolist(), hits.start.tolist(), hits.end.tolist(), strict=True)
    )


def _sections(reading: "Reading", statute: int, span: tuple[int, int]) -> frozenset[str]:
    """The sections that a span of the statute's normalised copy names as another act's."""
    start, end = reading.normals[statute].source(*span)
    text, language = reading.statutes[statute].text[start:end], reading.statutes[statute].language
    return references(text, language, elsewhere=True)


def left_aside(reading: "Reading") -> Iterator[int]:
    """The sentences that another act of the dossier repeals."""
    for repeal in reading.repeals:
        if repeal.repeals:
            for record in reading.units:
                if record.statute == repeal.of and (repeal.whole or normal_number(record.unit.label) in repeal.units):
                    yield from record.sentences


def notes(reading: "Reading", statute: int) -> tuple[str, ...]:
    """What a reader must know of a statute that another act of the dossier repeals or amends, once for each act."""
    told: dict[tuple[int, bool], str] = {}
    for repeal in reading.repeals:
        if repeal.of != statute:
            continue
        by = reading.statutes[repeal.by]
        unit = reading.units[reading.sentences[repeal.sentence].unit].unit.label
        if repeal.repeals and repeal.whole:
            said = f"{by.title} ({by.file}, {unit}) repeals this act: its provisions were left aside."
        elif repeal.repeals:
            said = f"{by.title} ({by.file}, {unit}) repeals parts of this act: what it names was left aside."
        else:
            said = f"{by.title} ({by.file}, {unit}) amends this act: check that this text has the changes."
        told.setdefault((repeal.by, repeal.repeals), said)
    return tuple(told.values())
