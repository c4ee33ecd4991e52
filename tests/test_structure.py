"""Cutting text into units: drafting traditions, false heads, and the sections that gold files cite."""

import re
import time
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.languages import LANGUAGES
from analysis.paths import path_at
from analysis.structure import segment
from analysis.structure.numbers import key, label
from analysis.units import Unit, UnitKind
from modellaw.readers import read_statute


def cut(text: str, language: str = "en") -> tuple[Unit, ...]:
    return segment(text, LANGUAGES[language])


def sections(text: str, language: str = "en") -> list[str]:
    return [unit.label for unit in cut(text, language) if unit.kind is UnitKind.SECTION]


def words(text: str, unit: Unit) -> str:
    return text[unit.start : unit.end]


BODY = "Every ferry of the State of Arcadia carries a lantern, and its master answers for it before the harbour court."

TRADITIONS = {
    "english-plain": (
        "en",
        [f"{n}. Lantern rule {n}\n(1) {BODY}\n" for n in ("1", "2", "2A", "3", "4")],
        ["1", "2", "2A", "3", "4"],
    ),
    "english-dashed": ("en", [f"{n}.—(1) {BODY}\n" for n in (1, 2, 3, 4)], ["1", "2", "3", "4"]),
    "english-word": (
        "en",
        [f"Section {n}. Lanterns\n{BODY}\n" for n in ("1", "2", "12A", "13")],
        ["1", "2", "12A", "13"],
    ),
    "english-hyphen": (
        "en",
        [f"Section {n}. Lanterns\n{BODY}\n" for n in ("1", "2", "2-A", "3")],
        ["1", "2", "2-A", "3"],
    ),
    "english-markdown": (
        "en",
        [f"##### {n}  Lanterns\n\n{BODY}\n" for n in ("73.1", "73.2", "73.10")],
        ["73.1", "73.2", "73.10"],
    ),
    "english-decimal": (
        "en",
        [f"### {n} Lanterns\n\n{BODY}\n" for n in ("5", "5.1", "5.11", "5.2", "6")],
        ["5", "5.1", "5.11", "5.2", "6"],
    ),
    "english-inserted": (
        "en",
        [f"##### {n}  Lanterns\n\n{BODY}\n" for n in ("4", "4AA", "4A", "5")],
        ["4", "4AA", "4A", "5"],
    ),
    "english-bare": ("en", [f"{n}  Lanterns of ferries\n\n{BODY}\n" for n in (1, 2, 3, 4)], ["1", "2", "3", "4"]),
    "french-code": (
        "fr",
        [f"Art. L. {n}\n{BODY}\n" for n in ("823-1", "823-2", "823-3")],
        ["L823-1", "L823-2", "L823-3"],
    ),
    "french-law": ("fr", [f"Article {n}\n{BODY}\n" for n in ("premier", "2", "3 bis", "4")], ["1", "2", "3 bis", "4"]),
    "french-superscript": (
        "fr",
        [f"### Art. {n}.\n\n{BODY}\n" for n in ("1<sup>er</sup>", "2", "2*bis*")],
        ["1", "2", "2bis"],
    ),
    "french-dash": ("fr", [f"Art. {n}.\n{BODY}\n" for n in ("382-3", "382-4", "382-5")], ["382-3", "382-4", "382-5"]),
    "spanish": (
        "es",
        [f"##### Artículo {n}. De los faroles.\n\n{BODY}\n" for n in ("1", "2 bis", "318 bis")],
        ["1", "2 bis", "318 bis"],
    ),
    "spanish-capitals": (
        "es",
        [f"**ARTICULO {n}.-** {BODY}\n" for n in ("1°", "2°", "3º", "144 ter")],
        ["1", "2", "3", "144 ter"],
    ),
    "spanish-ordinals": (
        "es",
        [f"Artículo {n}.- {BODY}\n" for n in ("primero", "segundo", "tercero")],
        ["1", "2", "3"],
    ),
    "german": ("de", [f"# § {n} – Laternen\n\n{BODY}\n" for n in ("1", "12a", "12b", "13")], ["1", "12a", "12b", "13"]),
    "portuguese": ("pt", [f"Art. {n}. {BODY}\n" for n in ("1º", "149-A", "150")], ["1", "149-A", "150"]),
    "arabic": ("ar", [f"المادة {n}\nيحمل كل مركب فانوسا\n" for n in (1, 2, 3)], ["1", "2", "3"]),
}


@pytest.mark.parametrize(("language", "parts", "expected"), TRADITIONS.values(), ids=TRADITIONS)
def test_numbers_are_found_as_printed(language: str, parts: list[str], expected: list[str]) -> None:
    assert sections("\n".join(parts), language) == expected


@pytest.mark.parametrize(("language", "parts", "expected"), TRADITIONS.values(), ids=TRADITIONS)
def test_a_unit_holds_its_own_words_only(language: str, parts: list[str], expected: list[str]) -> None:
    text = "\n".join(parts)
    found = [unit for unit in cut(text, language) if unit.kind is UnitKind.SECTION]
    assert [words(text, unit) for unit in found] == [part.rstrip() for part in parts]


def test_a_table_of_contents_steals_no_number() -> None:
    contents = "Arrangement of Sections\n\n" + "".join(f"{n}. Lantern rule {n}\n" for n in range(1, 7))
    text = (
        "FERRIES ACT\n\n"
        + contents
        + "\nAn Act about ferries.\n\n"
        + "".join(f"{n}. Lantern rule {n}\n(1) {BODY}\n\n" for n in range(1, 7))
    )
    units = cut(text)
    found = [unit for unit in units if unit.kind is UnitKind.SECTION]
    assert [unit.label for unit in found] == ["1", "2", "3", "4", "5", "6"]
    assert all(BODY in words(text, unit) for unit in found)
    preamble = " ".join(words(text, unit) for unit in units if unit.label == "preamble")
    assert "An Act about ferries." in preamble
    assert "Lantern rule" not in preamble


def test_a_list_inside_a_section_steals_no_number() -> None:
    listed = "".join(f"{n}. a lantern of kind {n};\n" for n in range(1, 9))
    text = "".join(f"Artículo {n}.- Faroles.\n{BODY}\n{listed}\n" for n in range(1, 5))
    assert sections(text, "es") == ["1", "2", "3", "4"]


def test_a_plain_list_inside_plain_sections_steals_no_number() -> None:
    parts = [f"{n}. Lantern rule {n}\n(1) {BODY} {BODY}\n" for n in range(1, 9)]
    parts[1] += "".join(f"{n}. tin\n" for n in range(1, 6))
    text = "\n".join(parts)
    found = [unit for unit in cut(text) if unit.kind is UnitKind.SECTION]
    assert [unit.label for unit in found] == [str(n) for n in range(1, 9)]
    assert "5. tin" in words(text, found[1])


def test_a_reference_at_the_start_of_a_line_is_no_head() -> None:
    text = (
        f"Section 1. Lanterns\n{BODY}\nSection 2. Masters\nA master who is liable under\n"
        f"Section 1 of this Act, or under\nSection 9(2) of the Harbour Act, pays.\nSection 3. Courts\n{BODY}\n"
    )
    found = {unit.label: words(text, unit) for unit in cut(text) if unit.kind is UnitKind.SECTION}
    assert list(found) == ["1", "2", "3"]
    assert found["2"].endswith("pays.")


def test_sections_that_a_bill_inserts_are_units_of_their_own() -> None:
    text = (
        "1. This Act may be cited as the Ferries (Amendment) Act.\n\n"
        "2. The principal Act is amended by inserting the following new sections\n\n"
        f"“Lanterns at night\n\n29A.(1)\n{BODY}\n\nForfeiture\n\n29B.(1)\n{BODY}\n\n3. {BODY}\n"
    )
    units = {unit.label: unit for unit in cut(text)}
    assert list(units) == ["1", "2", "29A", "29B", "3"]
    assert units["29A"].heading == "Lanterns at night"
    assert units["29B"].heading == "Forfeiture"


def test_quoted_text_with_a_number_of_the_act_stays_in_its_section() -> None:
    text = "".join(f"##### {n}. **Lanterns.**\n\n{BODY}\n\n" for n in range(1, 4))
    text += "##### 4. **Amendment of Harbour Act.**\n\nThe Harbour Act is amended by the substitution of the following "
    text += "section for section 2:\n\n“2.—(1) A harbour has a lamp.”.\n\n"
    text += f"##### 5. **Courts.**\n\n{BODY}\n"
    units = {unit.label: words(text, unit) for unit in cut(text)}
    assert list(units) == ["1", "2", "3", "4", "5"]
    assert "A harbour has a lamp" in units["4"]


def test_a_reprint_is_superseded() -> None:
    text = "".join(f"##### Artículo {n}. Faroles.\n\n{BODY}\n\n" for n in range(1, 6))
    text += f"##### Artículo 3. Faroles.\n\nTexto anterior. {BODY}\n"
    units = [(unit.label, unit.kind) for unit in cut(text, "es")]
    assert Counter(units)["3", UnitKind.SECTION] == 1
    assert units[-1] == ("3", UnitKind.SUPERSEDED)


def test_an_annex_that_counts_again_is_read_beside_the_decree() -> None:
    text = "".join(f"**Artículo {n}º.-** {BODY}\n\n" for n in range(1, 5)) + "### ANEXO I\n\nReglamento\n\n"
    text += "".join(f"##### ARTICULO {n}º.- {BODY}\n\n" for n in range(1, 8))
    units = cut(text, "es")
    assert [unit.label for unit in units] == ["1", "2", "3", "4", "anexo I", "1", "2", "3", "4", "5", "6", "7"]
    assert all(unit.kind is UnitKind.SECTION for unit in units if unit.label.isdigit())


def test_schedules_end_the_last_section_and_keep_their_items() -> None:
    text = "".join(f"{n}. Lantern rule {n}\n(1) {BODY}\n\n" for n in range(1, 5))
    text += (
        "SCHEDULE 1\nOffences\n1. Rowing without a lantern.\n2. Rowing at night.\n\nSCHEDULE 2\nFees\n1. One crown.\n"
    )
    units = {unit.label: unit for unit in cut(text)}
    assert list(units) == ["1", "2", "3", "4", "schedule 1", "schedule 2"]
    assert units["schedule 1"].kind is UnitKind.SCHEDULE
    assert "Rowing at night" in words(text, units["schedule 1"])


def test_provisions_numbered_by_ordinals_are_cited_by_name() -> None:
    text = "".join(f"##### Artículo {n}. Faroles.\n\n{BODY}\n\n" for n in range(1, 4))
    text += f"##### Disposición adicional décima. Puertos.\n\n{BODY}\n\n##### Disposición final única.\n\n{BODY}\n"
    units = cut(text, "es")
    assert [unit.label for unit in units][-2:] == ["disposición adicional décima", "disposición final única"]


def test_endnotes_are_not_law() -> None:
    text = (
        "".join(f"##### {n}  Lanterns\n\n{BODY} {BODY}\n\n" for n in range(1, 9))
        + f"## Endnotes\n\n##### 4  Application\n\n{BODY}\n"
    )
    units = cut(text)
    assert [unit.label for unit in units if unit.kind is UnitKind.SECTION] == [str(n) for n in range(1, 9)]
    assert units[-1].kind is UnitKind.SUPERSEDED


def test_headings_above_are_given_outermost_first() -> None:
    text = (
        f"PART 1\nPRELIMINARY\n\n1. Title\n(1) {BODY}\n\nPART 2\nOFFENCES\n\nDivision 1—Ferries\n\n"
        f"2. Lanterns\n(1) {BODY}\n\n3. Oars\n(1) {BODY}\n"
    )
    units = {unit.label: unit for unit in cut(text)}
    assert units["1"].above == ("PART 1 PRELIMINARY",)
    assert units["3"].above == ("PART 2 OFFENCES", "Division 1—Ferries")
    assert words(text, units["1"]).endswith("court.")


def test_parts_hold_chapters_where_the_statute_says_so() -> None:
    text = f"PART 1\nGENERAL\n\nCHAPTER 1\nFERRIES\n\n1. Title\n(1) {BODY}\n\nCHAPTER 2\nRAFTS\n\n2. Oars\n(1) {BODY}\n"
    assert [unit.above for unit in cut(text)][-1] == ("PART 1 GENERAL", "CHAPTER 2 RAFTS")
    assert [unit.above for unit in cut(text.replace("PART", "TITLE").replace("CHAPTER", "PART"))][-1][
        1
    ] == "PART 2 RAFTS"


def test_text_without_sections_is_one_preamble() -> None:
    (unit,) = cut(BODY)
    assert (unit.label, unit.kind, words(BODY, unit)) == ("preamble", UnitKind.PREAMBLE, BODY)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("12A", "12A"),
        ("L. 823-1", "L823-1"),
        ("1<sup>er</sup>", "1"),
        ("1º", "1"),
        ("379*bis*", "379bis"),
        ("318 bis", "318 bis"),
    ],
)
def test_labels_lose_ornament_only(printed: str, expected: str) -> None:
    assert label(printed) == expected


def test_labels_are_ordered_as_sections_are() -> None:
    order = ["12", "12A", "12B", "13", "73.2", "73.10", "318", "318 bis", "318 ter", "319"]
    keys = [key(number) for number in order]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


PATHS = {
    "common-law": (
        "en",
        "12. Lanterns\n(1) A master who—\n(a) rows; or\n(b) sails,\n(i) at night\n(ii) at noon\n(2) A court MAY.",
        "noon",
        "12(1)(b)(ii)",
    ),
    "second-subsection": (
        "en",
        "12. Lanterns\n(1) A master who—\n(a) rows; or\n(b) sails.\n(2) A court MAY.",
        "MAY",
        "12(2)",
    ),
    "own-number": ("en", "12 (1) A master who—\n(a) rows;\n(b) SAILS.", "SAILS", "12(1)(b)"),
    "in-the-line": (
        "en",
        "12. Lanterns\n(1) A master who - (a) rows; (b) sails under section 5 (2)(c) at NIGHT; or (c) drifts.",
        "NIGHT",
        "12(1)(b)",
    ),
    "ninth-letter": (
        "en",
        "12. Lanterns\n" + "".join(f"({c}) tin;\n" for c in "abcdefgh") + "(i) BRASS.",
        "BRASS",
        "12(i)",
    ),
    "spanish-paragraphs": (
        "es",
        "Artículo 12 bis. Faroles.\n\n1. Uno.\n\n2. Dos:\n\na) hierro\n\nb) LATÓN.",
        "LATÓN",
        "12 bis.2.b)",
    ),
    "no-labels": ("fr", "Art. 116.\nTout marin porte une LANTERNE.", "LANTERNE", "116"),
}


@pytest.mark.parametrize(("language", "text", "needle", "expected"), PATHS.values(), ids=PATHS)
def test_paths_are_cited_as_lawyers_do(language: str, text: str, needle: str, expected: str) -> None:
    unit = Unit(expected.split("(")[0].split(".")[0], UnitKind.SECTION, "", (), 0, len(text))
    assert cut(text, language)[0].end == unit.end
    assert path_at(text, unit, text.index(needle)) == expected


def test_a_path_in_a_very_long_line_costs_linear_time() -> None:
    text = "1. " + "; (a) tin; (b) brass" * 20_000
    begun = time.perf_counter()
    path_at(text, Unit("1", UnitKind.SECTION, "", (), 0, len(text)), len(text) - 1)
    assert time.perf_counter() - begun < 5


LINES = st.sampled_from(
    ["1. Title", "2.—(1) Words", "12A. Title", "Section 3. Title", "### 4 Title", "**5.** (1) Words", "PART 2",
     "SCHEDULE", "(a) words;", "“6. quoted", "Artículo 7.- Uno", "Disposición final única.", "Contents", "Endnotes",
     "§ 8", "Art. 9 bis", "", "   ", "words and words.", "\x0c3", "1", "1. 1. 1."]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=40), st.sampled_from(sorted(LANGUAGES)))
def test_units_are_ordered_and_never_overlap(lines: list[str], language: str) -> None:
    text = "\n".join(lines)
    units = cut(text, language)
    at = 0
    for unit in units:
        assert at <= unit.start < unit.end <= len(text)
        assert unit.label
        at = unit.end
    outside = Counter(text) - Counter("".join(words(text, unit) for unit in units))
    assert all(count > 0 for count in outside.values())  # units and gaps together are the text: nothing is there twice


@pytest.mark.parametrize(
    "hostile",
    [
        "1. " * 200_000,
        "#" * 500_000,
        "(" * 500_000,
        " " * 500_000 + "x",
        "Section " * 60_000,
        "1.\n" * 100_000,
        "“" * 300_000,
    ],
)
def test_hostile_text_costs_linear_time(hostile: str) -> None:
    begun = time.perf_counter()
    cut(hostile)
    assert time.perf_counter() - begun < 5


# --- real law -------------------------------------------------------------------------------------------------------


def as_scored(text: str) -> str:
    """A citation as the scoring tool compares it."""
    bare = re.sub(r"^(articles?|artículos?|artigos?|art\.?|sections?|sec\.?|ss?\.|§+)\s*", "", text.lower().strip())
    return re.sub(r"[\s.°º]+", "", bare)


def cited(gold: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for element in yaml.safe_load(gold.read_text(encoding="utf-8"))["elements"].values():
        for cite in element.get("cites") or []:
            found.setdefault(cite["file"], set()).add(str(cite["unit"]))
    return found


def unresolved(folder: Path, cites: dict[str, set[str]]) -> list[str]:
    missing = []
    for file, labels in cites.items():
        units = read_statute(folder / file).units
        present = {as_scored(unit.label) for unit in units if unit.kind is not UnitKind.SUPERSEDED}
        missing.extend(f"{file} {unit}" for unit in sorted(labels) if as_scored(unit) not in present)
    return missing


@pytest.mark.parametrize("state", ["arg", "aus", "brb", "can", "esp", "ind", "irl", "lso", "lux", "nam", "pak", "ury"])
def test_every_section_that_gold_cites_is_a_unit(shared: Path, state: str) -> None:
    cites = cited(shared / "gold" / f"{state}.yaml")
    assert cites
    assert unresolved(shared / "statutes" / state, cites) == []


def test_the_french_version_has_the_same_sections(shared: Path) -> None:
    french = {file.replace("-en.", "-fr."): labels for file, labels in cited(shared / "gold" / "can.yaml").items()}
    assert unresolved(shared / "statutes" / "can", french) == []
