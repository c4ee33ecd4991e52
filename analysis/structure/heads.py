"""Lines that may begin a section: every place where a number is printed the way sections are numbered."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from analysis.language import Language
from analysis.structure.numbers import NUMBER, Key, key, label


class Family(IntEnum):
    """How a head is printed. A statute numbers its sections in one way, so one family rules a text."""

    WORD = 0  # "Section 5.", "Artículo 318 bis", "§ 5"
    HEADING = 1  # a heading of the file's markup that begins with a number: "### 5 Short title"
    BOLD = 2  # "**5.** (1)"
    DASHED = 3  # "5.—(1)", "2[14D. Registration" (an inserted section behind a footnote sign)
    PLAIN = 4  # "5. Short title"
    BARE = 5  # "5  Short title"


@dataclass(frozen=True, slots=True)
class Head:
    """A line that may begin a section."""

    start: int  # of the line
    end: int  # behind the number and what parts it from the rest of the line
    label: str
    key: Key
    family: Family
    marked: bool  # a heading in the file's markup
    clear: bool  # the number is set apart from what follows it
    quoted: bool  # text that goes into another act


_LINE = r"^[ \t\f>]*(?P<hash>\#{1,6}[ \t]+)?"
_MARK = r"(?P<mark>[*_“”\"«‘'(\[„]{0,5})"
_APART = r"[ \t]*[*_]{0,3}[ \t]*(?:\.{0,2}[ \t]?[*_]{0,3}[-–—―‑]{1,2}|[.:;)\]]{1,2}|$)|[*_]{2,3}"
_QUOTES = frozenset("“”\"«‘'„")
# A number this high with no neighbour is a year or an amount; word-led heads are trusted further.
_LONELY = 400
_LOOK_BACK = 250


@cache
def _word_led(language: Language) -> re.Pattern[str]:
    words = {word for word in language.section_words if len(word) > 2 or word == "§"}
    singular = [word for word in words if not word.rstrip(".").endswith("s") and word != "§§"]
    forms = sorted({form for word in singular for form in (word.capitalize(), word.upper())}, key=len, reverse=True)
    ordinals = "|".join(sorted(map(re.escape, language.ordinals), key=len, reverse=True)) or r"(?!)"
    return re.compile(
        # a head may be glued to the amendment note that ends the section before it: "(… B.O. 26/2/2024)**ARTICULO 2º**"
        rf"(?:{_LINE}|(?<=\))){_MARK}(?P<word>{'|'.join(map(re.escape, forms))})[ \t*_\u00a0]*"
        rf"(?:(?P<number>{NUMBER})|(?P<ordinal>(?i:{ordinals}))(?!\w))(?P<apart>{_APART})?",
        re.MULTILINE,
    )


_NUMBER_LED = re.compile(
    rf"{_LINE}(?P<foot>\d{{1,2}}\[)?{_MARK}(?P<number>{NUMBER})"
    r"(?P<apart>\.{1,2}[ \t]?[*_]{0,3}(?=[ \t(\-–—―_“”\"\[*A-Z]|$)|[*_]{2,3}|[ \t]+(?=[A-Z“\"_*])|(?=[ \t]*$))",
    re.MULTILINE,
)


def find_heads(text: str, language: Language, headings: Mapping[int, int]) -> list[Head]:
    """All lines that may begin a section, in order; `headings` are the line starts that the markup makes headings."""
    cues = _cue_ends(text, language)
    heads: list[Head] = []
    for match in _word_led(language).finditer(text):
        marked = bool(match["hash"]) or match.start() in headings
        apart = match["apart"]
        clear = apart is not None or marked
        if not clear and not _short_title_follows(text, match.end()) and match["word"] not in ("§", "المادة", "مادة"):
            continue
        printed = match["number"] or language.ordinals[match["ordinal"].lower()]
        heads.append(_head(match, label(printed), Family.WORD, marked, clear, cues))
    for match in _NUMBER_LED.finditer(text):
        marked = bool(match["hash"]) or match.start() in headings
        apart = match["apart"]
        if marked:
            family = Family.HEADING
        elif "**" in match["mark"] or "__" in match["mark"]:
            family = Family.BOLD
        elif apart.startswith("."):
            dashed = match["foot"] or text[match.end() : match.end() + 3].lstrip().startswith(
                ("—(", "–(", "-(", "―(", "_(")
            )
            family = Family.DASHED if dashed else Family.PLAIN
        elif apart and not apart.startswith("*"):
            family = Family.BARE
        else:
            continue
        heads.append(_head(match, label(match["number"]), family, marked, True, cues))
    heads.sort(key=lambda head: head.start)
    return heads


def _head(match: re.Match[str], printed: str, family: Family, marked: bool, clear: bool, cues: list[int]) -> Head:
    at = bisect_right(cues, match.start())
    cued = at > 0 and match.start() - cues[at - 1] < _LOOK_BACK
    quoted = cued or bool(_QUOTES.intersection(match["mark"]))
    return Head(match.start(), match.end(), printed, key(printed), family, marked, clear, quoted)


def _cue_ends(text: str, language: Language) -> list[int]:
    if not language.amending_cues:
        return []
    return [cue.end() for cue in _cue_pattern(language).finditer(text)]


@cache
def _cue_pattern(language: Language) -> re.Pattern[str]:
    words = sorted(language.amending_cues, key=len, reverse=True)
    # the first letter may be a capital; a fully case-blind search would cost ten times as much
    forms = [rf"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}".replace(r"\ ", r"\s+") for word in words]
    return re.compile(rf"\b(?:{'|'.join(forms)})")


def _short_title_follows(text: str, at: int) -> bool:
    """Whether the line goes on as a title would ("Art. 5 Objet"), not as a sentence does."""
    end = text.find("\n", at)
    rest = text[at : end if end >= 0 else len(text)]
    return (
        2 < len(rest) <= 90
        and rest[0] in " \t"
        and rest.strip()[:1].isupper()
        and not rest.rstrip().endswith((".", ",", ";"))
    )
