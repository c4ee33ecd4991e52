"""What stands above and around the sections: parts and chapters, schedules, contents, endnotes, memoranda."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.language import Language
from analysis.structure.numbers import LATIN

_NUMERAL = (
    r"(?:\d{1,3}(?:\.\d{1,3})?[A-Z]{0,3}"
    r"|[IVXLC]{1,8}(?:[-. ]?(?:\d{1,2}|[A-Z]{1,3}))?(?:[ \t]?(?i:bis|ter))?|[A-Z])(?!\w)"
)
_MARK = r"^[ \t\f>]*(?P<hash>\#{1,6}[ \t]+)?(?P<mark>[*_“\"«\[(]{0,5})"
_LINK = re.compile(r"\[([^\]\n]{0,200})\]\([^)\n]{0,300}\)")
_MARKUP = re.compile(r"[*_#>|`]|</?\w{1,6}>")


WORDLESS = 100  # the rank of headings without a word such as "Part"
UNMARKED = 100  # the level of headings that only their words tell


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above sections; lower rank is further out."""

    start: int
    end: int
    rank: int
    level: int  # in the markup
    title: str

    def holds(self, other: "Heading") -> bool:
        """Whether a later heading stands under this one.

        Words decide (a chapter stands under its title), for levels are often marked at random; but a heading without
        such a word ends what its own markup ranks no higher, unless it is the second line of it.
        """
        if self.rank >= other.rank:
            return False
        second_line = other.start - self.end <= 3
        return other.rank < WORDLESS or self.level != other.level or second_line


def plain(line: str) -> str:
    """A line of the file without its markup."""
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", line)).split()).strip('[]“”"«» ')


def find_headings(text: str, language: Language, headings: Mapping[int, int], taken: set[int]) -> list[Heading]:
    """The parts, chapters and other headings, in order; `taken` are line starts that are heads of sections."""
    found: dict[int, Heading] = {}
    levels = _levels(text, headings)
    ranks: dict[str, int] = {}
    for match in _part_pattern(language).finditer(text):
        if match.start() in taken:
            continue
        end = _line_end(text, match.end())
        rest = text[match.end() : end].strip()
        marked = match.start() in levels
        if len(rest) > (400 if marked else 200) or not (_sets_apart(rest) or (marked and rest[:1].isupper())):
            continue
        if rest.endswith((",", ";", ".")) and not (marked or rest.isupper() or len(rest) < 90):
            continue
        title, end = _with_title(text, match.start(), end, taken, bool(plain(rest).strip(" .:-–—―")))
        word = _fold(match["word"], language)
        if word not in ranks:
            ranks[word] = _rank(word, ranks, language)
        rank = ranks[word]
        found[match.start()] = Heading(match.start(), end, rank, levels.get(match.start(), UNMARKED), title)
    alone = sum(level == 1 for level in levels.values()) == 1  # then it is the title of the statute
    for start, level in levels.items():
        if start in taken or start in found or (alone and level == 1):
            continue
        end = _line_end(text, start)
        title = plain(text[start:end])
        if 1 < len(title) <= 150 and not title.endswith((".", ";", ":", ",")) and title[0].isupper():
            found[start] = Heading(start, end, WORDLESS + level, level, title)
    return [found[start] for start in sorted(found)]


@cache
def _part_pattern(language: Language) -> re.Pattern[str]:
    words = {form for word in language.part_words for form in (word.upper(), word.capitalize(), _spaced(word.upper()))}
    ordinals = "|".join(sorted(map(re.escape, language.ordinals), key=len, reverse=True)) or r"(?!)"
    choice = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(
        rf"{_MARK}(?:(?i:the)[ \t]+)?(?P<word>{choice})[ \t*_]+"
        rf"(?:{_NUMERAL}|(?i:{ordinals}|preliminar|préliminaire|preliminary)(?!\w)|"
        rf"\w{{1,20}}(?=[ \t]*[:：]))",
        re.MULTILINE,
    )


def _spaced(word: str) -> str:
    return " ".join(word)


def _fold(word: str, language: Language) -> str:
    lower = word.lower()
    return lower if lower in language.part_words else lower.replace(" ", "")


def _sets_apart(rest: str) -> bool:
    bare = rest.lstrip("*_ ")
    return not bare or bare[0] in ".:-–—―])(" or bare[0].isupper() or bare[0] in '“"«['


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _with_title(text: str, start: int, end: int, taken: set[int], titled: bool) -> tuple[str, int]:
    """The heading's words, with the next line where the heading's own line is only its number."""
    title = plain(text[start:end])
    if titled:
        return title, end
    follows = re.compile(r"\s*").match(text, end)
    at = follows.end() if follows else end
    line_start = text.rfind("\n", 0, at) + 1
    if at >= len(text) or line_start in taken or text.count("\n", end, at) > 3:
        return title, end
    line = text[at : _line_end(text, at)]
    if (
        not any(map(str.isalnum, line))
        or len(line) > 120
        or line.rstrip().endswith((".", ";", ","))
        or line[0].islower()
        or line[0] in "("
    ):
        return title, end
    return f"{title} {plain(line)}", _line_end(text, at)


_HASHED = re.compile(r"^[ \t>]*(#{1,6})[ \t]+\S[^\n]*", re.MULTILINE)


def _levels(text: str, headings: Mapping[int, int]) -> dict[int, int]:
    """The lines that the markup makes headings, with their levels."""
    return {**headings, **{match.start(): len(match[1]) for match in _HASHED.finditer(text)}}


def _rank(word: str, earlier: Mapping[str, int], language: Language) -> int:
    """The place of a word among the headings: as the language has it, or, where States differ, as this statute has it.

    Parts hold chapters in some States, chapters hold parts in others: the word that comes first is the outer one.
    """
    rank = language.part_words.index(word)
    if word in language.part_words_by_use:
        before = [place for other, place in earlier.items() if other in language.part_words_by_use]
        places = sorted(language.part_words.index(other) for other in language.part_words_by_use)
        return next((place for place in places if place not in before), rank)
    return rank


@dataclass(frozen=True, slots=True)
class Landmark:
    """The beginning of something that is no section: a schedule, a memorandum, an editor's apparatus."""

    start: int
    end: int  # of the heading line
    label: str
    heading: str


def find_schedules(text: str, language: Language, headings: Mapping[int, int]) -> list[Landmark]:
    """Schedules and annexes, as they head a line, or stand in capitals in the flow of a text without line breaks."""
    found: list[Landmark] = []
    line_pattern, flow_pattern = _schedule_patterns(language)
    for match in line_pattern.finditer(text):
        line = text[match.start() : match.end()]
        marked = bool(match["hash"]) or match.start() in headings
        rest = match["rest"].strip(" *_")
        capital = match["word"].isupper()
        if match["mark"].strip("*_[(") or (rest and not marked and not capital and rest[0] not in "-–—:.("):
            continue
        if rest.endswith((".", ";", ",")) and not marked:
            continue
        if len(rest) > 120 and not marked:
            continue
        number = match["number"] or language.ordinals.get((match["ordinal"] or "").lower(), "")
        found.append(Landmark(match.start(), match.end(), f"{match['word'].lower()} {number}".strip(), plain(line)))
    for match in flow_pattern.finditer(text):
        number = (match["number"] or "").strip()
        found.append(Landmark(match.start(), match.end(), f"{match['word'].lower()} {number}".strip(), match[0]))
    for match in _provision_pattern(language).finditer(text):
        if match["hash"] or match.start() in headings or match["rest"][:1] in (".", ":", "") or match["word"].isupper():
            name = f"{match['word']} {match['ordinal']}".lower()
            found.append(Landmark(match.start(), match.end(), name, plain(match["rest"].lstrip(".: "))[:150]))
    found.sort(key=lambda mark: mark.start)
    return found


@cache
def _schedule_patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(form for word in language.schedule_words for form in (word.upper(), word.capitalize()))
    ordinals = "|".join(sorted(map(re.escape, language.ordinals), key=len, reverse=True)) or r"(?!)"
    line = re.compile(
        rf"{_MARK}(?:(?i:the)[ \t]+)?(?:(?P<ordinal>(?i:{ordinals}))[ \t]+)?(?P<word>{words})(?!\w)"
        rf"(?:[ \t]+(?:(?i:no)\.?[ \t]*)?(?P<number>\d{{1,2}}[A-Z]?|[IVX]{{1,6}}|[A-Z])(?!\w))?(?P<rest>[^\n]*)$",
        re.MULTILINE,
    )
    flow = re.compile(
        rf"(?<=[.;)\]] )(?P<word>{words})(?P<number>[ ]\d{{1,2}}[A-Z]?)?[ ][A-Z]{{3,}}(?:[ ][A-Z]{{2,}}|[ ]\d{{1,2}}\.)"
    )
    return line, flow


@cache
def _provision_pattern(language: Language) -> re.Pattern[str]:
    forms = [re.escape(form) for word in language.provision_words for form in (word, word.capitalize(), word.upper())]
    return re.compile(
        rf"{_MARK}(?P<word>{'|'.join(forms) or '(?!)'})[ \t]+"
        rf"(?P<ordinal>\w{{4,20}}(?:[ \t](?i:{LATIN})(?!\w)|[ \t][a-zé]{{4,8}}a(?=[.:]))?)(?P<rest>[^\n]*)$",
        re.MULTILINE,
    )


def find_line(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """The lines that are one of the words, markup and page numbers apart; "*" stands for any words that follow."""
    if not words:
        return []
    pattern = _line_pattern(tuple(words))
    return [(match.start(), match.end()) for match in pattern.finditer(text)]


@cache
def _line_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = "|".join(re.escape(word).replace(r"\ ", r"[ \t]+").replace(r"\*", r"[^\n]{0,120}") for word in words)
    return re.compile(rf"^[ \t\f>]*(?:\#{{1,6}}[ \t]+)?[*_“\"]{{0,3}}(?i:{forms})[*_:.”\" \t\d]*$", re.MULTILINE)
