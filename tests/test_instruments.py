"""Instruments in folders of their own: judged from one reading, told of their faults, and added without code."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from modellaw import data
from modellaw.cli import main
from modellaw.concordance import concordance
from modellaw.errors import SpecError
from modellaw.instruments import forget, instruments, load_instrument
from modellaw.judge import assess as judging
from modellaw.judge.assess import assess, assess_under
from modellaw.readers import read_dossier
from modellaw.samples import read_sample

HEAD = """
id: harbour-law
title: {en: Model Harbour Law of the Northern Isles}
source: written for the tests
languages: [en]
chapters:
  - {id: A, title: {en: Harbours}}
provisions: [HL.1, HL.2]
"""
PILOTS = """
id: HL.1
chapter: A
title: {en: Pilots}
obligation: required
basis: Article 1 of a treaty that does not exist.
mode: statute
rule: pilot & entry
summary: {en: Ships take a pilot.}
drafting_note: {en: Say who appoints pilots.}
question: {en: Who appoints pilots?}
elements:
  - id: HL.1.pilot
    need: essential
    requires: {en: Must a ship take a harbour pilot?}
    evidence:
      - find: [harbour pilot]
        strength: sure
  - id: HL.1.entry
    need: essential
    same_as: ML.5A.conduct
    requires: {en: Is help to enter unlawfully an offence?}
"""
BUOYS = """
id: HL.2
chapter: A
title: {en: Buoys}
obligation: optional
basis: None.
mode: ask
rule: ML.5A
ask: maritime
summary: {en: Buoys are kept.}
drafting_note: {en: Say who keeps them.}
question: {en: Who keeps the buoys?}
"""
CONCEPTS = """
harbour pilot:
  - (take|takes|taken) ..3 (harbour|port) pilot
"""
ACT = """Harbour and Frontier Act

1. Every ship that enters a harbour of Northreach shall take a harbour pilot on board.

2. A person who, in order to obtain a financial benefit, arranges the unlawful entry of another person into Northreach
commits an offence and is liable to imprisonment for eight years.
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of instruments of the user's own, with one in it."""
    folder = tmp_path / "instruments" / "harbour-law"
    (folder / "concepts" / "en").mkdir(parents=True)
    for name, text in {
        data.HEAD: HEAD,
        "HL.1.yaml": PILOTS,
        "HL.2.yaml": BUOYS,
        "concepts/en/harbours.yaml": CONCEPTS,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv(data.FOLDERS, str(folder.parent))
    forget()
    yield folder
    monkeypatch.undo()
    forget()


def test_a_sister_instrument_goes_from_folder_to_report_without_code(own: Path, tmp_path: Path) -> None:
    act, report, brief = tmp_path / "act.txt", tmp_path / "report.json", tmp_path / "brief.html"
    act.write_text(ACT, encoding="utf-8")
    with pytest.raises(SystemExit) as leaving:
        main(["assess", str(act), "-i", "harbour-law", "-i", "model-law", "-o", str(report)])
    assert not leaving.value.code
    said = json.loads(report.read_text(encoding="utf-8"))
    (pilots, buoys) = said["findings"]
    assert (pilots["status"], [element["met"] for element in pilots["elements"]]) == ("covered", [True, True])
    assert pilots["elements"][0]["evidence"][0]["quote"] in ACT
    assert buoys["status"] == "ask"  # the rule of HL.2 names a provision of the Model Law, which is only partly there
    assert (tmp_path / "report-model-law.json").is_file()
    with pytest.raises(SystemExit) as leaving:
        main(["brief", str(act), "-i", "harbour-law", "-o", str(brief)])
    assert not leaving.value.code
    assert "Who keeps the buoys?" in brief.read_text(encoding="utf-8")


def test_a_faulty_folder_tells_all_its_faults_with_file_and_line_and_the_others_still_load(own: Path) -> None:
    (own / "HL.1.yaml").write_text(
        PILOTS.replace("rule: pilot & entry", "rule: pilot & crew")
        .replace("same_as: ML.5A.conduct", "same_as: ML.5A.nothing")
        .replace("find: [harbour pilot]", "find: [river pilot]")
        .replace("title: {en: Pilots}", "title: {fr: Pilotes}"),
        encoding="utf-8",
    )
    (own / "HL.2.yaml").write_text(
        BUOYS.replace("id: HL.2", "id: ML.11")
        .replace("ask: maritime", "ask: mermaids")
        .replace("chapter: A", "chapter: B"),
        encoding="utf-8",
    )
    forget()
    with pytest.raises(SpecError) as fault:
        load_instrument("harbour-law")
    told = str(fault.value)
    for sentence in (
        "HL.1.yaml:8: the rule names crew, which is no element here and no provision anywhere",
        "HL.1.yaml:21: HL.1.entry: same_as names ML.5A.nothing, which does not exist",
        "HL.1.yaml:16: HL.1.pilot: the concept «river pilot» is in no lexicon",
        "HL.1.yaml:4: title is not given in: en",
        "HL.2.yaml:2: the file of provision ML.11 must be named ML.11.yaml",
        "HL.2.yaml:2: the id ML.11 is used by model-law too; ids are used once",
        "HL.2.yaml:9: «mermaids» is no authority",
        "HL.2.yaml:3: there is no chapter B in instrument.yaml",
    ):
        assert sentence in told
    assert load_instrument("model-law").provision("ML.11")
    assert "harbour-law" in instruments()


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ("HL.1.entry", "HL.1.entry", "HL.1.entry: same_as runs in a circle: HL.1.entry → HL.1.entry"),
        ("HL.1.pilot", "HL.1.entry", "same_as runs in a circle: HL.1.pilot → HL.1.entry → HL.1.pilot"),
    ],
)
def test_a_circle_of_shared_tests_is_told(own: Path, mine: str, theirs: str, told: str) -> None:
    text = PILOTS.replace("same_as: ML.5A.conduct", f"same_as: {mine}")
    if mine != theirs:
        text = text.replace("    requires: {en: Must", f"    same_as: {theirs}\n    requires: {{en: Must")
    (own / "HL.1.yaml").write_text(text, encoding="utf-8")
    forget()
    with pytest.raises(SpecError, match="circle") as fault:
        load_instrument("harbour-law")
    assert told in str(fault.value)


def test_a_faulty_concept_of_ones_own_costs_that_instrument_only(own: Path) -> None:
    (own / "concepts" / "en" / "harbours.yaml").write_text("harbour pilot: [a b c ((]\nforeigner: [x y z]\n")
    forget()
    with pytest.raises(SpecError) as fault:
        load_instrument("harbour-law")
    assert "concept «foreigner»: it stands in the common lexicon too" in str(fault.value)
    assert assess(read_sample("marenia")).findings


def test_instruments_names_the_faulty_one_and_lists_the_rest(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / "HL.2.yaml").unlink()
    forget()
    with pytest.raises(SystemExit) as leaving:
        main(["instruments"])
    out, err = capsys.readouterr()
    assert leaving.value.code == 1
    assert "model-law" in out
    assert "harbour-law" not in out
    assert "provision HL.2 has no file HL.2.yaml" in err


def test_one_reading_gives_what_each_instrument_gives_alone_and_judges_a_shared_test_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dossier, names = read_sample("marenia"), instruments()
    alone = [assess(dossier, name) for name in names]
    judged: list[str] = []
    real = judging.judge
    monkeypatch.setattr(judging, "judge", lambda element, *rest: judged.append(element.id) or real(element, *rest))
    assert list(assess_under(dossier, names)) == alone
    tests = concordance(load_instrument(name) for name in names).tests
    assert sorted(judged) == sorted(tests)


def test_the_concordance_can_be_walked_both_ways() -> None:
    beside = concordance(load_instrument(name) for name in instruments())
    assert len(beside.shared) > 50
    for name in ("ML.5A", "PR.6.1", "UN.15"):
        assert beside.beside(name)
        for other, places in beside.beside(name).items():
            assert {place.provision for place in places} == {other}
            assert name in beside.beside(other)
    assert "PR.6.1" in beside.beside("ML.5A")
    assert "UN.15" in beside.to_frame().loc["ML.4", "untoc-2000"]


def test_a_landlocked_state_has_no_provision_at_sea() -> None:
    for assessment in assess_under(read_sample("marenia"), instruments(), landlocked=True):
        instrument = load_instrument(assessment.instrument)
        at_sea = {provision.id for provision in instrument.provisions if provision.at_sea}
        assert {f.provision for f in assessment.findings if f.status == "not applicable"} == at_sea


def test_folders_of_ones_own_may_be_several_and_may_be_missing(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(data.FOLDERS, os.pathsep.join([str(own / "nothing"), str(own.parent)]))
    forget()
    assert "harbour-law" in instruments()
    assert read_dossier([own.parent]).name
