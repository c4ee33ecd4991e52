"""Lists inside a legal sentence: which paragraphs are alternatives, so that words of one say nothing of another."""

import re

_LABEL = re.compile(
    r"(?:(?:^|(?<=[\s;:,.—–-]))\(?(?P<label>[a-z]{1,2}|\d{1,2})(?:\)|[°º]\.?-?)"
    r"|(?:^|(?<=\n))[ \t*_>-]*(?P<dotted>[a-z]|\d{1,2})\.-?)(?=\s)"
)
_ALL_OF = re.compile(r"\b(?:and|et|y|e)[\s—–:;,-]*$", re.IGNORECASE)
_STOPPED = re.compile(r"\.[\s*_]*$")
_FEWEST = 4  # shorter lists are read as one, unless a full stop ends the first paragraph


def alternatives(sentence: str) -> list[int]:
    """Where the paragraphs of a list of alternatives begin, in order; empty where there is no such list.

    A list is lettered from (a) or numbered from 1 without a gap; inner lists are part of their paragraph. A list whose
    last paragraph is joined by "and" holds together, and is no list of alternatives.
    """
    for first in ("a", "1"):
        starts: list[int] = []
        wanted: str | None = first
        for match in _LABEL.finditer(sentence):
            if wanted is not None and (match["label"] or match["dotted"]) == wanted:
                starts.append(match.start())
                wanted = following(wanted)
        if len(starts) >= 2 and _STOPPED.search(sentence[starts[0] : starts[1]]):
            return starts
        if len(starts) >= _FEWEST:
            return [] if _ALL_OF.search(sentence[starts[-2] : starts[-1]]) else starts
    return []


def following(label: str) -> str:
    """The label that comes after one in a list: 2 after 1, b after a, aa after z, bb after aa."""
    if label.isdigit():
        return str(int(label) + 1)
    if label[0] == "z":
        return "a" * (len(label) + 1)
    return chr(ord(label[0]) + 1) * len(label)
