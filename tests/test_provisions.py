"""Every provision as data: whole, in three languages, true to the catalogue, each example judged as it says."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from modellaw.assistance import assistance
from modellaw.errors import SpecError
from modellaw.instruments import Instrument, instruments, load_instrument
from modellaw.judge.elements import judge
from modellaw.judge.reading import Reading
from modellaw.judge.ties import Ties
from modellaw.lexicons import act_kinds, contexts, lexicon, lexicon_languages
from modellaw.readers import read_request, read_statute
from modellaw.specs import LANGUAGES, Element, Example, Need

INSTRUMENTS = [load_instrument(name) for name in (*instruments(), *instruments(reads="request"))]
CATALOGUES = ("model-law", "protocol-som-2000", "untoc-2000")
PROVISIONS = [provision for instrument in INSTRUMENTS for provision in instrument.provisions]
TESTS = [
    (instrument, element)
    for instrument in INSTRUMENTS
    for element in instrument.elements.values()
    if element.same_as is None
]
EXAMPLES = [
    pytest.param(
        instrument, element, example, id=f"{element.id}-{example.language}-{'met' if example.met else 'not'}-{number}"
    )
    for instrument, element in TESTS
    for number, example in enumerate(element.examples)
]


@pytest.mark.parametrize(("instrument", "element", "example"), EXAMPLES)
def test_example_is_judged_as_it_says(instrument: Instrument, element: Element, example: Example) -> None:
    letter = instrument.reads == "request"
    if letter:
        statute = read_request("example.txt", example.text.encode(), example.language)
    else:
        statute = read_statute("example.txt", example.text.encode())
    statute = replace(statute, language=example.language, title=example.title or statute.title)
    reading = Reading([statute])
    finding = judge(element, reading, Ties(reading, letter=letter))
    said = [passage.why for passage in finding.evidence] or [miss.lacks for miss in finding.near_misses]
    assert finding.met == example.met, f"{example.text}\n{finding.probability:.2f} {said}"


@pytest.mark.parametrize("element", [element for _, element in TESTS], ids=lambda element: element.id)
def test_every_element_has_examples_met_and_not_met_in_every_language(element: Element) -> None:
    has = {(example.language, example.met) for example in element.examples}
    assert has == {(language, met) for language in LANGUAGES for met in (True, False)}


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.id)
def test_every_text_stands_in_every_language(provision: object) -> None:
    texts = [getattr(provision, name) for name in ("title", "summary", "question")]
    texts += [element.requires for element in getattr(provision, "elements")]  # noqa: B009
    assert all(set(text) == set(LANGUAGES) and all(text.values()) for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_is_worded_in_every_language(language: str) -> None:
    everywhere = set().union(*(lexicon(other).concepts for other in lexicon_languages()))
    assert everywhere == set(lexicon(language).concepts)


def test_contexts_and_kinds_of_act_load() -> None:
    assert set(contexts().offences) == {"smuggling offence", "stay offence", "document offence"}
    assert {"smuggling", "immigration", "penal", "trafficking"} <= set(act_kinds())
    homes = {home for provision in PROVISIONS for home in provision.usual_home}
    assert homes <= set(act_kinds()) | {"other"}


@pytest.mark.parametrize("identifier", CATALOGUES)
def test_all_of_the_catalogue_is_encoded(identifier: str, shared: Path) -> None:
    file = shared / "catalogue" / f"{identifier}.yaml"
    catalogue = yaml.safe_load(file.read_text(encoding="utf-8"))["provisions"]
    levels = {
        "M": "required",
        "MQ": "required-qualified",
        "MP": "policy",
        "S2S": "between-states",
        "C": "considered",
        "O": "optional",
        "G": "general",
        "-": "general",
    }
    needs = {"E": Need.ESSENTIAL, "D": Need.DESIRABLE, "V": Need.CODED}
    encoded = load_instrument(identifier).provisions
    assert [provision["id"] for provision in catalogue] == [provision.id for provision in encoded]
    for wanted, provision in zip(catalogue, encoded, strict=True):
        assert (provision.rule, provision.mode, provision.article) == (
            wanted["rule"],
            wanted["mode"],
            wanted["article"],
        )
        assert provision.obligation == levels[wanted["level"]]
        assert [(element.id, element.need, element.dependent, element.same_as) for element in provision.elements] == [
            (element["id"], needs[element["need"]], bool(element.get("dependent")), element.get("same_as"))
            for element in wanted["elements"]
        ]


def test_all_assistance_items_are_encoded(shared: Path) -> None:
    catalogue = yaml.safe_load((shared / "catalogue" / "assistance-items.yaml").read_text(encoding="utf-8"))["items"]
    kinds = {"S": "statute", "Q": "practice"}
    assert [(item.id, item.paragraph, list(item.hooks)) for item in assistance().items.values()] == [
        (wanted["id"], wanted["para"], [hook.strip() for hook in wanted["hooks"].split(",") if hook.strip()])
        for wanted in catalogue
    ]
    for wanted in catalogue:
        checks = assistance().items[wanted["id"]].checks
        assert [check.by for check in checks] == [kinds[check[0]] for check in wanted["checks"]]
        for text in (text for check in checks for text in (check.text, check.evidence)):
            assert set(text) == set(LANGUAGES)
            assert all(text.values())


def test_a_faulty_instrument_tells_every_fault_with_its_line(tmp_path: Path) -> None:
    from modellaw.door import read_yaml
    from modellaw.specs import Provision

    file = tmp_path / "ML.X.yaml"
    file.write_text("id: ML.X\nid: ML.Y\nchapter: I\ntitel: {en: x}\nmode: sometimes\n", encoding="utf-8")
    with pytest.raises(SpecError) as fault:
        read_yaml(file, Provision)
    told = str(fault.value).splitlines()
    assert "ML.X.yaml:2: «id» stands twice; keep one" in told
    assert any(line.startswith("ML.X.yaml:4: titel is not a known key") for line in told)
    assert any(line.startswith("ML.X.yaml:5: mode") for line in told)
    assert any("title is missing" in line for line in told)
