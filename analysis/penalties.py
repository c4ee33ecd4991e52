"""Terms of imprisonment in running text, in years."""

import re
from functools import cache

from analysis.languages import LANGUAGES

_LONGEST_TERM = 60  # a larger number of years is an age of a statute, not a term of imprisonment


@cache
def _pattern(language: str) -> re.Pattern[str]:
    known = LANGUAGES[language]
    numbers = "|".join(sorted(map(re.escape, known.number_words), key=len, reverse=True))
    years = "|".join(sorted(map(re.escape, known.year_words), key=len, reverse=True))
    return re.compile(rf"\b(?P<number>\d{{1,2}}|{numbers})\s+(?:\(\s*\w+\s*\)\s*)?(?:{years})\b", re.IGNORECASE)


def terms_of_years(passage: str, language: str) -> tuple[int, ...]:
    """Every number of years that the passage names, in figures or in words, in order."""
    if language not in LANGUAGES or not LANGUAGES[language].year_words:
        return ()
    words = LANGUAGES[language].number_words
    found = (match["number"].lower() for match in _pattern(language).finditer(passage))
    terms = (int(number) if number.isdigit() else words[number] for number in found)
    return tuple(term for term in terms if 0 < term <= _LONGEST_TERM)
