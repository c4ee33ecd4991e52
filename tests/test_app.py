"""The front end's pages, run without a browser."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from modellaw.assessment import Evidence, Mark, Status
from modellaw.assistance import assistance
from modellaw.authorities import authorities
from modellaw.concordance import concordance
from modellaw.data import FOLDERS
from modellaw.instruments import DEFAULT, forget, instruments, load_instrument
from modellaw.judge.assess import assess_under
from modellaw.mission import Brief
from modellaw.notes import Note, Notes, write_notes
from modellaw.readers import read_statute
from modellaw.request import check_request
from modellaw.samples import sample_request, samples
from modellaw.statute import Statute
from modellaw.store import URL, store
from modellaw.ui import findings, frame, passages, shelf, statute
from modellaw.ui import strings as say
from modellaw.ui.__main__ import flags
from modellaw.ui.offer import offer
from modellaw.ui.passages import Answer
from modellaw.ui.session import Filters
from modellaw.ui.shelf import Judged, Upload
from modellaw.writers import write_brief

APP = Path(__file__).parent.parent / "app.py"
PAGES = ("overview", "provision", "statute", "brief", "request", "concordance", "dossier", "about")
REQUESTS = Path(__file__).parent / "requests"
SMUGGLING = b"""Northreach Smuggling Act

1. Offence
A person who, for a reward, procures the illegal entry of another person into Northreach commits an offence and is
liable to imprisonment for ten years.

2. Attempts <script>alert("1 & 2")</script>
A person who attempts to commit an offence under section 1 commits an offence.
"""


@pytest.fixture(autouse=True)
def _notes_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads or writes what the user of this machine keeps."""
    monkeypatch.setenv(URL, f"sqlite:///{tmp_path / 'notes.sqlite'}")
    store.cache_clear()
    yield
    store.cache_clear()


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


def judged(sample: str, instrument: str = DEFAULT) -> Judged:
    return shelf.open_sample(sample).under(load_instrument(instrument))


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
    every = findings.rows(judged("altamira"))
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
    state = judged("altamira")
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
    assert tuple(state.assessments.values()) == assess_under(state.dossier, instruments())


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
    state = shelf.open_upload(northreach()).under(load_instrument())
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


# Instruments


def test_a_state_is_judged_under_every_instrument_from_one_reading() -> None:
    state = shelf.open_sample("marenia")
    assert tuple(state.assessments) == instruments()
    assert all(assessment.instrument == name for name, assessment in state.assessments.items())


@pytest.mark.parametrize("instrument", instruments())
@pytest.mark.parametrize("page", ["overview", "provision", "statute", "concordance"])
def test_the_pages_follow_the_instrument_that_the_address_names(page: str, instrument: str) -> None:
    shown = opened(page, state="marenia", instrument=instrument)
    assert shown.segmented_control(key="instrument chosen").value == instrument
    words = html.unescape(read(shown))
    if instrument != DEFAULT and page in ("overview", "statute"):
        assert "Model Law" not in words


def test_another_instrument_is_chosen_with_one_click_and_kept() -> None:
    page = opened(state="altamira")
    page.segmented_control(key="instrument chosen").set_value("protocol-som-2000").run()
    assert not page.exception
    assert page.query_params["instrument"] == "protocol-som-2000"
    assert load_instrument("protocol-som-2000").title["en"] in html.unescape(read(page))
    total = len(load_instrument("protocol-som-2000").provisions)
    assert say.SHOWN.format(shown=total, all=total) in html.unescape(read(page))


def test_filters_by_chapter_are_an_instruments_own() -> None:
    page = opened(state="altamira")
    page.button_group(key=f"filter {DEFAULT} chapters").set_value(["V"]).run()
    page.segmented_control(key="instrument chosen").set_value("untoc-2000").run()
    assert not page.exception
    assert page.session_state["modellaw"].filters.chapters == []


def test_a_link_to_a_provision_of_another_instrument_turns_to_it() -> None:
    page = opened("provision", state="marenia", instrument=DEFAULT, id="PR.5")
    assert page.segmented_control(key="instrument chosen").value == "protocol-som-2000"
    assert page.title[0].value == load_instrument("protocol-som-2000").provision("PR.5").title["en"]


def test_turning_to_another_instrument_on_a_provision_shows_the_one_that_asks_most_of_the_same() -> None:
    page = opened("provision", state="marenia", id="ML.6")
    page.segmented_control(key="instrument chosen").set_value("protocol-som-2000").run()
    assert page.query_params["id"] == "PR.6.3"
    page.segmented_control(key="instrument chosen").set_value(DEFAULT).run()
    assert page.query_params["id"] == "ML.6"


def test_a_language_in_the_address_is_followed() -> None:
    page = opened("provision", state="marenia", id="ML.6", language="es")
    assert page.title[0].value == load_instrument().provision("ML.6").title["es"]


@pytest.fixture
def _a_faulty_instrument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "instruments" / "harbour-law"
    folder.mkdir(parents=True)
    (folder / "instrument.yaml").write_text("id: harbour-law\ntitel: {en: Harbours}\n", encoding="utf-8")
    monkeypatch.setenv(FOLDERS, str(folder.parent))
    anew: list[Callable[[], None]] = [forget, offer.clear, assistance.cache_clear]
    for clear in anew:
        clear()
    yield
    monkeypatch.delenv(FOLDERS)
    for clear in anew:
        clear()


@pytest.mark.usefixtures("_a_faulty_instrument")
def test_a_faulty_instrument_is_left_out_and_told() -> None:
    page = opened(state="marenia")
    assert "harbour-law" not in page.segmented_control(key="instrument chosen").options
    assert say.counted(say.LEFT_OUT, 1, names="harbour-law") in html.unescape(read(page))
    about = html.unescape(read(opened("about")))
    assert "instrument.yaml:2: titel is not a known key" in about
    assert len(opened("brief", state="marenia").title) == 1
    assert opened("request", state="marenia").title[0].value == say.REQUEST_TITLE


# Concordance


@pytest.mark.parametrize("identifier", ["ML.6", "PR.6.3", "UN.15"])
def test_a_provision_names_those_of_other_instruments_that_ask_the_same(identifier: str) -> None:
    every = concordance(load_instrument(name) for name in instruments())
    own, _ = every.provision(identifier)
    page = opened("provision", state="marenia", id=identifier)
    words = html.unescape(read(page))
    assert say.ASKED_ALSO in words
    links = {link.proto.label.replace("\\", "") for link in page.get("page_link")}
    for other, places in every.beside(identifier).items():
        instrument, provision = every.provision(other)
        if instrument is own:
            continue
        assert any(provision.title["en"] in label for label in links)
        assert all(instrument.elements[place.element].requires["en"] in words for place in places)


@pytest.mark.parametrize("instrument", instruments())
def test_the_concordance_is_read_from_every_instrument(instrument: str) -> None:
    page = opened("concordance", state="marenia", instrument=instrument)
    every = concordance(load_instrument(name) for name in instruments())
    addresses = {link.proto.query_string for link in page.get("page_link")}
    for provision in load_instrument(instrument).provisions:
        assert any(f"id={provision.id}" in address for address in addresses)
        for other in every.beside(provision.id):
            assert any(f"id={other}" in address for address in addresses)


# Mission brief


def brief() -> Brief:
    return replace(shelf.open_sample("altamira").brief, notes=store().read("altamira"))


def entries(page: AppTest) -> list[str]:
    """The ids of the entries listed, in their order."""
    begins = "include altamira "
    return [box.key.removeprefix(begins) for box in page.checkbox if box.key and box.key.startswith(begins)]


def pressed(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


@pytest.mark.parametrize("part", ["gaps", "wider", "recommended"])
def test_the_brief_lists_what_the_library_found(part: str) -> None:
    assert entries(opened("brief", state="altamira", part=part)) == [entry.id for entry in getattr(brief(), part)]


def test_every_question_is_reached_by_its_authority() -> None:
    page = opened("brief", state="altamira", part="questions")
    listed: list[str] = []
    for authority in brief().by_authority:
        page.selectbox(key="authority chosen").set_value(authority).run()
        listed += entries(page)
        assert not page.exception
    assert sorted(listed) == sorted(question.id for question in brief().questions)


def test_every_assistance_item_is_reached_and_leads_to_its_questions() -> None:
    page = opened("brief", state="altamira", part="items")
    assert len(assistance().items) == 58
    shown = []
    addresses = ""
    for group in assistance().groups:
        page.selectbox(key="group chosen").set_value(group.id).run()
        assert not page.exception
        shown += [heading.value.replace("\\", "") for heading in page.subheader]
        addresses += " ".join(link.proto.query_string for link in page.get("page_link")) + " "
    items = assistance().items.values()
    assert shown == [say.ITEM.format(paragraph=item.paragraph, title=item.title["en"]) for item in items]
    assert all(f"entry={question.id} " in addresses for question in brief().questions if question.entry is None)


@pytest.mark.parametrize("part", ["lacking", "covered"])
def test_the_rest_of_the_brief_leads_to_its_provisions(part: str) -> None:
    addresses = [link.proto.query_string for link in opened("brief", state="altamira", part=part).get("page_link")]
    told = brief()
    of_part = told.covered if part == "covered" else [entry for lacking in told.lacking for entry in lacking.entries]
    assert of_part
    assert all(any(address.endswith(f"id={entry.provision.id}") for address in addresses) for entry in of_part)


def test_what_is_left_out_and_moved_is_kept_at_once() -> None:
    first, second, third, *_ = (entry.id for entry in brief().gaps)
    page = opened("brief", state="altamira", part="gaps")
    page.checkbox(key=f"include altamira {third}").uncheck().run()
    assert store().read("altamira") == {third: Note(dropped=True)}
    page.button(key=f"edit {first}").click().run()
    pressed(page, say.MOVE_DOWN)
    assert entries(page)[:3] == [second, first, third]
    assert [entry.id for entry in brief().kept(brief().gaps)][:2] == [second, first]
    assert third not in {entry.id for entry in brief().kept(brief().gaps)}
    again = opened("brief", state="altamira", part="gaps")
    assert entries(again)[:3] == [second, first, third]
    assert not again.checkbox(key=f"include altamira {third}").value


def test_an_answer_is_kept_over_a_new_session_and_goes_into_the_document() -> None:
    asked = brief().questions[0]
    page = opened("brief", state="altamira", part="questions", authority=asked.authority, entry=asked.id)
    page.text_area(key=f"answer altamira {asked.id}").set_value("By decree of 2019.").run()
    page.text_area(key=f"remark altamira {asked.id}").set_value("Ask for the text <b>again</b>.").run()
    assert store().read("altamira") == {
        asked.id: Note(answer="By decree of 2019.", remark="Ask for the text <b>again</b>.")
    }
    later = opened("brief", state="altamira", part="questions", authority=asked.authority)
    words = read(later)
    assert "By decree of 2019." in words
    assert "<b>again" not in words
    assert "By decree of 2019." in write_brief(brief(), "html").decode()
    labels = {button.proto.label for button in later.get("download_button")}
    assert {"Word document", "Web page", "Markdown", say.NOTES_SAVE} <= labels
    assert "By decree of 2019." not in read(opened("brief", state="marenia", part="questions"))


def test_notes_come_back_from_a_file_and_those_astray_are_kept() -> None:
    notes: Notes = {brief().gaps[0].id: Note(remark="As a file."), "gap XX.1": Note(answer="elsewhere")}
    page = opened("brief", state="altamira")
    page.file_uploader[0].set_value(("my notes.json", write_notes("Altamira", notes), "application/json"))
    pressed(page, say.NOTES_READ)
    assert store().read("altamira") == notes
    assert page.expander[-1].label == say.counted(say.NOTES_ASTRAY, 1)
    words = html.unescape(read(page))
    assert say.counted(say.NOTES_ADDED, 2) in words
    assert "As a file." in words
    assert "elsewhere" in words


def test_a_faulty_file_of_notes_is_told_with_its_line() -> None:
    page = opened("brief", state="altamira")
    page.file_uploader[0].set_value(("notes.json", b'{"notes":\n {"gap ML.11": {"remarks": "x"}}}', "application/json"))
    pressed(page, say.NOTES_READ)
    assert "notes.json:2: notes › gap ML.11 › remarks is not a known key" in html.unescape(read(page))
    assert store().read("altamira") == {}


def test_notes_are_forgotten_when_their_reader_says_so() -> None:
    store().write("altamira", {brief().gaps[0].id: Note(remark="gone soon")})
    pressed(opened("brief", state="altamira"), say.NOTES_FORGET_NOW)
    assert store().read("altamira") == {}


def test_notes_go_along_when_files_are_added_to_a_state() -> None:
    first = shelf.open_upload(northreach())
    said = {first.brief.questions[0].id: Note(answer="Answered before.")}
    store().write(first.key, said)
    page = opened("dossier", state=first.key)
    page.session_state["modellaw"].pending = Upload(
        "Northreach", (("more.txt", b"Coast Act\n\n1. Ships\nA ship flies a flag."),), onto=first.key
    )
    page.run()
    pressed(page, say.CONTINUE)
    (after,) = page.session_state["modellaw"].mine
    assert after != first.key
    assert store().read(after) == said


def test_the_same_files_in_another_order_find_their_notes_again() -> None:
    more = ("more.txt", b"Coast Act\n\n1. Ships\nA ship flies a flag.")
    there = shelf.open_upload(northreach(more))
    back = shelf.open_upload(Upload("Northreach", (more, ("act.txt", SMUGGLING))))
    assert there.key == back.key


def test_a_store_that_cannot_be_written_is_told_and_the_page_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    monkeypatch.setenv(URL, f"sqlite:///{blocked / 'notes.sqlite'}")
    store.cache_clear()
    gap = shelf.open_sample("altamira").brief.gaps[0].id
    page = opened("brief", state="altamira", part="gaps", entry=gap)
    assert say.UNKEPT.partition("{")[0] in html.unescape(read(page))
    page.text_area(key=f"remark altamira {gap}").set_value("Kept for this visit.").run()
    page.button(key=f"edit {gap}").click().run()
    assert not page.exception
    assert "Kept for this visit." in read(page)


def test_the_brief_speaks_the_language_chosen() -> None:
    asked = brief().questions[0]
    page = opened("brief", "fr", state="altamira", part="questions", authority=asked.authority)
    assert any(asked.text["fr"] == link.proto.label.replace("\\", "") for link in page.get("page_link"))
    assert any(
        authorities()[asked.authority]["fr"] in option for option in page.selectbox(key="authority chosen").options
    )


# Requests


def checked(text: str, language: str = "") -> AppTest:
    page = opened("request")
    page.text_area(key="draft text").set_value(text).run()
    page.selectbox[-1].set_value(language)
    return pressed(page, say.CHECK)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_draft_is_checked_item_by_item_in_its_own_words(language: str) -> None:
    text = sample_request(language)
    found = check_request(say.DRAFT_NAME, text.encode())
    page = checked(text)
    words = html.unescape(re.sub("</?mark>", "", read(page)))
    instrument = load_instrument(found.instrument)
    assert len(page.subheader) == len(instrument.provisions)
    statuses = {finding.status for finding in found.findings}
    assert {Status.COVERED, Status.MISSING} <= statuses
    for finding in found.findings:
        provision = instrument.provision(finding.provision)
        assert provision.title["en"] in {heading.value.replace("\\", "") for heading in page.subheader}
        for element in finding.elements:
            assert element.evidence == () or element.evidence[0].quote.strip()[:40] in words
        if finding.status is not Status.COVERED:
            assert provision.drafting_note["en"] in words
    labels = {button.proto.label for button in page.get("download_button")}
    assert {"Word document", "Web page"} <= labels


def test_a_complete_letter_lacks_less_than_the_sample() -> None:
    def covered(text: str) -> int:
        return sum(finding.status is Status.COVERED for finding in check_request("a.txt", text.encode()).findings)

    assert covered((REQUESTS / "en.txt").read_text(encoding="utf-8")) > covered(sample_request("en"))


def test_a_draft_in_a_language_that_cannot_be_checked_is_told_and_not_lost() -> None:
    german = "Die Staatsanwaltschaft ersucht um Rechtshilfe in einem Strafverfahren wegen Schleusung von Menschen. " * 4
    page = checked(german)
    assert len(page.error) == 1
    assert "language" in page.error[0].value
    assert page.text_area(key="draft text").value == german
    page.selectbox(key="language chosen").set_value("fr").run()
    assert page.text_area(key="draft text").value == german


def test_a_file_without_text_is_told() -> None:
    page = opened("request")
    page.file_uploader[0].set_value(("letter.pdf", b"", "application/pdf"))
    pressed(page, say.CHECK)
    assert "letter" in page.error[0].value


def test_nothing_to_check_is_told() -> None:
    assert pressed(opened("request"), say.CHECK).error[0].value == frame.escaped(say.DRAFT_EMPTY)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_sample_letter_fills_the_page_in_the_readers_language(language: str) -> None:
    page = pressed(opened("request", language), say.SAMPLE_LETTER)
    assert page.text_area(key="draft text").value == sample_request(language)  # type: ignore[arg-type]
