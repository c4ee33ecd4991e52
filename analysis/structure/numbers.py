"""The numbers of sections: how they are printed, spelled out, and follow one another."""

import re

# "12", "12A", "149-A", "73.3A", "L. 823-1", "382-4", "318 bis", "379*bis*", "1<sup>er</sup>", "1º", "5 A".
# Every part comes a bounded number of times, so that matching is linear.
LATIN = "bis|ter|qu[aá]ter|quinquies|sexies|septies|octies|nonies|novies|decies|undecies|duodecies|terdecies"
NUMBER = (
    r"(?:[LRDA]{1,2}\*?\.?[ \t]?)?\d{1,4}(?:[.\-‑–]\d{1,4}){0,4}"
    r"(?:[ \t]?[°ºª]|<sup>\w{1,3}</sup>|(?:er|ère|re|o|ro|to|mo|vo|no)(?!\w))?"
    r"(?:[ \t]?[A-Z]{1,4}(?!\w)|[a-z](?!\w)|-[A-Z]{1,2}(?!\w))?"
    rf"(?:[ \t]?[*_]{{0,2}}(?i:{LATIN})(?!\w))?"
    r"(?:[ \t]\(\d\)(?=[ \t]*[—–]))?"
)

_ORNAMENT = re.compile(r"<[^>]{1,5}>\w{0,3}(?:</\w{1,5}>)?|[*_°ºª]|(?<=\d)(?:er|ère|re|o|ro|to|mo|vo|no)(?!\w)")
_CODE = re.compile(r"^([LRDA]{1,2}\*?)\.?\s?(?=\d)")
_DIGITS = re.compile(r"\d+")
_TRAIL = re.compile(r"[A-Za-zá]+(?:\s\w+)?$")

Key = tuple[int, ...]


def label(printed: str) -> str:
    """The printed number without ornament: "1<sup>er</sup>" is "1", "L. 823-1" is "L823-1"."""
    plain = " ".join(_ORNAMENT.sub("", printed).replace("‑", "-").replace("–", "-").split())
    return _CODE.sub(r"\1", plain).strip(" .")


def key(printed: str) -> Key:
    """An order for labels: 12 < 12A < 12B < 13, 73.2 < 73.10, 318 < 318 bis < 318 ter < 319."""
    numbers = [int(digits) for digits in _DIGITS.findall(printed)]
    trail = _TRAIL.search(printed)
    suffix: list[int] = []
    if trail and numbers:
        word = trail[0].lower().replace("á", "a").split()[-1]
        latin = _LATIN_ORDER.get(word)
        suffix = [latin] if latin else [ord(letter) for letter in word[:4]]
    return (*(numbers or [0]), *([-1, *suffix] if suffix else []))


_LATIN_ORDER = {
    word: order
    for order, word in enumerate(
        [
            "bis",
            "ter",
            "quater",
            "quinquies",
            "sexies",
            "septies",
            "octies",
            "nonies",
            "decies",
            "undecies",
            "duodecies",
            "terdecies",
        ],
        200,
    )
} | {"novies": 207}
