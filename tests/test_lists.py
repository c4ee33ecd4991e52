"""Lists: what opens one is said with each of its paragraphs, and paragraphs that are alternatives stand apart."""

import pytest

from analysis.lists import alternatives, following
from analysis.sentences import openings, sentence_starts
from modellaw.judge.reading import Reading
from modellaw.judge.ways import passages
from modellaw.readers import read_statute
from modellaw.specs import Way

DUTIES = "The carrier shall:\n1. Hand in the list.\n2. Feed the crew.\n3. Clean the deck.\nThe Minister makes rules.\n"


def test_the_paragraphs_of_a_list_that_full_stops_end_are_told_with_what_opens_it() -> None:
    starts = sentence_starts(DUTIES, ()).tolist()
    (found,) = openings(DUTIES, starts, len(DUTIES))
    assert DUTIES[: found.end] == "The carrier shall:"
    assert [DUTIES[starts[number]] for number in found.paragraphs] == ["2", "3"]


@pytest.mark.parametrize(
    "text",
    ["The rule is this: nobody enters.\n2. Feed the crew.\n", "It reads:\n1. One.\n3. Three.\n", "1. One.\n2. Two.\n"],
)
def test_what_is_no_list_with_an_opening_is_left_alone(text: str) -> None:
    assert openings(text, sentence_starts(text, ()).tolist(), len(text)) == []


def test_a_duty_is_found_in_a_later_paragraph_with_its_bearer_in_the_opening() -> None:
    text = (
        "Frontier Act\n\nArticle 7. Every transport company shall:\n1. Hand in the list of its crew.\n"
        "2. Refuse to embark persons who lack travel documents.\n\nArticle 8. Done.\n"
    )
    reading = Reading([read_statute("act.txt", text.encode())])
    way = Way(find=(("carrier",), ("travel document", "travel papers")))
    (found,) = passages(way, reading)
    assert reading.quote(found.sentence).startswith("2. Refuse")


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Whoever (a) enters; (b) stays; (c) works; or (d) trades, is fined.", 4),
        ("Whoever (a) enters; (b) stays; (c) works; and (d) trades, is fined.", 0),
        ("Whoever (a) enters; or (b) stays, is fined.", 0),
        ("It applies:\n1) To acts here.\n2) To acts abroad.\n", 2),
        ("Duties:\n1. Feed.\n2. Clean.\n", 2),
    ],
)
def test_alternatives(sentence: str, count: int) -> None:
    assert len(alternatives(sentence)) == count


def test_a_list_may_go_on_after_z() -> None:
    labels = ["a"]
    while len(labels) < 54:
        labels.append(following(labels[-1]))
    assert labels[25:28] == ["z", "aa", "bb"]
    assert labels[51:54] == ["zz", "aaa", "bbb"]
    letters = "".join(f"({label}) thing;\n" for label in labels)
    assert len(alternatives(f"Of these:\n{letters}")) >= 52
    assert openings(f"Of these:\n{letters.replace(';', '.')}", [0], len(letters)) == []
