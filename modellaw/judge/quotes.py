"""The words that prove an element: cut from the statute, never altered, and checked before they leave."""

from modellaw.assessment import Evidence, Mark
from modellaw.errors import ModelLawError
from modellaw.judge.reading import Reading
from modellaw.judge.ways import Passage

_LONGEST = 700  # characters of a quote; a longer sentence is cut around the words that decided
_AROUND = 180


def evidence(passage: Passage, reading: Reading, score: float, why: tuple[str, ...]) -> Evidence:
    """The passage as evidence, with a quote that is byte for byte in its statute."""
    sentence = reading.sentences[passage.sentence]
    statute = reading.statutes[sentence.statute]
    unit = reading.units[passage.unit].unit
    inside = [mark for mark in passage.marks if sentence.start <= mark.start and mark.end <= sentence.end]
    start, end = _span(statute.text, sentence.start, sentence.end, inside)
    quote = statute.text[start:end]
    if not quote.strip():
        raise ModelLawError(
            f"{statute.file}: section {unit.label} gave an empty quote; please report this file as a defect"
        )
    at = inside[0].start if inside else start
    return Evidence(
        file=statute.file,
        unit=unit.label,
        path=statute.path(unit, at),
        heading=unit.heading,
        start=start,
        end=end,
        page=statute.page(at),
        quote=quote,
        marks=tuple(mark for mark in passage.marks if start <= mark.start and mark.end <= end),
        score=score,
        why=why,
    )


def _span(text: str, start: int, end: int, marks: list[Mark]) -> tuple[int, int]:
    """The sentence without outer space; if it is very long, the words around the marks, whole words only."""
    if end - start > _LONGEST and marks:
        low, high = marks[0].start, marks[0].end
        for mark in marks[1:]:
            if mark.end - low <= _LONGEST:
                high = max(high, mark.end)
        start, end = max(start, low - _AROUND), min(end, high + _AROUND)
        while start < low and not text[start].isspace():
            start += 1
        while end > high and not text[end - 1].isspace():
            end -= 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
