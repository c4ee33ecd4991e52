"""Texts set in two columns whose lines stand side by side, put in reading order.

A gazette in two columns, exported line by line, joins every line of the left column with an unrelated one of the right.
Here the lines are parted again: down the left column, down the right one, page by page. Nothing is joined or mended.
Every character comes from the text, line breaks apart; lines that head or foot every page, and copies of a line that
the export made, are left out. A text that is not surely in two columns is none of this module's business.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from statistics import median

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_NUMBER = re.compile(r"\d{1,9}")
# "4.", "b)", "(1)", "Art. 5.-", "Title IV"
_LABEL = re.compile(
    r"[\"“‘«(]?(?:(?P<word>[A-ZÀ-Þ][^\W\d]*)\.?-? (?=[\dIVXLC]))?"
    r"(?P<number>\d{1,4}|[A-Za-z]|[ivxlcIVXLC]{2,6})(?:[.)](?!\d)|[:-]|$)"
)
_LAST_BUT_ONE = re.compile(r"; ?\w{1,3},?$")  # "; and", "; y,"
_CLOSING = "\"'”’»)"

# Two columns, or not: all of these hold, or the text is left alone.
_FEWEST = 12  # lines that join two columns
_SHARE = 0.3  # of the lines
_ALIKE = 0.7  # of the lines with gaps have one gap, at one place; justified text has many, anywhere
_NARROWEST = 28  # median width of a column, in characters; beside it, numbers, labels and side notes are narrow
_SPREAD = 12  # characters by which the right column's edge moves with the indents of the left one, most of the time
_RUN_ON = 0.4  # share of the lines of a column that end within a sentence; cells of a table rarely do
_ROWS = 0.6  # share of the left column's paragraphs that begin beside one of the right; in a table nearly all do

_FEWEST_PAGES = 3  # on which a line must stand to be a running one
_PAGE = 20  # lines; running lines stand no closer
_INDENTED = 0.04  # share of lines that begin at the right column, where the export kept the indents
_BEAM = 16  # ways of parting lone lines that are followed at a time
_HOPELESS = 8.0  # cost beyond the best way, from which one is given up


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file: both columns, or a lone line whose column is yet to be told (`right` is empty)."""

    left: str
    right: str = ""
    column: int | None = None  # of a lone line, where its indent tells
    at: int = 0  # rows above it on the page, blank ones counted


def in_columns(text: str) -> bool:
    """Whether most of the text is prose in two columns side by side."""
    return _edges(_lines(text)) is not None


def reading_order(text: str) -> str | None:
    """The text column by column, or None where it is not surely set in two columns.

    A page ends with a form feed or a running line ("6 - Gazette No 12"). Where neither is seen, a wider gap ends a run
    that is read like a page; and everywhere a line across both columns does.
    """
    lines = _lines(text)
    edges = _edges(lines)
    if edges is None:
        return None
    edge = round(median(edges))
    indented = sum(len(line) - len(line.lstrip()) >= edge - _SPREAD for line in lines)
    kept = indented >= _INDENTED * sum(map(bool, lines))
    usage = _Usage(lines)
    ordered: list[str] = []
    for page in _pages(_without_copies(lines), edge):
        feeds = page[0].count("\f")
        page[0] = page[0][feeds:]
        rows = _rows(page, _page_edge(page, edge), kept)
        first, *others = _in_order(rows, ordered, usage) if rows else [""]
        ordered += ["\f" * feeds + first, *others]
    return "\n".join(ordered).strip("\n") + "\n"


def _lines(text: str) -> list[str]:
    """The lines without the spaces at their ends; a form feed begins one."""
    return [line.rstrip(" \t\r") for line in text.replace("\f", "\n\f").split("\n")]


def _gaps(line: str) -> list[tuple[int, int]]:
    return [gap.span() for gap in _GAP.finditer(line)] if "  " in line else []


def _edges(lines: list[str]) -> list[int] | None:
    """Where the right column begins in each line that joins two, or None where the lines are not in two columns."""
    spans = [(line, _gaps(line)) for line in lines if line]
    gapped = [(line, max(gaps, key=_width), len(gaps)) for line, gaps in spans if gaps]
    middle = median([gap[1] for _, gap, _ in gapped] or [0])
    joined = [
        (line[: gap[0]].strip(), line[gap[1] :], gap[1])
        for line, gap, count in gapped
        if count == 1 and abs(gap[1] - middle) <= _SPREAD
    ]
    if len(joined) < max(_FEWEST, _SHARE * len(spans), _ALIKE * len(gapped)):
        return None
    columns = [left for left, _, _ in joined], [right for _, right, _ in joined]
    for cells in columns:
        if median(map(len, cells)) < _NARROWEST or sum(map(_is_open, cells)) < _RUN_ON * len(cells):
            return None
    beside = [right for left, right in zip(*map(_begins, columns), strict=True) if left]
    if len(beside) >= _FEWEST and sum(beside) > _ROWS * len(beside):
        return None
    return [edge for _, _, edge in joined]


def _begins(cells: list[str]) -> list[bool]:
    """Of each cell but the first, whether a paragraph begins with it."""
    return [not _is_open(above) and not _runs_on(below) for above, below in pairwise(cells)]


def _width(gap: tuple[int, int]) -> int:
    return gap[1] - gap[0]


@lru_cache(maxsize=4_096)
def _is_open(line: str) -> bool:
    """Whether a line ends within a sentence; "; and," ends a paragraph of a list."""
    return line.rstrip(_CLOSING)[-1:] not in (".", ";", ":", "?", "!", "") and _LAST_BUT_ONE.search(line[-8:]) is None


@lru_cache(maxsize=4_096)
def _runs_on(line: str) -> bool:
    """Whether a line begins within a sentence."""
    return line.lstrip("\"'“‘«(¿¡")[:1].islower() and _LABEL.match(line) is None


def _without_copies(lines: list[str]) -> list[str]:
    """The lines without copies: of a heading without its number right above it, of a line of two columns, set apart.

    Exports that look for headings repeat the line they find one in, with whatever stands in the other column.
    """
    kept: list[str] = []
    seen: dict[str, int] = {}
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if line and (at == 0 or not lines[at - 1]):
            if len(below) > len(line) and len(line.split()) > 2 and below.endswith(line.strip()):
                continue
            if not below and line in seen and at - seen[line] <= (10 * _PAGE if _gaps(line) else _PAGE // 2):
                continue
        seen[line] = at
        kept.append(line)
    return kept


def _running(lines: list[str]) -> set[int]:
    """The lines that stand on page after page with a number that counts the pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if any(map(str.isdigit, line)):
            places[_NUMBER.sub("#", " ".join(line.split()))].append(at)
    running: set[int] = set()
    for found in places.values():
        if len(found) < _FEWEST_PAGES:
            continue
        numbers = [list(map(int, _NUMBER.findall(lines[at]))) for at in found]
        counts = sum(
            below - above >= _PAGE and any(1 <= after - before <= 2 for before, after in zip(*values, strict=False))
            for (above, below), values in zip(pairwise(found), pairwise(numbers), strict=True)
        )
        if counts >= 0.6 * (len(found) - 1):
            running.update(found)
    return running


def _pages(lines: list[str], edge: int) -> Iterator[list[str]]:
    """The lines page by page; a line across both columns is a page of its own."""
    running = _running(lines)
    marked = bool(running) or any("\f" in line for line in lines)
    blocks: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        if at in running:
            blocks.append(["\f"] if "\f" in line else [])
        elif "\f" in line or (not marked and not line and at and not lines[at - 1]):
            blocks.append([line])
        elif len(line.strip()) > edge + _SPREAD and not _gaps(line):
            blocks += [[line], []]
        else:
            blocks[-1].append(line)
    yield from filter(any, blocks)


def _page_edge(page: list[str], usual: int) -> int:
    """Where the right column begins on a page: at the place where most lines of two columns have it."""
    ends = Counter(
        end for line in page for start, end in _gaps(line) if abs(end - usual) <= _SPREAD and len(line) > usual
    )
    if ends.total() < _FEWEST // 2:
        return usual
    return max(ends, key=lambda end: (ends[end] + 0.6 * (ends[end - 1] + ends[end + 1]), end))


def _rows(page: list[str], edge: int, kept: bool) -> list[_Row]:
    """The lines of a page, each cut where the right column begins in it."""
    rows = []
    for at, line in enumerate(page):
        if not line:
            continue
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if indent >= edge - _SPREAD // 2:
            rows.append(_Row(bare, column=1, at=at))
        elif (gap := _column_gap(line, edge)) is not None:
            rows.append(_Row(line[: gap[0]].lstrip(" "), line[gap[1] :], at=at))
        else:
            rows.append(_Row(bare, column=0 if kept else None, at=at))
    return rows


def _column_gap(line: str, edge: int) -> tuple[int, int] | None:
    """The gap between the columns; none in a lone line, though justified lines have wide gaps between words.

    Where the indent of the left line was lost, the right one begins that much before the edge; a centred or indented
    right line begins after it.
    """
    gaps = [gap for gap in _gaps(line) if gap[0] < edge + _SPREAD // 2]
    if not gaps:
        return None
    gap = min(gaps, key=lambda gap: abs(gap[1] - edge) - min(_width(gap), _SPREAD) / 2)
    if len(line) <= edge + 3:  # may be one justified line, or a heading beside the short end of a paragraph
        return gap if len(gaps) == 1 and _width(gap) >= (3 if abs(gap[1] - edge) <= 1 else 8) else None
    return gap if gap[1] >= edge - _SPREAD or _width(gap) >= 4 else None


# How badly a line follows another in one column. Only the order of these weights matters much.
_BROKEN_WORD = 5.0  # a hyphen at the end, and no small letter behind
_MID_SENTENCE = 4.0  # a full stop, and then a small letter
_LIST = 2.5  # the same behind ; or :
_NEW_LABEL = 2.0  # a numbered paragraph within a sentence
_CAPITAL = 1.2  # a capital within a sentence: often a name
_ROOM = 2.0  # the next word would have had room on the line before
_LINE_BETWEEN = 2.5  # each further line of the other column between two lines of a sentence; one may stand lower
_CLOSE = 0.7  # no space above a paragraph
_LONE_HEAD = 1.2  # a page that opens with a line of the right column only
_COUNTS = -1.0  # a label counts on from the last of its kind in the column
_MISCOUNTS = 1.5  # it does not, and does not begin a list
_RIGHT = 0.05  # a lone line in the right column; to settle a draw
_WORDS = 1.5  # at most, for two words that stand side by side more often, or less, than chance has it


class _Usage:
    """Which words stand side by side in the text itself; it tells columns apart where nothing else does."""

    def __init__(self, lines: list[str]) -> None:
        words = " \n ".join(lines).casefold().split(" ")  # two spaces leave an empty word between columns
        self._pairs = Counter(pairwise(words))
        self._words = Counter(words)
        self._count = len(words)

    def strange(self, before: str, after: str) -> float:
        """How badly the first word of a line follows the last of another, from -_WORDS to _WORDS."""
        last, first = before.rsplit(" ", 1)[-1].casefold(), after.split(" ", 1)[0].casefold()
        chance = self._words[last] * self._words[first] / self._count
        return max(-_WORDS, min(_WORDS, -0.5 * log((self._pairs[last, first] + 0.5) / (chance + 0.5))))


def _misfit(before: str, after: str, between: int, spaced: bool, width: int, usage: _Usage) -> float:
    """How badly a line follows another in a column, with so many lines of the other `between` them; 0 is well."""
    small = _runs_on(after)
    if before.endswith("-") and before[-2:-1].isalpha():
        return 0.0 if small else _BROKEN_WORD
    if not _is_open(before):
        if small:
            return _MID_SENTENCE if before.rstrip(_CLOSING).endswith(".") else _LIST
        return 0.0 if spaced else _CLOSE
    if before.isupper():  # a heading, and what follows it
        return _MID_SENTENCE if small else 0.0
    if not small and after.isupper():
        return 0.0
    if not small and _LABEL.match(after):
        return _NEW_LABEL
    cost = usage.strange(before, after) + _LINE_BETWEEN * max(0, between - 1)
    if not small:
        return cost + _CAPITAL
    return cost + _ROOM * (len(before) + len(after.split(" ", 1)[0]) + 1 < 0.7 * width)


_Counts = dict[str, int]  # of each kind of label, by its word, the last number


def _count_on(line: str, counts: _Counts) -> tuple[float, _Counts]:
    """How badly the label of a line goes on from those before it in its column, and the labels so far."""
    found = _LABEL.match(line)
    if found is None:
        return 0.0, counts
    number, word = found["number"], found["word"] or ""
    if number.isdigit():
        value = int(number)
    elif len(number) == 1 and number.islower() and not word:
        word, value = "a", ord(number) - ord("a") + 1
    else:
        word, value = word or number, 0
    cost = 0.0
    if value > 1 and word in counts:
        cost = _COUNTS if value == counts[word] + 1 else _MISCOUNTS
    inner = {"": ("a",), "a": ()}.get(word, ("", "a"))  # lists that begin anew under this label
    return cost, {**counts, **dict.fromkeys(inner, 0), word: value}


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of parting the rows so far: the last row and labels of either column, the cost, and how it came about."""

    cost: float
    last: tuple[int, int]
    counts: tuple[_Counts, _Counts]
    column: int = 0
    before: "_Way | None" = None


def _parted(rows: list[_Row], earlier: list[str], usage: _Usage) -> list[int]:
    """The column of each lone row (0 or 1; of a row of two columns, 0): of all ways the one that reads best.

    `earlier` is the text before the page, which the left column goes on from.
    """
    width = max(len(row.left) for row in rows)
    foot = earlier[-1].strip("\f") if earlier else ""
    counts: _Counts = {}
    for line in earlier[-10 * _PAGE :]:
        counts = _count_on(line, counts)[1]

    @cache
    def step(above: int, at: int, side: int) -> float:
        words = _cell(rows[at], side)
        if above >= 0:
            spaced = rows[at].at > rows[above].at + 1
            return _misfit(_cell(rows[above], side), words, at - above - 1, spaced, width, usage)
        if side == 0:
            return _misfit(foot, words, 0, True, width, usage) if foot else 0.0
        return 0.0 if rows[at].right else _LONE_HEAD

    ways = [_Way(0.0, (-1, -1), (counts, {}))]
    for at, row in enumerate(rows):
        found: dict[tuple[int, int], _Way] = {}
        for way in ways:
            for column in (0,) if row.right else (0, 1) if row.column is None else (row.column,):
                cost, both, last = way.cost + _RIGHT * column, list(way.counts), list(way.last)
                for side in (0, 1) if row.right else (column,):
                    label, both[side] = _count_on(_cell(row, side), both[side])
                    cost += step(last[side], at, side) + label
                    last[side] = at
                key = (last[0], last[1])
                if key not in found or cost < found[key].cost:
                    found[key] = _Way(cost, key, (both[0], both[1]), column, way)
        least = min(way.cost for way in found.values())
        ways = sorted((way for way in found.values() if way.cost < least + _HOPELESS), key=_cost)[:_BEAM]
    head = rows[0].right  # the right column goes on from the foot of the left one
    if head:
        ways.sort(key=lambda way: way.cost + _misfit(rows[way.last[0]].left, head, 0, True, width, usage))
    columns = []
    best = ways[0]
    while best.before is not None:
        columns.append(best.column)
        best = best.before
    return columns[::-1]


def _cost(way: _Way) -> float:
    return way.cost


def _cell(row: _Row, side: int) -> str:
    return row.right if side and row.right else row.left


def _in_order(rows: list[_Row], earlier: list[str], usage: _Usage) -> list[str]:
    """The lines of the left column and then of the right one, with a blank line where a paragraph is set apart."""
    columns: tuple[list[tuple[int, str]], list[tuple[int, str]]] = ([], [])
    for row, column in zip(rows, _parted(rows, earlier, usage), strict=True):
        if row.right:
            columns[0].append((row.at, row.left))
            columns[1].append((row.at, row.right))
        else:
            columns[column].append((row.at, row.left))
    ordered: list[str] = []
    for lines in columns:
        above: tuple[int, str] | None = None
        for at, words in lines:
            if above is not None and at > above[0] + 1 and (not _is_open(above[1]) or _LABEL.match(words)):
                ordered.append("")
            ordered.append(words)
            above = (at, words)
    return ordered
