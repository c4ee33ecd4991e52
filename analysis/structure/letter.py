"""A letter cut into its paragraphs, which are counted as they come: nobody numbers them in print."""

import re

from analysis.units import Unit, UnitKind

_LINE = re.compile(r"^[ \t]*(\S.*)?$", re.MULTILINE)
_LIST_SIGN = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[-•*])\s")
_LONGEST_HEADING = 80
_FEW_BLANK_LINES = 2


def paragraphs(text: str) -> tuple[Unit, ...]:
    """The paragraphs of a letter: what blank lines or list signs part; in a text without blank lines, each line.

    A short line that no full stop ends is the heading of the paragraphs that follow, and begins the first of them.
    """
    found: list[Unit] = []
    heading, above = "", -1  # the heading in force, and where the headings before a paragraph begin
    for start, end in _blocks(text):
        if _is_heading(text[start:end]):
            heading, above = text[start:end].strip(" \t#*_:"), start if above < 0 else above
            continue
        found.append(_unit(len(found) + 1, heading, start if above < 0 else above, end))
        above = -1
    if above >= 0:
        found.append(_unit(len(found) + 1, heading, above, len(text.rstrip())))
    return tuple(found)


def _blocks(text: str) -> list[tuple[int, int]]:
    lines = [(line.start(1), line.end(1)) if line[1] else None for line in _LINE.finditer(text)]
    wrapped = lines.count(None) > _FEW_BLANK_LINES
    blocks: list[tuple[int, int]] = []
    going_on = False
    for line in lines:
        if line is None:
            going_on = False
            continue
        if going_on and not _LIST_SIGN.match(text, line[0]):
            blocks[-1] = (blocks[-1][0], line[1])
        else:
            blocks.append(line)
        going_on = wrapped
    return blocks


def _is_heading(block: str) -> bool:
    short = "\n" not in block and len(block) <= _LONGEST_HEADING
    return short and block[-1] not in ".;,!?" and ":" not in block.rstrip(":")


def _unit(number: int, heading: str, start: int, end: int) -> Unit:
    return Unit(f"paragraph {number}", UnitKind.SECTION, heading, (), start, end)
