"""Passages of statutes as HTML: escaped, with the words that decided marked, in the words that stand around them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from modellaw.assessment import Evidence, Mark
from modellaw.report import cite
from modellaw.statute import Statute
from modellaw.ui import strings as say

_AROUND = 200  # characters shown before and after a quotation
_MARKUP = re.compile(r"^#{1,6}[ \t]+|\*\*|(?<=\n)[ \t]*-{3,}[ \t]*(?=\n)", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n[ \t\r\f]*(?:\n[ \t\r\f]*)+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """A stretch of a section that answers an element: where it stands, the words that decided, and where it leads."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    number: int
    link: str
    title: str


def passage(evidence: Evidence, statute: Statute | None, languages: dict[str, str], *, near: bool = False) -> str:
    """A quotation with its surroundings, its place, and the reasons it was taken as an answer."""
    before, after = _around(evidence, statute)
    tidy = evidence.file.lower().endswith((".md", ".markdown"))
    inner = "".join(
        f"<mark>{shown(words, tidy=tidy)}</mark>" if decides else shown(words, tidy=tidy)
        for words, decides in pieces(evidence)
    )
    language = languages.get(evidence.file, "")
    spoken = f' lang="{escape(language)}"' if language else ""
    reasons = (
        f"<details><summary>{say.WHY}</summary><ul>{_items(evidence.why)}</ul></details>"
        if evidence.why and not near
        else ""
    )
    return (
        f'<figure class="ml-passage{" ml-near" if near else ""}"><p{spoken} dir="auto">'
        f'<span class="ml-context">{shown(before, tidy=tidy)}</span>{inner}'
        f'<span class="ml-context">{shown(after, tidy=tidy)}</span></p>'
        f"<footer>{escape(cite(evidence, languages))}</footer>{reasons}</figure>"
    )


def pieces(evidence: Evidence) -> Iterable[tuple[str, bool]]:
    """The quotation cut where words that decided begin and end; True for those that did."""
    at = 0
    for start, end in joined(
        (max(mark.start - evidence.start, 0), min(mark.end - evidence.start, len(evidence.quote)))
        for mark in evidence.marks
    ):
        if at < start:
            yield evidence.quote[at:start], False
        yield evidence.quote[start:end], True
        at = end
    if at < len(evidence.quote):
        yield evidence.quote[at:], False


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, one where several overlap."""
    result: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def section_text(
    text: str, start: int, end: int, answers: Sequence[Answer], *, head: int = 0, markdown: bool = False
) -> str:
    """A stretch of a statute as HTML: what answers is shaded, the words that decided are marked, numbers lead on.

    What stands before `head` is its heading and is set in bold.
    """
    shaded = joined((max(answer.start, start), min(answer.end, end)) for answer in answers)
    marked = joined((max(mark.start, start), min(mark.end, end)) for answer in answers for mark in answer.marks)
    numbers: dict[int, list[Answer]] = {}
    for answer in sorted(answers, key=lambda answer: answer.number):
        numbers.setdefault(min(answer.end, end), []).append(answer)
    places = (place for span in (*shaded, *marked) for place in span)
    cuts = sorted({start, end, min(max(head, start), end), *places, *numbers})
    html = []
    for here, there in zip(cuts, [*cuts[1:], end], strict=True):
        html.append(_numbers(numbers.get(here, ())))
        words = shown(text[here:there], tidy=markdown)
        if words and _inside(here, marked):
            words = f"<mark>{words}</mark>"
        if words and _inside(here, shaded):
            words = f'<span class="ml-answer">{words}</span>'
        html.append(f"<strong>{words}</strong>" if words and here < head else words)
    return "".join(html)


def shown(text: str, *, tidy: bool = False) -> str:
    """Text as HTML shows it: escaped, without control characters, and of Markdown without its signs."""
    if tidy:
        text = _MARKUP.sub("", text)
    return escape(_EMPTY_LINES.sub("\n\n", _CONTROLS.sub(" ", text)))


def _numbers(answers: Iterable[Answer]) -> str:
    links = " ".join(
        f'<a href="{escape(answer.link)}" target="_self" title="{escape(answer.title)}">{answer.number}</a>'
        for answer in answers
    )
    return f"<sup>{links}</sup>" if links else ""


def _inside(place: int, spans: Iterable[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _around(evidence: Evidence, statute: Statute | None) -> tuple[str, str]:
    """What stands before and after the quotation in its section, whole words only."""
    if statute is None:
        return "", ""
    unit = statute.unit_at(evidence.start)
    low, high = (unit.start, unit.end) if unit else (0, len(statute.text))
    start, end = max(evidence.start - _AROUND, low), min(evidence.end + _AROUND, high)
    before, after = statute.text[start : evidence.start], statute.text[evidence.end : end]
    if start > low:
        before = "… " + before.partition(" ")[2]
    if end < high:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _items(items: Iterable[str]) -> str:
    return "".join(f"<li>{escape(item)}</li>" for item in items)
