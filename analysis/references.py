"""Cross-references: which numbered units a passage points to."""

import re
from functools import cache

from analysis.languages import LANGUAGES

_NUMBER = (
    r"(?:(?-i:[A-Z]{1,2})\.?[\s-]?)?\d{1,4}(?:[.\-]\d{1,3})*[A-Z]{0,3}"
    r"(?:\s?(?:bis|ter|quater|quinquies|sexies|septies))?\b"
)
_INNER = r"(?:\s?\([^()]{1,6}\))*"
_RANGE = re.compile(r"(\d{1,4})[\s*_]*(?:to|a|à|al|through|[-–])[\s*_]*(\d{1,4})", re.IGNORECASE)


_OF_ANOTHER = re.compile(
    r"""[\s*_]*
    (?: of [\s*_]+ (?:the[\s*_]+)? \W? [A-Z][a-z]
      | (?:de[\s*_]+la|de[\s*_]+l['’]|du|des) [\s*_]*
        (?:loi|code|ordonnance|décret|règlement|convention|constitution|protocole)\b
      | (?:de[\s*_]+la|del|de[\s*_]+los) [\s*_]*
        (?:Ley|Código|Decreto|Constitución|Reglamento|Real|Convenio|Protocolo)\b
    )""",
    re.VERBOSE,
)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in LANGUAGES[language].section_words), key=len, reverse=True))
    between = r"[\s*_]*(?:,|;|&|/|–|-|\b(?:and|or|to|et|ou|à|au|y|o|u|a|al|e)\b)[\s*_]*(?:(?:" + words + r")[\s*_]*)?"
    return re.compile(rf"(?<!\w)(?:{words})[\s*_]*({_NUMBER}{_INNER}(?:{between}{_NUMBER}{_INNER})*)", re.IGNORECASE)


def normal_number(number: str) -> str:
    """A printed number as it is compared: "318 bis" and "318bis", "L. 823-1" and "L823-1" are one."""
    return re.sub(r"[\s.°º]+", "", number.lower())


def references(passage: str, language: str, elsewhere: bool = False) -> frozenset[str]:
    """The numbers of the sections or articles that the passage names, ranges filled in, as `normal_number` gives them.

    Those of the act itself ("section 6"), or with `elsewhere` also those said to be another act's ("section 6 of the
    Immigration Act").
    """
    if language not in LANGUAGES:
        return frozenset()
    found: set[str] = set()
    for match in _pattern(language).finditer(passage):
        if not elsewhere and _OF_ANOTHER.match(passage, match.end()):
            continue
        listed = re.sub(r"\([^()]*\)", "", match[1])
        found.update(normal_number(number) for number in re.findall(_NUMBER, listed, re.IGNORECASE))
        for low, high in _RANGE.findall(listed):
            if 0 < int(high) - int(low) <= 60:
                found.update(str(number) for number in range(int(low), int(high) + 1))
    return frozenset(found)
