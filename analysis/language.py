"""What the analysis has to know of a language, and which language a text is in."""

from dataclasses import dataclass, field
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Legal text repeats itself: some slices tell the language as surely as the whole, at a thousandth of the cost.
_SLICE = 3_000
_SLICES = 5


@dataclass(frozen=True, eq=False)  # one value a language: compared and cached by identity
class Language:
    """The words by which statutes of one language name their parts, count, define and sentence."""

    code: str
    name: str
    section_words: tuple[str, ...]  # how a head or a cross-reference names a section: "section", "ss.", "art."
    part_words: tuple[str, ...]  # headings above sections, outermost first: "part", "chapter"
    schedule_words: tuple[str, ...]  # what stands behind the last section: "schedule", "annex"
    ordinals: dict[str, str] = field(default_factory=dict)  # "first" -> "1", also as section numbers: "premier" -> "1"
    provision_words: tuple[str, ...] = ()  # provisions numbered apart by ordinals: "disposición adicional"
    part_words_by_use: frozenset[str] = frozenset()  # of these, the word that a statute uses first is the outer one
    headings_above: bool = False  # a section's heading stands on the line above its number
    memorandum_words: tuple[str, ...] = ()  # "explanatory memorandum"
    contents_words: tuple[str, ...] = ()  # "arrangement of sections"
    endnote_words: tuple[str, ...] = ()  # an editor's apparatus behind the law: "endnotes"
    amending_cues: tuple[str, ...] = ()  # words before text that goes into another act: "the following section"
    superseded_cues: tuple[str, ...] = ()  # words that tell a reprint from the text in force
    definition_cues: tuple[str, ...] = ()  # words behind a defined term: "means"
    definition_openings: tuple[str, ...] = ()  # words before a defined term: "on entend par"
    number_words: dict[str, int] = field(default_factory=dict)  # one to thirty, for penalties
    year_words: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()  # a full stop behind these ends no sentence
    spellings: tuple[tuple[str, str], ...] = ()  # beginnings of words that are spelt in two ways: "offence", "offense"


def words(line: str) -> tuple[str, ...]:
    """The words of a line, for lists that read better as a line."""
    return tuple(line.split())


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> tuple[str, float]:
    """The ISO 639-1 code of the text's language, and how sure that is (0 to 1)."""
    if len(text) <= _SLICE * _SLICES:
        sample = text
    else:
        step = len(text) // (_SLICES + 1)
        sample = "\n".join(text[step * part : step * part + _SLICE] for part in range(1, _SLICES + 1))
    code, probability = _identifier().classify(sample)
    return str(code), float(probability)
