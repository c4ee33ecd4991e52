"""The front end's pages, run without a browser."""

import html
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from modellaw.assessment import Evidence, Mark, Status
from modellaw.instruments import load_instrument
from modellaw.judge.assess import assess
from modellaw.readers import read_statute
from modellaw.samples import samples
from modellaw.statute import Statute
from modellaw.ui import findings, passages, shelf, statute
from modellaw.ui import strings as say
from modellaw.ui.__main__ import flags
from modellaw.ui.passages import Answer
from modellaw.ui.session import Filters
from modellaw.ui.shelf import Upload

APP = Path(__file__).parent.parent / "app.py"
PAGES = ("overview", "provision", "statute", "dossier", "about")
SMUGGLING = b"""Northreach Smuggling Act

1. Offence
A person who, for a reward, procures the illegal entry of another person into Northreach commits an offence and is
liable to imprisonment for ten years.

2. Attempts <script>alert("1 & 2")</script>
A person who attempts to commit an offence under section 1 commits an offence.
"""


def opened(page: str = "overview", language: str = "en", **query: str) -> AppTest:
    """The page as a reader sees it when following a link."""
    test = AppTest.from_file(str(APP), default_timeout=60)
    test.query_params.update(query)
    if page != "overview":
        test._page_hash = calc_hash(page)  # a page that is a function cannot be switched to by path
    test.run()
    if language != "en":
        test.selectbox(key="language chosen").set_value(language).run()
    assert not test.exception
    return test


def read(test: AppTest) -> str:
    """All the words on the page."""
    parts = [element.proto.body for element in (*test.title, *test.header, *test.subheader, *test.markdown, *test.html)]
    parts = [part for part in parts if not part.startswith("<style>")]
    return "\n".join(parts)


def northreach(*more: tuple[str, bytes], **said: object) -> Upload:
    return Upload("Northreach", (("act.txt", SMUGGLING), *more), **said)  # type: ignore[arg-type]


def test_it_opens_on_a_sample_state_already_assessed() -> None:
    page = opened()
    assert page.title[0].value == "Marenia"
    assert say.DISCLAIMER in html.unescape(read(page))
    assert page.header[0].value == say.PICTURE


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("sample", samples())
def test_every_page_shows_every_sample_state(page: str, sample: str) -> None:
    shown = opened(page, state=sample)
    assert len(shown.title) == 1
    assert shown.selectbox(key="state chosen").value == sample


def test_required_gaps_come_first_and_the_two_totals_are_apart() -> None:
    words = read(opened(state="altamira"))
    groups = [say.GROUPS[group][0] for group in findings.GROUPS]
    places = [words.index(f"{group} (") for group in groups if f"{group} (" in words]
    assert places == sorted(places)
    assert say.GROUPS["required missing"][0] in words
    assert say.TOTAL_REQUIRED in words
    assert say.TOTAL_RECOMMENDED in words
    assert "%" not in words


def test_filters_narrow_the_list() -> None:
    every = findings.rows(shelf.open_sample("altamira"))
    missing = findings.chosen(every, Filters(statuses=[Status.MISSING]), "en")
    assert 0 < len(missing) < len(every)
    assert {row.finding.status for row in missing} == {Status.MISSING}
    doubtful = findings.chosen(every, Filters(reader=True), "en")
    assert all(row.doubtful for row in doubtful)
    sea = findings.chosen(every, Filters(chapters=["V"], words="flag"), "en")
    assert {row.provision.chapter for row in sea} == {"V"}
    assert findings.chosen(every, Filters(), "en") == every


def test_a_filter_chosen_on_the_page_is_kept_and_can_be_cleared() -> None:
    page = opened(state="altamira")
    page.checkbox[0].check().run()
    assert not page.exception
    assert any(button.label == say.CLEAR for button in page.button)
    next(button for button in page.button if button.label == say.CLEAR).click().run()
    assert not any(button.label == say.CLEAR for button in page.button)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_provision_is_shown_in_the_language_chosen(language: str) -> None:
    provision = load_instrument().provision("ML.11")
    words = re.sub(r"\\(.)", r"\1", html.unescape(read(opened("provision", language, state="marenia", id="ML.11"))))
    assert provision.title[language] in words
    assert all(element.requires[language] in words for element in provision.elements)


def test_what_is_missing_says_what_was_searched_and_why_the_nearest_fell_short() -> None:
    state = shelf.open_sample("altamira")
    row = next(
        row
        for row in findings.rows(state)
        if row.finding.status is Status.MISSING and any(found.near_misses for found in row.finding.elements)
    )
    words = html.unescape(read(opened("provision", state="altamira", id=row.provision.id)))
    found = next(found for found in row.finding.elements if found.near_misses)
    assert all(concept in words for concept in found.searched)
    assert all(reason in words for reason in found.near_misses[0].lacks)


def test_an_unknown_provision_in_a_link_is_told_and_another_is_shown() -> None:
    page = opened("provision", state="marenia", id="ML.99")
    assert "ML" in page.warning[0].value
    assert len(page.title) == 1


def test_a_link_to_a_state_that_is_gone_says_so() -> None:
    assert opened(state="0123456789abcdef").warning[0].value == say.GONE


def test_a_bad_file_costs_itself_only() -> None:
    state = shelf.open_upload(northreach(("empty.pdf", b""), ("noise.docx", b"PK\x03\x04nothing")))
    assert [statute.file for statute in state.dossier.statutes] == ["act.txt"]
    assert [problem.file for problem in state.dossier.problems] == ["empty.pdf", "noise.docx"]
    words = html.unescape(read(opened(state=state.key)))
    assert all(problem.message in words for problem in state.dossier.problems)


def test_files_of_one_name_are_told_apart_and_one_content_is_read_once() -> None:
    other = SMUGGLING.replace(b"ten years", b"five years")
    state = shelf.open_upload(northreach(("act.txt", other), ("copy.txt", SMUGGLING)))
    assert [statute.file for statute in state.dossier.statutes] == ["act.txt", "act (2).txt"]
    assert "copy.txt" in state.dossier.problems[0].message


def test_files_are_added_to_a_state_that_is_open() -> None:
    first = shelf.open_upload(northreach())
    both = shelf.open_upload(
        Upload("Northreach", (("more.txt", b"Coast Act\n\n1. Ships\nA ship flies a flag."),), onto=first.key)
    )
    assert [statute.file for statute in both.dossier.statutes] == ["act.txt", "more.txt"]
    assert shelf.shelf().get(first.key) is first


def test_the_same_content_is_assessed_once() -> None:
    assert shelf.open_upload(northreach()) is shelf.open_upload(northreach())
    assert shelf.open_upload(northreach()).key != shelf.open_upload(northreach(landlocked=True)).key


def test_what_is_uploaded_is_judged_as_the_library_judges_it() -> None:
    state = shelf.open_upload(northreach())
    assert state.assessment == assess(state.dossier)


def test_markup_in_a_statute_is_shown_as_text() -> None:
    state = shelf.open_upload(northreach())
    for page in ("statute", "provision", "overview"):
        words = read(opened(page, state=state.key, id="ML.5D"))
        assert "<script" not in words
    assert "&lt;script&gt;" in read(opened("statute", state=state.key))


def test_a_quotation_is_escaped_and_its_deciding_words_are_marked() -> None:
    text = "Before. Who <b>moves</b> another & gains. After."
    at, end = text.index("Who"), text.index(" After")
    marks = (
        Mark(text.index("<b>"), text.index(" another"), "move"),
        Mark(text.index("moves"), text.index(" &"), "move"),
    )
    evidence = Evidence("a.txt", "1", "1", "", at, end, None, text[at:end], marks, 1.0, ("a <reason>",))
    shown = passages.passage(evidence, None, {"a.txt": "en"})
    assert "Who <mark>&lt;b&gt;moves&lt;/b&gt; another</mark> &amp; gains." in shown
    assert "a &lt;reason&gt;" in shown


@pytest.mark.parametrize("sample", samples())
def test_the_whole_of_a_statute_is_shown_and_nothing_else(sample: str) -> None:
    for act in shelf.open_sample(sample).dossier.statutes:
        blocks = statute._blocks(act)
        assert "".join(act.text[block.above : block.end] for block in blocks).split() == act.text.split()


def test_marks_change_no_letter_of_a_section() -> None:
    text = "1. Entry\nWho helps <another> in & gains, is fined."
    marks = (Mark(13, 18, "help"), Mark(16, 30, "entry"))
    answers = [Answer(9, 34, marks, 1, "provision?id=A", "A & B"), Answer(20, len(text), (), 2, "provision?id=B", "B")]
    shown = passages.section_text(text, 0, len(text), answers, head=8)
    bare = html.unescape(re.sub(r"<sup>.*?</sup>|</?(?:mark|span|strong)[^>]*>", "", shown))
    assert bare == text
    assert shown.count("<sup>") == 2
    assert shown.startswith("<strong>1. Entry</strong>")


def test_a_statute_opens_at_the_place_that_a_link_names() -> None:
    act = shelf.open_sample("marenia").dossier.statutes[-1]
    unit = act.units[-1]
    page = opened("statute", state="marenia", file=act.file, at=str(unit.start))
    assert page.selectbox(key="section chosen").value == len(statute._blocks(act)) - 1 - (
        act.text[unit.end :].strip() != ""
    )


def test_words_are_found_in_a_statute() -> None:
    page = opened("statute", state="marenia")
    page.text_input(key="words sought").set_value("commits an   OFFENCE").run()
    assert not page.exception
    assert any(element.value.startswith("In ") for element in page.markdown)


def test_the_files_of_a_reader_who_forgot_the_name_are_still_there() -> None:
    page = opened("dossier")
    page.file_uploader[0].set_value([("act.txt", SMUGGLING, "text/plain")])
    page.button[0].click().run()
    assert page.error[0].value == say.NEED_NAME


def test_every_report_can_be_downloaded() -> None:
    state = shelf.open_upload(northreach())
    page = opened(state=state.key)
    labels = {button.proto.label for button in page.get("download_button")}
    assert {"Word document", "Web page", "Excel workbook", "CSV table", "JSON"} <= labels
    assert state.report("json") is not None
    assert state.report("docx").startswith(b"PK")


def test_it_tells_nobody() -> None:
    assert {"--browser.gatherUsageStats=false", "--server.address=localhost"} <= set(flags())


def test_a_page_of_a_statute_is_never_long() -> None:
    text = "Long Act\n\n" + "\n".join(f"{n}. Rule {n}\n" + "A person keeps the rule. " * 300 for n in range(1, 60))
    act: Statute = read_statute("long.txt", text.encode())
    blocks = statute._blocks(act)
    for at in range(len(blocks)):
        end = statute._page_end(blocks, at)
        assert end == at + 1 or blocks[end - 1].end - blocks[at].above <= 24_000


def test_a_state_is_forgotten_when_its_reader_says_so() -> None:
    state = shelf.open_upload(northreach())
    page = opened("dossier", state=state.key)
    page.button(key=f"forget {state.key}").click().run()
    assert not page.exception
    assert shelf.shelf().get(state.key) is None
    assert page.selectbox(key="state chosen").value == "marenia"


def test_an_upload_that_was_interrupted_can_be_read_on() -> None:
    page = opened("dossier")
    page.session_state["modellaw"].pending = northreach()
    page.run()
    assert page.info[0].value == say.INTERRUPTED.format(name="Northreach")
    next(button for button in page.button if button.label == say.CONTINUE).click().run()
    assert not page.exception
    assert page.title[0].value == "Northreach"


def test_when_no_file_can_be_read_what_was_open_stays_open() -> None:
    page = opened("dossier")
    page.text_input[0].set_value("Northreach")
    page.file_uploader[0].set_value([("empty.pdf", b"", "application/pdf")])
    next(button for button in page.button if button.label == say.ASSESS).click().run()
    words = html.unescape(read(page))
    assert say.NOTHING_READ in words
    assert "empty.pdf is empty" in words
    assert page.selectbox(key="state chosen").value == "marenia"
