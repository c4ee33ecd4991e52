"""From text to units: sections with what stands above them, preamble, schedules, and what is not the law in force."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.language import Language
from analysis.structure.heads import Family, Head, find_heads
from analysis.structure.numbers import Key
from analysis.structure.outline import WORDLESS, Heading, Landmark, find_headings, find_line, find_schedules, plain
from analysis.structure.sequence import Zone, zones
from analysis.units import Unit, UnitKind

PREAMBLE = "preamble"
MEMORANDUM = "explanatory memorandum"
ENDNOTES = "endnotes"

_LONG_ACT = 20  # sections
_FULL_LINE = 50  # what fills a line is no heading but the section's words
_HEADING_BLOCK = 400  # headings above a section stand no further before it than this
_ENTRY = re.compile(
    r"^[ \t]*(?:[*\-•|][ \t]+\S.*|(?:\w+\.?[ \t]+)?\d+[A-Z]{0,3}[.\t ].*|.*(?:\.{4,}|\t)[ \t]*\d+[ \t]*)$", re.MULTILINE
)
_END_OF_QUOTE = re.compile(r"[”»\"][.;]?[”»\"]?[ \t]*(?=\n)")
_SENTENCE_STARTS = ("A ", "An ", "Where ", "Any ", "Every ", "No ", "If ")  # a line of the section before, no heading
_CIVIL_STOP = re.compile(r"\.?[ \t]?[-–—―_][ \t]|:[ \t]*$")
_TITLE_STOP = re.compile(r"(?:\.[ \t]*[-–—―_]|[.:][ \t]|[-–—―]\(|[ \t]*[—–―])")


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a unit begins, and what it will be."""

    start: int
    label: str
    kind: UnitKind
    heading: str
    body: int  # behind the head, where the unit's own words begin


def segment(text: str, language: Language, headings: Mapping[int, int] | None = None) -> tuple[Unit, ...]:
    """The units of a statute, in order and without overlap; what lies between them (contents, headings) is in none.

    `headings` gives the level of lines that are headings in the file's own markup, by the offset at which they begin.
    """
    marked = headings or {}
    heads = find_heads(text, language, marked)
    end = _end_of_law(text, language)
    heads = [head for head in heads if head.start < end]
    announced = find_line(text, language.contents_words)
    found = zones(heads, end, announced[0][0] if announced else None)
    schedules = _schedules(find_schedules(text, language, marked), found, end)
    starts = _starts(text, found, schedules, language)
    first = starts[0].start if starts else end
    contents = _contents(text, announced, first)
    starts = [*_preambles(text, first, contents), *starts]
    starts.extend(_apparatus(text, language, end, starts))
    starts.sort(key=lambda start: start.start)
    taken = {text.rfind("\n", 0, start.body) + 1 for start in starts if start.label != PREAMBLE} | {
        h.start for h in heads if h.marked
    }
    outline = find_headings(text, language, marked, taken)
    outline = [h for h in outline if not any(a <= h.start < b for a, b in contents)]
    return _units(text, starts, outline, contents)


def _end_of_law(text: str, language: Language) -> int:
    """Where an editor's endnotes begin, if they do; a line in a table of contents near the top is not it."""
    lines = [start for start, _ in find_line(text, language.endnote_words) if start > 0.4 * len(text)]
    return lines[0] if lines else len(text)


def _schedules(marks: list[Landmark], found: list[Zone], end: int) -> list[Landmark]:
    """The landmarks behind the last section of a run; a schedule quoted within a section is that section's."""
    if not found:
        return [mark for mark in marks if mark.start < end]
    kept: list[Landmark] = []
    spans = [(zone.heads[0].start, zone.heads[-1].start) for zone in found]
    for mark in marks:
        outside = mark.start > spans[0][0] and not any(a <= mark.start < b for a, b in spans)
        if mark.start < end and outside:
            kept.append(mark)
    return kept


def _starts(text: str, found: list[Zone], schedules: list[Landmark], language: Language) -> list[_Start]:
    starts = [_Start(m.start, m.label, UnitKind.SCHEDULE, m.heading, m.end) for m in schedules]
    bounds = [mark.start for mark in schedules]
    for zone in found:
        own = {head.label for head in zone.heads}
        for head in zone.heads:
            starts.append(_section(text, head, UnitKind.SECTION, language))
        marked = sum(head.marked for head in zone.heads) > 0.8 * len(zone.heads)
        seen: set[str] = set()
        hosts = [head.start for head in zone.heads]
        inserted: tuple[int, Key] = (-1, ())  # the host section and number of the last inserted section
        for head in zone.spare:
            host = bisect_right(hosts, head.start)
            goes_on = inserted[0] == host and -1 in head.key and head.key > inserted[1]
            if marked and not head.marked and not head.quoted:
                continue  # a reference at the start of a line
            behind = head.start > zone.heads[-1].start
            new = head.label not in own and head.label not in seen
            if new and (goes_on or (head.quoted and _is_inserted_section(text, head))):
                # what the closing provisions of a long act once wrote into another act stands there as it now is
                spent = behind and len(zone.heads) >= _LONG_ACT
                seen.add(head.label)
                inserted = (host, head.key)
                starts.append(_section(text, head, UnitKind.SUPERSEDED if spent else UnitKind.SECTION, language))
            elif behind and not head.marked and bisect_right(bounds, head.start):
                continue  # a numbered item of a schedule
            elif not head.quoted and head.family in (Family.WORD, Family.HEADING) and head.clear:
                seen.add(head.label)
                starts.append(_section(text, head, UnitKind.SECTION if new else UnitKind.SUPERSEDED, language))
    starts.sort(key=lambda start: start.start)
    return [start for at, start in enumerate(starts) if not at or start.start > starts[at - 1].start]


def _is_inserted_section(text: str, head: Head) -> bool:
    """A plain number in quoted text may be any list; one with a letter ("29A") or a quoted heading is a section."""
    if head.family in (Family.WORD, Family.HEADING) or -1 in head.key:
        return True
    above = _line_above(text, head.start)
    return above is not None and text[above] in '“"'


def _section(text: str, head: Head, kind: UnitKind, language: Language) -> _Start:
    line_end = text.find("\n", head.end)
    line_end = len(text) if line_end < 0 else line_end
    rest = text[head.end : line_end]
    start, heading = head.start, "" if language.headings_above else _title(rest, head.marked, language)
    numbered = head.family in (Family.PLAIN, Family.DASHED)
    if language.headings_above or (numbered and (not heading or len(rest) > _FULL_LINE)):
        above = _line_above(text, head.start)
        if above is not None:
            start, heading = above, plain(text[above : head.start])
    return _Start(start, head.label, kind, heading, head.end)


def _title(rest: str, marked: bool, language: Language) -> str:
    line = plain(rest).lstrip(".:-–—―_) ")
    if marked:
        return line.rstrip(".") if len(line) <= 250 else ""
    if not line or line[0] in '(“"' or line[0].islower():
        return ""
    # "Section 5. Short title. Words": only common law has a title there; elsewhere the words begin at once
    stop = (_TITLE_STOP if language.code == "en" else _CIVIL_STOP).search(line)
    if stop is None and language.code != "en" and line.endswith("."):
        return ""
    title = line[: stop.start()] if stop else line.rstrip(".")
    return title if 2 < len(title) <= 150 and not title.endswith((",", ";", "-")) else ""


def _line_above(text: str, start: int) -> int | None:
    """The start of a heading printed by itself above the number, as gazettes print marginal headings."""
    before = text[max(0, start - 300) : start].rstrip()
    if not before:
        return None
    at = before.rfind("\n") + 1
    line = before[at:]
    offset = max(0, start - 300) + at
    alone = (
        before[:at].endswith("\n\n") or before[:at].rstrip().endswith((".", "”", ";", ":")) or not before[:at].strip()
    )
    if not alone or not 3 < len(line) <= 70 or line.startswith(_SENTENCE_STARTS):
        return None
    if line.rstrip().endswith((".", ";", ":", ",", "—", "-", ")")):
        return None
    return offset if line.lstrip(' “"*_')[:1].isupper() else None


def _contents(text: str, announced: list[tuple[int, int]], first: int) -> list[tuple[int, int]]:
    """Tables of contents before the first section."""
    found: list[tuple[int, int]] = []
    for start, end in [line for line in announced if line[1] <= first][:1]:
        last = end
        for entry in _ENTRY.finditer(text, end, first):
            last = entry.end()
        found.append((start, last))
    return found


def _preambles(text: str, first: int, contents: list[tuple[int, int]]) -> list[_Start]:
    cuts = [0, *(cut for span in contents for cut in span), first]
    starts = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        if begin < end:
            starts.append(_Start(begin, PREAMBLE, UnitKind.PREAMBLE, "", begin))
    return starts


def _apparatus(text: str, language: Language, end: int, starts: list[_Start]) -> list[_Start]:
    found = []
    last = starts[-1].start if starts else 0
    for start, line_end in find_line(text, language.memorandum_words):
        if last < start < end and len(text) - line_end > 40:
            found.append(_Start(start, MEMORANDUM, UnitKind.PREAMBLE, plain(text[start:line_end]), line_end))
            break
    if end < len(text):
        found.append(_Start(end, ENDNOTES, UnitKind.SUPERSEDED, "", end))
    return found


def _units(
    text: str, starts: list[_Start], outline: list[Heading], contents: list[tuple[int, int]]
) -> tuple[Unit, ...]:
    heading_starts = [heading.start for heading in outline]
    content_starts = [start for start, _ in contents]
    units: list[Unit] = []
    stack: list[Heading] = []
    at = 0
    for index, start in enumerate(starts):
        limit = starts[index + 1].start if index + 1 < len(starts) else len(text)
        cut = bisect_left(content_starts, start.start)
        if cut < len(content_starts):
            limit = min(limit, max(content_starts[cut], start.start))
        while at < len(outline) and outline[at].start < start.body:
            heading = outline[at]
            stack = [outer for outer in stack if outer.holds(heading)]
            stack.append(heading)
            at += 1
        if start.kind is UnitKind.SCHEDULE:
            stack = [Heading(start.start, start.body, -1, 0, start.heading or start.label)]
        end = limit
        if index + 1 < len(starts):
            end = _before_headings(outline, heading_starts, start.body, limit)
        end = start.start + len(text[start.start : end].rstrip())
        if end <= start.start:
            continue
        above = () if start.kind in (UnitKind.PREAMBLE, UnitKind.SCHEDULE) else tuple(h.title for h in stack)
        units.append(Unit(start.label, start.kind, start.heading, above, start.start, end))
    return tuple(units)


def _before_headings(outline: list[Heading], starts: list[int], begin: int, limit: int) -> int:
    """Where a unit ends, given that the headings just before the next one belong to what follows."""
    at = bisect_left(starts, limit) - 1
    while at >= 0 and outline[at].start >= begin and limit - outline[at].end <= _HEADING_BLOCK:
        gap = limit - outline[at].end
        if gap > 160 and outline[at].rank >= WORDLESS:
            break
        limit = outline[at].start
        at -= 1
    return limit
