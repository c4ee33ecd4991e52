"""How a lawyer cites a place inside a unit, from the labels printed before it: "12(1)(a)", "318 bis.2"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.units import Unit, UnitKind

_LABEL = re.compile(
    r"""(?P<before>^[ \t>#*_•-]*|[;:,.—–-][*_ \t]*(?:(?:and|or|et|ou|y|o|e|u)[ \t]+)?|\)[ \t]*
                  |(?<=\w)[ \t]?\.?[*_]*[ \t.—–-]*)
        (?:\([*_]*(?P<bracket>\d{1,3}(?:\.\d{1,2})?[A-Z]{0,2}|[a-z]{1,4}(?:\.\d{1,2})?|[A-Z]{1,4})[*_]*\)
          |(?P<half>\d{1,2}[°º]?|[a-z]{1,4})\)(?=\s)
          |(?P<dot>\d{1,3})\.(?:[°ºª])?[ \t]?[-–—]?(?=\s)
          |(?P<degree>\d{1,2})[°º](?=\s))""",
    re.MULTILINE | re.VERBOSE,
)
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_LOOK_BACK = 120
_NEAR = 4  # labels repealed in between: (a), (d)
_MARKUP = re.compile(r"[\s*_#>.()\-–—:°º]+")


@dataclass(frozen=True, slots=True)
class _Place:
    """One label on the way: its kind of numbering, its place in that numbering, and how it is cited."""

    kind: str
    value: float
    cited: str


def path_at(text: str, unit: Unit, offset: int) -> str:
    """The citation of the offset: the unit's label and the labels of the paragraphs that hold the offset."""
    if unit.kind is UnitKind.PREAMBLE:
        return unit.label
    stack: list[_Place] = []
    # a label just behind the offset belongs to the words at the offset: evidence may begin with its own label
    for match in _LABEL.finditer(text, unit.start, min(unit.end, offset + 12)):
        if match.end("before") > offset:
            break
        if _is_label(text, unit, match):
            stack = _step(stack, list(_readings(match)), leads_in=_leads_in(text, unit.start, match))
    return unit.label + "".join(place.cited for place in stack)


def _is_label(text: str, unit: Unit, match: re.Match[str]) -> bool:
    """Whether the sign begins a paragraph here, and is not part of a reference ("section 12 (1)") or of a sentence."""
    before = match["before"].lstrip(" \t")
    # a bounded look back: some statutes print a whole section on one line
    back = max(unit.start, match.end("before") - _LOOK_BACK)
    ahead = text[max(text.rfind("\n", back, match.end("before")) + 1, back) : match.end("before")]
    at_line_start = not _MARKUP.sub("", ahead)
    if match["dot"]:
        return at_line_start and match["dot"] != unit.label
    if at_line_start:
        return True
    if before.startswith(")"):  # "(1) (a)": a label behind a label that begins the line
        return not _MARKUP.sub("", re.sub(r"\(\w{1,4}\)", "", ahead)).replace(unit.label, "")
    if match["half"] or match["degree"]:
        return before[:1] in (";", ":")
    if before[:1] in (";", ":", "—", "–", ".") and before.strip(" \t*_") != "":
        if before[0] == "." and not before[1:2].isspace():
            return _is_own_number(ahead, unit)
        return True
    if before[:1] == "," and re.search(r"\b(?:and|or|et|ou|y|o|e|u)\b", before):
        return True
    if before[:1] == "-":
        return True
    return _is_own_number(ahead, unit)


def _is_own_number(ahead: str, unit: Unit) -> bool:
    """Whether the line so far is only the unit's own number: "117 (1)", "Section 5.—(1)"."""
    bare = _MARKUP.sub("", ahead).lower()
    own = _MARKUP.sub("", unit.label).lower()
    return bare.endswith(own) and len(bare) <= len(own) + 9


def _leads_in(text: str, start: int, match: re.Match[str]) -> bool:
    return (
        text[max(start, match.end("before") - 20) : match.end("before")]
        .rstrip(" \t\n*_")
        .endswith((":", "—", "–", "-"))
    )


def _readings(match: re.Match[str]) -> Iterator[_Place]:
    """What the sign may be: "i" is the first of i, ii, iii or the ninth of a, b, c."""
    if match["dot"]:
        yield _Place("dot", float(match["dot"]), f".{match['dot']}")
        return
    if match["degree"]:
        yield _Place("degree", float(match["degree"]), f".{match['degree']}°")
        return
    style = "bracket" if match["bracket"] else "half"
    sign = match[style]
    cited = f"({sign})" if style == "bracket" else f".{sign})"
    digits = re.match(r"\d+(?:\.\d+)?", sign)
    if digits is not None:
        yield _Place(f"{style} number", float(digits[0]) + 0.001 * (len(sign) - len(digits[0])), cited)
        return
    letters, _, fraction = sign.partition(".")
    case = "upper" if letters.isupper() else "lower"
    low = letters.lower()
    step = float(f"0.{fraction}") if fraction else 0.0
    if len(set(low)) == 1:
        yield _Place(f"{style} {case} letter", (len(low) - 1) * 26 + ord(low[0]) - 96 + step, cited)
    elif len(low) == 2:
        yield _Place(f"{style} {case} letter", (ord(low[0]) - 96) * 26 + ord(low[1]) - 96, cited)
    if _ROMAN.match(low):
        values = [_ROMAN_VALUES[letter] for letter in low]
        total = sum(-v if any(w > v for w in values[at + 1 : at + 2]) else v for at, v in enumerate(values))
        yield _Place(f"{style} {case} roman", float(total), cited)


def _step(stack: list[_Place], readings: list[_Place], leads_in: bool) -> list[_Place]:
    """The stack after a label: the next of a numbering in use, the first of a new one below, or no label at all."""
    used = {place.kind: depth for depth, place in enumerate(stack)}
    if leads_in:
        for place in readings:
            if place.value == 1 and place.kind not in used:
                return [*stack, place]
    for place in sorted(readings, key=lambda reading: -used.get(reading.kind, -1)):
        depth = used.get(place.kind)
        if depth is not None and 0 < place.value - stack[depth].value <= 1:
            return [*stack[:depth], place]
    for place in sorted(readings, key=lambda reading: reading.value):
        if place.kind not in used and place.value == 1:
            return [*stack, place]
    for place in readings:
        depth = used.get(place.kind)
        if depth is not None and (place.value == 1 or 0 < place.value - stack[depth].value <= _NEAR):
            return [*stack[:depth], place]
        if depth is None and place.value <= _NEAR and not place.kind.endswith("letter"):
            return [*stack, place]
    return stack
