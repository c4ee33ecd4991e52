"""The phrase language, and the copy of the text that it is matched against."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.normal import normalise
from analysis.phrases import Lexicon
from analysis.sentences import sentence_starts

CONCEPTS = {
    "entry": ("entry", "enter*"),
    "illegal entry": ("(unlawful*|illegal*) <entry>", "<entry> ..6 without ..3 permission"),
    "help": ("(assist*|help*|facilitat*) ..8 <illegal entry>",),
    "vessel": ("vessel", "(on|in) (a|the|) craft"),
    "at sea": ("at sea",),
}


def found(text: str, concepts: dict[str, tuple[str, ...]] = CONCEPTS, language: str = "en") -> list[tuple[str, str]]:
    normal = normalise(text)
    starts = sentence_starts(text, {"no", "s"})
    limits = np.searchsorted(normal.origin, [*starts, len(text)]).tolist()
    hits = []
    for hit in Lexicon(language, concepts).scan(normal.text, limits):
        start, end = normal.source(hit.start, hit.end)
        hits.append((hit.concept, text[start:end]))
    return hits


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("No UNLAWFUL  entry.", ("illegal entry", "UNLAWFUL  entry")),
        (
            "He helps her to enter,\nby night, without any permission.",
            ("help", "helps her to enter,\nby night, without any permission"),
        ),
        ("“Illegal-entry” is punished.", ("illegal entry", "Illegal-entry")),
        ("An **illegal** entry.", ("illegal entry", "illegal** entry")),
        ("An unlaw-\nful entry.", ("illegal entry", "unlaw-\nful entry")),
        ("Found on craft.", ("vessel", "on craft")),
        ("Rescued at sea.", ("at sea", "at sea")),
    ],
)
def test_a_phrase_is_found_whatever_the_printer_did(text: str, hit: tuple[str, str]) -> None:
    assert hit in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The vessels.",
        "They enter. Without permission they sail.",
        "Every member entered it into the records without notice.",
    ],
)
def test_words_that_only_look_alike_are_no_hit(text: str) -> None:
    assert not {"illegal entry", "help", "vessel"} & {concept for concept, _ in found(text)}


def test_accents_do_not_count() -> None:
    assert found("L’ENTREE irrégulière", {"x": ("entrée irreguliere",)}, "fr") == [("x", "ENTREE irrégulière")]


def test_a_match_is_sought_in_the_sentence_of_its_anchor() -> None:
    concepts = {"higher": ("(penalt*|imprisonment) ..12 increased",)}
    text = "He is liable to imprisonment. The penalty under section 4 is increased."
    assert found(text, concepts) == [("higher", "penalty under section 4 is increased")]


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("<nothing>", "unknown concept"),
        ("<loop>", "contains itself"),
        ("(a|b", "closing bracket"),
        ("a) b", "out of place"),
        ("ve*sel", "is no word"),
        ("(a|b) ..3 c", "no word of 3 letters"),
    ],
)
def test_a_faulty_phrase_is_named_with_its_fault(phrase: str, fault: str) -> None:
    faults = Lexicon("en", {"loop": (phrase,)}).faults()
    assert faults
    assert fault in faults[0][1]


@given(st.text(st.characters(max_codepoint=0x1FFFF)))
def test_the_copy_finds_its_way_back(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.origin)
    assert "  " not in normal.text.strip()
    for at, character in enumerate(normal.text):
        if character != " ":
            start, end = normal.source(at, at + 1)
            assert end == start + 1
            assert text[start].isalnum()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They sail. They land.", 2),
        ("See s. 4 and No. 5 of it. Then stop.", 2),
        ("A person who—\n\n(a) brings; or\n\n(b) takes,\n\ncommits an offence.", 1),
        ("12. Short title\nThis Act is short.", 1),
        ("“ship” means a craft;\n“port” means a harbour;", 2),
        ("words that a printer set with a blank line after each printed line of\n\ntheir text. End.", 2),
    ],
    ids=["full-stops", "abbreviations", "lettered", "numbered", "definitions", "hard-wrapped"],
)
def test_legal_sentences(text: str, count: int) -> None:
    assert len(sentence_starts(text, {"s", "no"})) == count


def test_a_word_is_found_in_either_of_its_spellings() -> None:
    lexicon = Lexicon("en", {"crime": ("(commits|commit) an offence",), "leave": ("authoriz* officer",)})
    found = lexicon.scan(normalise("Whoever commits an offense; an authorised officer; offences").text)
    assert [hit.concept for hit in found] == ["crime", "leave"]
