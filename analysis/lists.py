"""Lists inside a legal sentence: which paragraphs are alternatives, so that words of one say nothing of another."""

import re

_LABEL = re.compile(r"(?:^|(?<=[\s;:,.—–-]))\(?(?P<label>[a-z]{1,2}|\d{1,2})(?:\)|[°º]\.?)(?=\s)")
_ALL_OF = re.compile(r"\b(?:and|et|y|e)[\s—–:;,-]*$", re.IGNORECASE)
_FEWEST = 4  # shorter lists are read as one


def alternatives(sentence: str) -> list[int]:
    """Where the paragraphs of a list of alternatives begin, in order; empty where there is no such list.

    A list is lettered from (a) or numbered from 1 without a gap; inner lists are part of their paragraph. A list whose
    last paragraph is joined by "and" holds together, and is no list of alternatives.
    """
    for first, following in (("a", _next_letter), ("1", _next_number)):
        starts: list[int] = []
        wanted = first
        for match in _LABEL.finditer(sentence):
            if match["label"] == wanted:
                starts.append(match.start())
                wanted = following(wanted)
        if len(starts) >= _FEWEST:
            return [] if _ALL_OF.search(sentence[starts[-2] : starts[-1]]) else starts
    return []


def _next_letter(label: str) -> str:
    return chr(ord(label) + 1) if label < "z" else "aa"


def _next_number(label: str) -> str:
    return str(int(label) + 1)
