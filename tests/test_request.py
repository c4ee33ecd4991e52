"""A draft request for legal assistance, checked item by item with its own words."""

import json
from pathlib import Path

import pytest

from modellaw.assessment import Assessment, Status
from modellaw.cli import main
from modellaw.errors import UnreadableStatute, UnsupportedLanguage
from modellaw.instruments import load_instrument
from modellaw.request import check_request
from modellaw.specs import Obligation
from modellaw.writers import WRITERS, write_report

LETTERS = Path(__file__).parent / "requests"


def checked(language: str) -> Assessment:
    return check_request(LETTERS / f"{language}.txt")


def found(assessment: Assessment) -> set[str]:
    return {element.id for finding in assessment.findings for element in finding.elements if element.met}


def test_a_nearly_complete_letter_has_all_that_the_convention_asks() -> None:
    asked = load_instrument("mla-request")
    for finding in checked("en").findings:
        if asked.provision(finding.provision).obligation is Obligation.REQUIRED:
            assert finding.status is Status.COVERED, finding.provision


def test_a_poor_letter_has_next_to_nothing() -> None:
    poor = checked("es")
    assert found(poor) <= {"RQ.HELP.measure", "RQ.AUTHORITY.maker"}
    assert all(
        finding.status is Status.MISSING for finding in poor.findings if finding.provision in ("RQ.FACTS", "RQ.RESULT")
    )


def test_a_letter_in_between_lacks_what_it_lacks() -> None:
    assert found(checked("es")) < found(checked("fr")) != found(checked("en"))
    assert "RQ.PURPOSE.purpose" not in found(checked("fr"))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_item_found_quotes_the_letter_and_its_paragraph(language: str) -> None:
    text = (LETTERS / f"{language}.txt").read_text(encoding="utf-8")
    for finding in checked(language).findings:
        for element in finding.elements:
            assert bool(element.evidence) == element.met
            for passage in element.evidence:
                assert text[passage.start : passage.end] == passage.quote
                assert passage.unit.startswith("paragraph ")


@pytest.mark.parametrize("format_", ["html", "docx", "md", "json"])
def test_the_check_is_written_like_any_report(format_: str) -> None:
    assert format_ in WRITERS
    assert write_report(checked("en"), format_) == write_report(checked("en"), format_)


def test_a_letter_in_another_language_is_refused_in_one_sentence() -> None:
    letter = (
        "Sehr geehrte Damen und Herren, wir ersuchen um Rechtshilfe in einem Strafverfahren wegen Einschleusens von "
        "Ausländern. Am 3. März 2023 brachte der Beschuldigte zwölf Personen über die Grenze und erhielt dafür Geld."
    )
    with pytest.raises(UnsupportedLanguage, match=r"request\.txt is in a language \(de\)"):
        check_request("request.txt", letter.encode())


def test_an_empty_letter_is_refused() -> None:
    with pytest.raises(UnreadableStatute, match="empty"):
        check_request("request.txt", b"  \n")


def test_the_command_checks_a_draft(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["request", str(LETTERS / "fr.txt"), "--format", "json"])
    assert not leaving.value.code
    told = json.loads(capsysbinary.readouterr().out)
    assert (told["instrument"], told["dossier"]) == ("mla-request", "fr.txt")
