"""A whole statute, a few sections at a time, with marks where it answers the instrument."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from analysis.units import Unit, UnitKind
from modellaw.assessment import Evidence
from modellaw.statute import Statute
from modellaw.ui import frame, passages
from modellaw.ui import strings as say
from modellaw.ui.passages import Answer
from modellaw.ui.session import session
from modellaw.ui.shelf import Judged
from modellaw.wording import worded

_AT_ONCE = 8  # sections on a page
_LONGEST_PAGE = 24_000  # characters, so that long sections make short pages
_MOST_HITS = 40
_LONGEST_HEAD = 160  # characters of a section's first line that is its heading


@dataclass(frozen=True, slots=True)
class Block:
    """A unit with what is printed above it; without a unit, what ends the file."""

    unit: Unit | None
    above: int  # where it begins to be shown
    start: int
    end: int

    @property
    def name(self) -> str:
        """What the section is called in a list."""
        if self.unit is None:
            return say.END_OF_FILE
        if self.unit.label in say.KINDS:
            return say.KINDS[self.unit.label]
        heading = " ".join(self.unit.heading.split())
        if not heading or heading.casefold() == self.unit.label.casefold():
            return self.unit.label
        return f"{self.unit.label}  {heading}"


def show() -> None:
    """The page."""
    state = frame.current()
    if state is None or not state.dossier.statutes:
        st.title(say.NO_STATE if state is None else say.NO_STATUTES, anchor=False)
        st.write(say.NO_STATE_NEXT)
        frame.link("dossier", say.ADD_STATUTES)
        return
    statute = _choose(state)
    answers = _answers(state, statute)
    st.title(frame.escaped(statute.title), anchor=False)
    sections = say.counted(say.SECTIONS, sum(unit.kind is UnitKind.SECTION for unit in statute.units))
    language = say.LANGUAGES.get(statute.language, statute.language)
    facts = say.STATUTE_FACTS.format(file=statute.file, language=language, sections=sections)
    notes = "".join(f'<p class="ml-quiet">{escape(note)}</p>' for note in statute.notes)
    st.html(f'<p class="ml-quiet">{escape(facts)}</p>{notes}')
    blocks = _blocks(statute)
    answering = [number for number, block in enumerate(blocks) if _of(block, answers)]
    at = _at(blocks)
    _jump(blocks, answering, at, frame.called(state.instrument))
    _find(statute, blocks)
    _read(statute, blocks, at, answers)


def _choose(state: Judged) -> Statute:
    files = {statute.file: statute for statute in state.dossier.statutes}
    asked = st.query_params.get("file", "")
    file = asked if asked in files else next(iter(files))
    if asked != file:
        st.query_params["file"] = file
        st.query_params.pop("at", None)
    st.session_state["statute chosen"] = file
    st.selectbox(
        say.CHOOSE_STATUTE,
        list(files),
        format_func=lambda name: f"{files[name].title} ({name})",
        key="statute chosen",
        on_change=_turn,
    )
    return files[file]


def _turn() -> None:
    st.query_params["file"] = st.session_state["statute chosen"]
    st.query_params.pop("at", None)


def _blocks(statute: Statute) -> list[Block]:
    """The whole statute, nothing left unshown: what stands between two units goes with the second."""
    blocks: list[Block] = []
    at = 0
    for unit in statute.units:
        if unit.end > at:
            blocks.append(Block(unit, at, max(unit.start, at), unit.end))
            at = unit.end
    if statute.text[at:].strip():
        blocks.append(Block(None, at, at, len(statute.text)))
    return blocks


def _answers(state: Judged, statute: Statute) -> list[Answer]:
    """Every stretch of the statute that was taken as an answer, numbered within its section; each test once."""
    found: list[tuple[Evidence, str, str, str]] = []
    told: set[str] = set()
    for finding in state.assessment.findings:
        provision = state.instrument.provision(finding.provision)
        title = worded(provision.title, session().language)
        for element, outcome in zip(provision.elements, finding.elements, strict=True):
            test = state.instrument.tests[element.id].id
            if element.id != test and (test in state.instrument.elements or test in told):
                continue
            told.add(test)
            found += [
                (passage, provision.id, element.name, f"{title}: {worded(element.requires, session().language)}")
                for passage in outcome.evidence
                if passage.file == statute.file
            ]
    found.sort(key=lambda item: (item[0].start, item[0].end))
    numbers: dict[str, int] = {}
    answers = []
    for passage, provision_id, name, title in found:
        number = numbers[passage.unit] = numbers.get(passage.unit, 0) + 1
        link = frame.address("provision", anchor=name, id=provision_id)
        answers.append(Answer(passage.start, passage.end, passage.marks, number, link, title))
    return answers


def _of(block: Block, answers: Sequence[Answer]) -> list[Answer]:
    return [answer for answer in answers if block.above <= answer.start < block.end]


def _at(blocks: Sequence[Block]) -> int:
    """The section to begin with: the one that holds the offset in the address."""
    asked = st.query_params.get("at", "0")
    offset = int(asked) if asked.isdecimal() and len(asked) < 12 else 0
    return max(bisect_right([block.above for block in blocks], offset) - 1, 0)


def _go(blocks: Sequence[Block]) -> None:
    st.query_params["at"] = str(blocks[st.session_state["section chosen"]].start)


def _jump(blocks: Sequence[Block], answering: Sequence[int], at: int, instrument: str) -> None:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    words = say.ONLY_ANSWERS.format(instrument=instrument)
    only = right.checkbox(words, value=False, disabled=not answering, key="only answers")
    offered = sorted({*answering, at}) if only else list(range(len(blocks)))
    st.session_state["section chosen"] = at
    left.selectbox(
        say.JUMP,
        offered,
        format_func=lambda number: blocks[number].name,
        key="section chosen",
        on_change=_go,
        args=(blocks,),
        help=say.JUMP_HELP,
    )
    lead = say.counted(say.ANSWERS_HERE, len(answering), instrument=instrument)
    marks = say.MARKS_LEAD.format(instrument=instrument) if answering else ""
    st.html(f'<p class="ml-quiet">{escape(lead)} {escape(marks)}</p>')


def _find(statute: Statute, blocks: Sequence[Block]) -> None:
    with st.expander(say.FIND):
        words = st.text_input(say.FIND, label_visibility="collapsed", key="words sought").strip()
        if not words:
            return
        sought, text = " ".join(words.casefold().split()), statute.text
        hits = [block for block in blocks if sought in " ".join(text[block.above : block.end].casefold().split())]
        st.write(say.counted(say.FIND_COUNT, len(hits)))
        for block in hits[:_MOST_HITS]:
            frame.link("statute", block.name, file=statute.file, at=str(block.start))
        if len(hits) > _MOST_HITS:
            st.write(say.FIND_MORE.format(shown=_MOST_HITS))


def _read(statute: Statute, blocks: Sequence[Block], at: int, answers: Sequence[Answer]) -> None:
    end = _page_end(blocks, at)
    _turning(statute, blocks, at, end)
    for block in blocks[at:end]:
        _section(statute, block, _of(block, answers))
    _turning(statute, blocks, at, end)


def _page_end(blocks: Sequence[Block], at: int) -> int:
    """Where a page that begins with that section ends."""
    end = at + 1
    while end < min(at + _AT_ONCE, len(blocks)) and blocks[end].end - blocks[at].above < _LONGEST_PAGE:
        end += 1
    return end


def _turning(statute: Statute, blocks: Sequence[Block], at: int, end: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if at > 0:
            frame.link("statute", say.EARLIER, file=statute.file, at=str(blocks[max(at - _AT_ONCE, 0)].start))
        if end < len(blocks):
            frame.link("statute", say.LATER, file=statute.file, at=str(blocks[end].start))
        st.html(f'<p class="ml-quiet">{say.PART_OF.format(first=at + 1, last=end, all=len(blocks))}</p>')


def _section(statute: Statute, block: Block, answers: Sequence[Answer]) -> None:
    left, right = st.columns([7, 4], gap="large")
    unit = block.unit
    markdown = statute.file.lower().endswith((".md", ".markdown"))
    before = passages.shown(statute.text[block.above : block.start].strip(), tidy=markdown).strip()
    page = statute.page(block.start)
    # headings that stand just above the section are shown as printed
    above = " / ".join(unit.above) if unit and not before else ""
    place = ", ".join(part for part in (above, say.PAGE.format(page=page) if page else "") if part)
    if unit and unit.kind is UnitKind.SUPERSEDED:
        place = ", ".join(part for part in (say.SUPERSEDED, place) if part)
    dim = " ml-superseded" if unit and unit.kind is UnitKind.SUPERSEDED else ""
    words = passages.section_text(
        statute.text, block.start, block.end, answers, head=_head(statute, block), markdown=markdown
    )
    left.html(
        f'<section class="ml-section"><h2 class="ml-heard">{escape(block.name)}</h2>'
        + (f'<div class="ml-text ml-between">{before}</div>' if before else "")
        + f'<div class="ml-above">{escape(place)}</div>'
        f'<div class="ml-text{dim}" lang="{escape(statute.language)}" dir="auto">{words.strip()}</div></section>'
    )
    if answers:
        items = "".join(
            f'<li value="{answer.number}"><a href="{escape(answer.link)}" target="_self">'
            f"{escape(answer.title)}</a></li>"
            for answer in answers
        )
        right.html(f'<aside class="ml-answers"><h3>{escape(say.ANSWERS)}</h3><ol>{items}</ol></aside>')


def _head(statute: Statute, block: Block) -> int:
    """Where the section's heading ends: with its first line, if that is short."""
    if block.unit is None or block.unit.kind is UnitKind.PREAMBLE:
        return block.start
    end = statute.text.find("\n", block.start, block.end)
    return end if 0 <= end <= block.start + _LONGEST_HEAD else block.start
