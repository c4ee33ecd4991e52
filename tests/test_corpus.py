"""The sample States: each gold label judged by the real toolkit, and what a sample must be whatever is judged."""

import re
from functools import cache
from pathlib import Path

import pytest

from modellaw import assess, write_report
from modellaw.assessment import Assessment, ElementFinding
from modellaw.data import corpus
from modellaw.errors import UnknownName
from modellaw.evaluation import compare_with_gold
from modellaw.gold import Label
from modellaw.instruments import load_instrument
from modellaw.publishers import publishers
from modellaw.samples import about_sample, read_sample, sample_gold, samples
from modellaw.specs import LANGUAGES, Need

FLOORS = {"altamira": 0.75, "marenia": 0.5, "valmarie": 0.75}
CODED = {element.id for element in load_instrument().elements.values() if element.need is Need.CODED}
LABELS = [
    pytest.param(state, element, label, id=f"{state}-{element}")
    for state in samples()
    for element, label in sample_gold(state).elements.items()
]


@cache
def assessed(state: str) -> Assessment:
    return assess(read_sample(state))


@cache
def findings(state: str) -> dict[str, ElementFinding]:
    return {element.id: element for finding in assessed(state).findings for element in finding.elements}


@pytest.mark.parametrize(("state", "element", "label"), LABELS)
def test_gold_label(state: str, element: str, label: Label) -> None:
    finding = findings(state)[element]
    said = (finding.value or "none") if element in CODED else "yes" if finding.met else "no"
    why = [(passage.file, passage.path, *passage.why) for passage in finding.evidence] or [
        (miss.passage.file, miss.passage.path, *miss.lacks) for miss in finding.near_misses
    ]
    right, known = said == label.met, element in about_sample(state).known_wrong
    assert right or known, f"readers say {label.met}, the toolkit says {said}: {why}; known_wrong does not list it"
    assert not (right and known), f"it is right now: take {element} out of known_wrong in corpus/{state}/about.yaml"


@pytest.mark.parametrize("state", samples())
def test_agreement_is_not_below_its_floor(state: str) -> None:
    gold = {state: sample_gold(state)}
    table = compare_with_gold({state: assessed(state)}, gold, load_instrument()).table
    kappa = float(table.loc[state, "kappa"])
    print(f"{state}: kappa {kappa:.2f}")
    assert kappa >= FLOORS[state]


@pytest.mark.parametrize("state", samples())
def test_every_element_is_labelled_and_every_met_one_cited(state: str) -> None:
    labels = sample_gold(state).elements
    asked = [element.id for element in load_instrument().elements.values() if element.same_as is None]
    assert sorted(labels) == sorted(asked)
    values = {"element", "alternative", "aggravation", "absent", "none"}
    assert all(label.met in (values if element in CODED else {"yes", "no"}) for element, label in labels.items())
    cited = {element for element, label in labels.items() if label.cites}
    assert cited == {element for element, label in labels.items() if label.met not in ("no", "none")}


@pytest.mark.parametrize("state", samples())
def test_every_cited_section_is_a_unit(state: str) -> None:
    units = {(statute.file, unit.label) for statute in read_sample(state).statutes for unit in statute.units}
    cited = {(cite.file, cite.unit) for label in sample_gold(state).elements.values() for cite in label.cites}
    assert cited - units == set()


@pytest.mark.parametrize("state", samples())
def test_every_quote_is_in_its_statute(state: str) -> None:
    texts = {statute.file: statute.text for statute in read_sample(state).statutes}
    passages = [
        passage
        for finding in findings(state).values()
        for passage in (*finding.evidence, *(miss.passage for miss in finding.near_misses))
    ]
    assert len(passages) > len(findings(state)) / 4
    assert [passage for passage in passages if texts[passage.file][passage.start : passage.end] != passage.quote] == []


@pytest.mark.parametrize("state", samples())
def test_the_same_law_twice_gives_the_same_bytes(state: str) -> None:
    first, second = (write_report(found, "json") for found in (assessed(state), assess(read_sample(state))))
    assert first == second


@pytest.mark.parametrize("state", samples())
def test_a_sample_is_its_statutes_its_gold_and_a_word_about_it(state: str) -> None:
    about, gold = about_sample(state), sample_gold(state)
    files = {file.name for file in corpus().joinpath(state).iterdir()}
    assert files == {*gold.files, "gold.yaml", "about.yaml"}
    assert gold.dossier == state
    assert set(about.name) == set(about.shows) == set(LANGUAGES)
    assert set(about.known_wrong) <= set(gold.elements)
    assert all(about.known_wrong.values())


def test_samples_come_in_every_language_and_format() -> None:
    files = [statute for state in samples() for statute in read_sample(state).statutes]
    assert {statute.language for statute in files} == set(LANGUAGES)
    assert {Path(statute.file).suffix for statute in files} == {".md", ".html", ".docx", ".txt", ".xml", ".pdf"}


def test_a_pdf_with_running_headers_gives_its_articles_and_their_pages() -> None:
    law = next(statute for statute in read_sample("altamira").statutes if statute.file.endswith(".pdf"))
    articles = [unit for unit in law.units if unit.label != "preamble"]
    assert [unit.label for unit in articles] == [str(number) for number in range(1, 30)]
    assert [law.page(unit.start) for unit in articles if unit.label in ("1", "8", "29")] == [1, 2, 4]


def test_an_unknown_sample_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="altamira, marenia, valmarie"):
        read_sample("atlantis")


def test_publishers_stand_once_in_order_of_state() -> None:
    register = publishers()
    assert [entry.state for entry in register] == sorted(entry.state for entry in register)
    assert len({entry.address for entry in register}) == len(register)
    assert all(re.fullmatch(r"https?://[\w.-]+", entry.address) for entry in register)
    assert all(re.fullmatch(r"[a-z]{3}", entry.state) and entry.languages for entry in register)


def test_publishers_addresses_are_those_that_real_statutes_name(shared: Path) -> None:
    places = [shared / "statutes" / "INDEX.md", *(shared / "statutes").glob("*/*")]
    named: set[str] = set()
    for place in places:
        text = place.read_bytes() if place.name == "INDEX.md" else place.read_bytes()[:20_000]
        named |= {address.decode() for address in re.findall(rb"https?://[\w.-]+", text)}
    assert {entry.address for entry in publishers()} - named == set()
