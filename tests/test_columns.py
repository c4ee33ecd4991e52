"""Texts in two columns: which are, in which order they are read, and that no word is lost or made."""

import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.columns import in_columns, reading_order
from analysis.encoding import decode
from analysis.normal import normalise
from analysis.units import UnitKind
from modellaw.readers import read_statute

WIDTH = 46
ACT = [
    "HARBOUR LANTERNS ACT OF NORTHREACH",
    "Section 1.- Short title. This Act may be cited as the Harbour Lanterns Act, and is read together with the laws of "
    "the harbours of Northreach that were in force before it.",
    "Section 2.- Words. In this Act, unless the words around it ask for another meaning, these words mean:",
    "1. Ferry: a vessel that carries persons over the sound for reward, whether or not it keeps to a timetable;",
    "2. Lantern: a light that is seen from two miles off in clear weather, and burns for a whole night without care;",
    "3. Master: the person who has command of a ferry, and, where nobody has it, the owner.",
    "CHAPTER TWO",
    "DUTIES OF MASTERS",
    "Section 3.- Lanterns on ferries. The master shall keep a lantern lit from dusk until dawn, wherever the ferry "
    "lies, and shall show it to any officer of the harbour who asks to see it.",
    "The duty rests on the owner where the master cannot be found within a day. The owner may pay another person to "
    "keep the lantern, but answers for what that person leaves undone as if the owner had left it undone.",
    "Section 4.- Lists. The harbour court keeps a list of all lanterns. The list is open to everybody, and a copy "
    "of it is given to whoever pays for the paper.",
    "Section 5.- Penalty. A master who keeps no lantern is punished with imprisonment of two to four years, and the "
    "court may take the ferry as well if:",
    "a) the lantern was put out on purpose, so that nobody on the shore could see who came aboard;",
    "b) a person aboard came to harm, or might well have done, because the ferry was not seen in time;",
    "c) the master had been punished under this Act before.",
    "Section 6.- Other vessels. What this Act says of ferries holds for barges too, save for barges that are drawn "
    "along the bank by a horse and carry no more than one person beside the driver.",
    "CHAPTER THREE",
    "THE COURT",
    "Section 7.- Seat. The harbour court sits in the oldest harbour of the sound. It may sit elsewhere when the ice is "
    "too thick for the parties to come.",
    "Section 8.- Coming into force. This Act comes into force on the day on which the first lantern is lit in the year "
    "that follows its publication.",
]


def lines_of(paragraphs: list[str]) -> list[str]:
    """Lines of a column, with a blank one between paragraphs."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [*textwrap.wrap(paragraph, WIDTH, break_long_words=False), ""]
    return lines[:-1]


def side_by_side(lines: list[str], indents: bool, height: int = 22, head: str = "") -> str:
    """The lines set page by page in two columns, as an export shows them that keeps the indents, or loses them.

    Pages are parted by their running heads, or else by form feeds.
    """
    pages: list[str] = []
    for number, at in enumerate(range(0, len(lines), 2 * height), 4):
        left, right = lines[at : at + height], lines[at + height : at + 2 * height]
        right += [""] * (len(left) - len(right))
        rows = [f"{one:<{WIDTH + 4}}{other}".rstrip() for one, other in zip(left, right, strict=True)]
        pages.append("".join(f"{row if indents else row.strip()}\n" for row in rows))
        if head:
            pages[-1] = f"{head.format(number)}\n{pages[-1]}"
    return ("" if head else "\f").join(pages)


def read(text: str) -> list[str]:
    ordered = reading_order(text)
    assert ordered is not None
    return [line.strip("\f") for line in ordered.split("\n") if line]


@pytest.mark.parametrize("indents", [True, False])
@pytest.mark.parametrize("height", [12, 22, 36])
def test_an_act_is_read_down_the_columns(indents: bool, height: int) -> None:
    lines = lines_of(ACT)
    assert read(side_by_side(lines, indents, height)) == [*filter(None, lines)]


def test_columns_whose_lines_stand_at_different_heights() -> None:
    """Each line is a lone one then; only what they say tells where they belong."""
    left, right = lines_of(ACT[1:8])[:22], lines_of(ACT[8:14])[:22]
    apart = [line for both in zip(left[4:14], right[4:14], strict=True) for line in both if line]
    text = "\n".join(
        [
            f"{side_by_side(lines_of(ACT), indents=False)}\f",
            side_by_side(left[:4] + right[:4], indents=False, height=4),
            *apart,
            side_by_side(left[14:] + right[14:], indents=False, height=8),
        ]
    )
    assert read(text) == [*filter(None, [*lines_of(ACT), *left, *right])]


def test_a_sentence_runs_on_over_the_foot_of_a_column_and_over_a_running_head() -> None:
    text = side_by_side(lines_of(ACT * 3), indents=False, head="{}   --   Gazette of Northreach No 12")
    ordered = normalise("\n".join(read(text))).text
    assert "gazette" not in ordered
    for paragraph in ACT:
        if len(paragraph) > WIDTH:
            assert ordered.count(normalise(paragraph).text) == 3, paragraph


def test_a_hyphen_at_a_line_end_is_kept_and_the_word_is_still_found() -> None:
    lines = [line.replace("lantern lit", "lan-\ntern lit") for line in lines_of(ACT)]
    lines = "\n".join(lines).split("\n")
    ordered = "\n".join(read(side_by_side(lines, indents=False)))
    assert "lan-\ntern lit" in ordered
    assert "keep a lantern lit from dusk" in normalise(ordered).text


def test_copies_of_a_heading_are_left_out() -> None:
    rows = side_by_side(lines_of(ACT), indents=False).split("\n")
    at = next(number for number, row in enumerate(rows) if row.startswith("Section 2.- "))
    rows[at:at] = ["", rows[at].removeprefix("Section 2.- ")]
    assert read("\n".join(rows)) == [*filter(None, lines_of(ACT))]


@pytest.mark.parametrize("name", ["lanterns.txt", "lanterns.md"])
def test_a_heading_in_the_middle_of_a_line_becomes_a_unit(name: str) -> None:
    text = side_by_side(lines_of(ACT), indents=False)
    assert any("Section 3.-" in line and not line.startswith("Section 3.-") for line in text.splitlines())
    statute = read_statute(name, text.encode())
    assert [unit.label for unit in statute.units if unit.kind is UnitKind.SECTION] == [*"12345678"]
    assert any("two columns" in note for note in statute.notes)
    for unit in statute.units:
        assert statute.text[unit.start : unit.end].strip()


def test_form_feeds_still_part_the_pages() -> None:
    lines = lines_of(ACT)
    text = side_by_side(lines, indents=True)
    statute = read_statute("lanterns.txt", text.encode())
    assert len(statute.pages) == text.count("\f") + 1 == 2
    assert [line for line in statute.text.replace("\f", "").split("\n") if line] == [*filter(None, lines)]


SENTENCE = "Every ferry of Northreach carries a lantern, and the master answers for it before the harbour court"
OTHERS = {
    "one column": "\n".join(lines_of(ACT * 4)),
    "an arrangement of sections": "\n".join(f"{n}.   {SENTENCE[: 20 + n % 60]}" for n in range(200)),
    "dotted contents": "\n".join(f"{n}. {SENTENCE[: 20 + n % 40]} ......      {n * 3}" for n in range(200)),
    "side notes": "\n".join(f"{line:<60}{'Cap. 12' if n % 3 else ''}" for n, line in enumerate(lines_of(ACT * 4))),
    "a table of fees": "\n".join(f"Licence of the class {n:<40}{n * 7} crowns a year" for n in range(200)),
    "a table of offences": "\n\n".join(
        side_by_side(textwrap.wrap(f"{SENTENCE}.", WIDTH) + textwrap.wrap(f"{SENTENCE} {n}.", WIDTH), True, 3)
        for n in range(60)
    ),
    "justified lines": "\n".join(
        line.replace(" ", "  ", 1 + n % 7).replace("r  ", "r   ") for n, line in enumerate(lines_of(ACT * 4))
    ),
    "three columns": "\n".join(
        f"{one:<50}{two:<50}{three}"
        for one, two, three in zip(
            lines_of(ACT), lines_of(ACT[2:] + ACT[:2]), lines_of(ACT[5:] + ACT[:5]), strict=False
        )
    ),
    "nothing": "",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_not_surely_in_two_columns_is_left_alone(kind: str) -> None:
    assert not in_columns(OTHERS[kind])
    assert reading_order(OTHERS[kind]) is None


WORD = st.text("abcdefghijklmnoprstuvy", min_size=1, max_size=12)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=60).map(lambda words: f"{' '.join(words).capitalize()}.")


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=25), st.booleans(), st.integers(5, 40))
def test_no_word_is_lost_or_made(paragraphs: list[str], indents: bool, height: int) -> None:
    lines = lines_of(paragraphs)
    ordered = reading_order(side_by_side(lines, indents, height))
    if ordered is not None:
        assert set(ordered.split()) == set(" ".join(lines).split())
        assert len(ordered.split()) <= len(" ".join(lines).split())


@settings(max_examples=40, deadline=None)
@given(st.lists(PARAGRAPH, min_size=10, max_size=25))
def test_with_indents_the_order_is_always_that_of_the_columns(paragraphs: list[str]) -> None:
    lines = lines_of(ACT + paragraphs)
    text = side_by_side(lines, indents=True, height=len(lines) // 2 + 1)
    if in_columns(text):
        assert " ".join(read(text)).split() == " ".join(lines).split()


@pytest.mark.parametrize("line", ["  a" * 300, "a" * 900, " " * 900 + "\t", "1." * 400, "a  " * 20 + "b" * 50])
def test_any_megabyte_takes_little_time(line: str) -> None:
    text = f"{line}\n" * (1_000_000 // len(line))
    start = time.perf_counter()
    reading_order(text)
    assert time.perf_counter() - start < 3  # about 0.1 on an idle machine


def test_of_real_statutes_only_those_in_columns_are_taken_for_them(shared: Path) -> None:
    found = {
        file.parent.name
        for root in (shared / "statutes", Path(__file__).parents[1] / "corpus")
        for file in root.glob("*/*")
        if file.suffix in (".txt", ".md", ".xml", ".html") and in_columns(decode(file.read_bytes()).text)
    }
    assert found == {"ecu"}


@pytest.mark.parametrize(
    ("name", "most"), [("codigo-organico-integral-penal", 730), ("ley-organica-movilidad-humana", 171)]
)
def test_articles_of_a_gazette_in_two_columns_come_out_in_order(shared: Path, name: str, most: int) -> None:
    statute = read_statute(shared / "statutes" / "ecu" / f"{name}.txt")
    labels = [int(unit.label) for unit in statute.units if unit.kind is UnitKind.SECTION and unit.label.isdigit()]
    assert labels == sorted(set(labels))
    assert len(labels) >= 0.99 * most
