"""Defined terms: which words a statute defines, and where the definition stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from analysis.language import Language
from analysis.languages import LANGUAGES

_GROUPS = ("quoted", "bold", "opened", "named", "listed", "lined")


@dataclass(frozen=True, slots=True)
class Definition:
    """A term as printed, at `text[term_start:term_end]`; its definition ends at `end`, where the next term begins."""

    term_start: int
    term_end: int
    end: int


def definitions(text: str, start: int, end: int, language: str) -> list[Definition]:
    """The definitions in `text[start:end]`, in order: a term in quotes, in bold or in a list, and what defines it."""
    if language not in LANGUAGES:
        return []
    found = [_term(match) for match in _pattern(LANGUAGES[language]).finditer(text, start, end)]
    bounds = [following[0] for following in found[1:]] + [end]
    return [Definition(*term, bound) for term, bound in zip(found, bounds, strict=False)]


def _term(match: re.Match[str]) -> tuple[int, int]:
    group = next(name for name in _GROUPS if match[name] is not None)
    return match.start(group), match.end(group)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    cue = rf"\b(?:{_any_of(language.definition_cues)})\b"
    opening = rf"\b(?:{_any_of(language.definition_openings)})"
    # between a term and its cue: a translation in brackets, "in relation to a ship", a comma clause
    defines = rf"[\s*_)\]]*(?:,[^,;.\n]{{0,90}},)?[^;.:\n\"“«‘]{{0,60}}?(?:{cue}|\s*:)"
    term = r"[^\"“”«»’'\n;:.,]"
    return re.compile(
        rf"""(?:[“«"‘]|(?<=\s)')\s*(?P<quoted>[^"”»’'\n;:]{{2,90}}?)\s*[”»"’']{defines}
        | \*\*_?(?P<bold>[^*\n;:.]{{2,90}}?)_?\*\*{defines}
        | {opening}\s+(?:par|por|as)?\s*[“«"‘']\s*(?P<opened>{term}{{2,90}}?)\s*[”»"’']
        | {opening}\s+(?:par|por|as)?\s*(?P<named>{term}{{2,60}}?)\s*(?:[:,]|{cue})
        | (?:^|\n)[\s*_]*(?:[-–•]\s+|\(?\w{{1,4}}[).°º]-?\s*)+(?P<listed>[^\W\d_]{term}{{2,90}}?)\s*(?::|\.-|{cue})
        | (?:^|\n)[ \t]*(?P<lined>[^\W\d_]{term}{{2,50}}?)\s+{cue}
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)) or r"(?!)"
