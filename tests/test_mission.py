"""The mission brief: every gap, question and item in it, what people say of them kept, and the document made of it."""

from pathlib import Path

import pytest

from modellaw.assessment import Assessment, Status
from modellaw.assistance import assistance
from modellaw.authorities import authorities
from modellaw.brief import compose_brief
from modellaw.errors import ModelLawError, SpecError, UnknownName
from modellaw.instruments import instruments, load_instrument
from modellaw.judge.assess import assess_under
from modellaw.mission import Brief, mission_brief
from modellaw.notes import Note, read_notes, write_notes
from modellaw.report import Heading, Room, Table
from modellaw.samples import read_sample
from modellaw.specs import Mode
from modellaw.store import Store
from modellaw.totals import REQUIRED
from modellaw.writers import PROSE, write_brief


@pytest.fixture(scope="module")
def assessments() -> tuple[Assessment, ...]:
    return assess_under(read_sample("altamira"), instruments())


@pytest.fixture(scope="module")
def brief(assessments: tuple[Assessment, ...]) -> Brief:
    return mission_brief(assessments)


def headings(brief: Brief) -> list[str]:
    return [block.text for block in compose_brief(brief).blocks if isinstance(block, Heading)]


def test_every_required_gap_of_every_instrument_stands_in_the_brief_once(
    brief: Brief, assessments: tuple[Assessment, ...]
) -> None:
    named = [name for gap in brief.gaps for name in (gap.provision.id, *gap.also)]
    wanted = [
        finding.provision
        for assessment in assessments
        for finding in assessment.findings
        for provision in [load_instrument(assessment.instrument).provision(finding.provision)]
        if provision.elements
        and provision.obligation in REQUIRED
        and provision.mode is not Mode.NEGATIVE
        and finding.status in (Status.MISSING, Status.PARTIAL)
    ]
    assert sorted(named) == sorted(wanted)
    force = [gap.provision.obligation for gap in brief.gaps]
    assert force == sorted(force, key=list(REQUIRED).index)


def test_every_assistance_item_is_answered_asked_or_both(brief: Brief) -> None:
    assert [result.item.id for result in brief.items] == list(assistance().items)
    asked = {question.id for question in brief.questions}
    for result in brief.items:
        assert result.answered or result.questions
        assert set(result.questions) <= asked
        answered = {answer.check.text["en"] for answer in result.answered}
        told = {question.text["en"] for question in brief.questions if question.source == result.item.id}
        assert answered | told == {check.text["en"] for check in result.item.checks}
        assert all(found.met and found.evidence for answer in result.answered for found in answer.found)


def test_every_question_has_someone_to_ask_and_a_source(brief: Brief) -> None:
    by_authority = [question for them in brief.by_authority.values() for question in them]
    assert sorted(question.id for question in by_authority) == sorted(question.id for question in brief.questions)
    assert list(brief.by_authority) == [name for name in authorities() if name in brief.by_authority]
    silent = {question.source for question in brief.questions if question.entry}
    for assessment in brief.assessments:
        for finding in assessment.findings:
            if finding.status is Status.ASK:
                beside = {name for question in brief.questions if question.entry for name in question.entry.also}
                assert finding.provision in silent | beside


def test_an_offence_without_gain_is_told_as_wider_than_asked() -> None:
    brief = mission_brief(assess_under(read_sample("marenia"), instruments()))
    assert "ML.5A" in {entry.provision.id for entry in brief.wider}
    assert any("wider" in heading for heading in headings(brief))


def test_notes_decide_what_goes_in_and_where(assessments: tuple[Assessment, ...], brief: Brief) -> None:
    first, second, *_ = (gap.id for gap in brief.gaps)
    asked = brief.questions[0].id
    said = mission_brief(
        assessments,
        {
            first: Note(place=1, remark="Raised in the last mission."),
            second: Note(place=0),
            asked: Note(answer="By decree of 2019.\nNo text was handed over."),
            brief.questions[1].id: Note(dropped=True),
        },
    )
    assert [gap.id for gap in said.kept(said.gaps)][:2] == [second, first]
    report = compose_brief(said)
    text = repr(report)
    assert "Raised in the last mission." in text
    rooms = [block.text for block in report.blocks if isinstance(block, Room)]
    assert "By decree of 2019.\nNo text was handed over." in rooms
    assert len(rooms) == len(brief.questions) - 1


def test_the_brief_says_what_it_is_not_and_how_often_it_is_right(brief: Brief) -> None:
    report = compose_brief(brief)
    assert "does not measure compliance" in repr(report)
    captions = [block.caption for block in report.blocks if isinstance(block, Table)]
    assert "Measured against careful readers" in captions
    for assessment in brief.assessments:
        assert f"instrument “{assessment.instrument}”, specification {assessment.spec_sha256}" in repr(report)
    for statute in brief.assessments[0].statutes:
        assert statute.sha256 in repr(report)


@pytest.mark.parametrize("format_", PROSE)
def test_the_brief_is_the_same_bytes_twice(format_: str, brief: Brief) -> None:
    if format_ == "pdf":
        pytest.importorskip("weasyprint", exc_type=OSError)
    assert write_brief(brief, format_, "es") == write_brief(brief, format_, "es")


def test_the_questions_stand_in_the_language_asked_for(brief: Brief) -> None:
    text = write_brief(brief, "html", "es").decode()
    assert all(question.text["es"][:20] in text or "&" in text for question in brief.questions[:5])
    assert authorities()[brief.questions[0].authority]["es"] in text


def test_an_unknown_format_lists_those_there_are(brief: Brief) -> None:
    with pytest.raises(UnknownName, match="docx, pdf, html, md"):
        write_brief(brief, "json")


def test_notes_come_back_from_the_store_and_from_their_file(tmp_path: Path) -> None:
    notes = {
        "gap ML.11": Note(remark="é\n“quoted” 😀 \x7f\x85\u2028\ufffe"),
        "SD.04.2": Note(answer="no", place=3),
        "ask X": Note(dropped=True),
    }
    store = Store(f"sqlite:///{tmp_path / 'new folder' / 'notes.sqlite'}")
    store.write("a", {**notes, "empty": Note()})
    store.write("b", {"gap ML.11": Note(answer="another State's")})
    assert Store(f"sqlite:///{tmp_path / 'new folder' / 'notes.sqlite'}").read("a") == notes
    store.write("a", {"SD.04.2": Note()})
    assert set(store.read("a")) == {"gap ML.11", "ask X"}
    store.forget("a")
    assert store.read("a") == {}
    assert store.read("b")
    file = tmp_path / "notes.json"
    file.write_bytes(write_notes("Altamira", notes))
    assert (read_notes(file).state, read_notes(file).notes) == ("Altamira", notes)


def test_a_faulty_notes_file_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    file.write_text('{"schema": 1,\n "notes": {"gap ML.11": {"remarks": "x"}}}', encoding="utf-8")
    with pytest.raises(SpecError, match=r"notes\.json:2: .* remarks is not a known key"):
        read_notes(file)


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(ModelLawError, match="MODELLAW_STORE"):
        Store(f"sqlite:///{blocked / 'notes.sqlite'}")
