"""Defined terms: which words a statute defines, and where the definition stands."""

import re
from dataclasses import dataclass

from analysis.language import Language
from analysis.languages import LANGUAGES

_LONGEST_TERM = 90


@dataclass(frozen=True, slots=True)
class Definition:
    """A term as printed, at `text[term_start:term_end]`, and its definition, which ends at `end` (the next term, or the passage's end)."""

    term_start: int
    term_end: int
    end: int


def definitions(text: str, start: int, end: int, language: str) -> list[Definition]:
    """The definitions in `text[start:end]`, in order: quoted, bold or list terms followed by a defining word or a colon."""
    found = (
        [_span(match) for match in _pattern(LANGUAGES[language]).finditer(text, start, end)]
        if language in LANGUAGES
        else []
    )
    bounds = [following[0] for following in found[1:]] + [end]
    return [Definition(*term, bound) for term, bound in zip(found, bounds, strict=False)]


def _span(match: re.Match[str]) -> tuple[int, int]:
    group = next(name for name in ("quoted", "bold", "before", "listed") if match[name] is not None)
    return match.start(group), match.end(group)


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _pattern(language: Language) -> re.Pattern[str]:
    if language.code not in _PATTERNS:
        cue = "|".join(
            re.escape(word).replace(r"\ ", r"\s+") for word in sorted(language.definition_cues, key=len, reverse=True)
        )
        opening = "|".join(
            re.escape(word).replace(r"\ ", r"\s+")
            for word in sorted(language.definition_openings, key=len, reverse=True)
        )
        tail = rf"[\s*_)\]]*(?:,[^,;.\n]{{0,90}},)?[^;.:\n\"“«‘]{{0,60}}?(?:\b(?:{cue})\b|\s*:)"
        _PATTERNS[language.code] = re.compile(
            rf"(?:[“«\"‘]|(?<=\s)')\s*(?P<quoted>[^\"”»’'\n;:]{{2,{_LONGEST_TERM}}}?)\s*[”»\"’']{tail}"
            rf"|\*\*_?(?P<bold>[^*\n;:.]{{2,{_LONGEST_TERM}}}?)_?\*\*{tail}"
            rf"|\b(?:{opening})\s+(?:par|por|as)?\s*[“«\"‘']?(?P<before>[^\"”»’\n;:.,]{{2,{_LONGEST_TERM}}}?)[”»\"’']?\s*(?:[:,]|\b(?:{cue})\b)"
            rf"|(?:^|\n)[\s*_-]*(?:\(?\w{{1,4}}[).°º]-?\s*)+(?P<listed>[^\W\d_][^\n;:.,]{{2,{_LONGEST_TERM}}}?)(?:\s*:|\.-|\s+(?:{cue})\b)",
            re.IGNORECASE,
        )
    return _PATTERNS[language.code]
