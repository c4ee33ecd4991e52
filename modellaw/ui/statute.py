"""A whole statute, a few sections at a time, with marks where it answers the Model Law."""

from bisect import bisect_right
from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis.units import Unit, UnitKind
from modellaw.assessment import Evidence
from modellaw.statute import Statute
from modellaw.ui import frame, passages
from modellaw.ui import strings as say
from modellaw.ui.passages import Answer
from modellaw.ui.session import session
from modellaw.ui.shelf import OpenState
from modellaw.wording import worded

_AT_ONCE = 8  # sections on a page
_LONGEST_PAGE = 24_000  # characters, so that long sections make short pages
_MOST_HITS = 40


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
    units = _units(statute)
    answering = [number for number, unit in enumerate(units) if _of(unit, answers)]
    at = _at(statute, units)
    _jump(units, answering, at)
    _find(statute, units)
    _read(state, statute, units, at, answers)


def _choose(state: OpenState) -> Statute:
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


def _units(statute: Statute) -> Sequence[Unit]:
    """The statute's units with the text between them, so that nothing is left unshown."""
    units: list[Unit] = []
    at = 0
    for unit in statute.units:
        if statute.text[at : unit.start].strip():
            units.append(Unit("", UnitKind.SUPERSEDED, "", (), at, unit.start))
        units.append(unit)
        at = max(at, unit.end)
    if statute.text[at:].strip():
        units.append(Unit("", UnitKind.SUPERSEDED, "", (), at, len(statute.text)))
    return units


def _answers(state: OpenState, statute: Statute) -> list[Answer]:
    """Every stretch of the statute that was taken as an answer, numbered within its section."""
    found: list[tuple[Evidence, str, str, str]] = []
    for finding in state.assessment.findings:
        provision = state.instrument.provision(finding.provision)
        title = worded(provision.title, session().language)
        for element, outcome in zip(provision.elements, finding.elements, strict=True):
            if element.same_as is None:
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


def _of(unit: Unit, answers: Sequence[Answer]) -> list[Answer]:
    return [answer for answer in answers if unit.start <= answer.start < unit.end]


def _at(statute: Statute, units: Sequence[Unit]) -> int:
    """The unit to begin with: the one that holds the offset in the address."""
    asked = st.query_params.get("at", "0")
    offset = int(asked) if asked.isdecimal() else 0
    return max(bisect_right([unit.start for unit in units], offset) - 1, 0)


def _go(units: Sequence[Unit]) -> None:
    number = st.session_state.get("section chosen")
    if number is not None:
        st.query_params["at"] = str(units[number].start)


def _jump(units: Sequence[Unit], answering: Sequence[int], at: int) -> None:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with right:
        only = st.checkbox(say.ONLY_ANSWERS, value=bool(answering), disabled=not answering, key="only answers")
    offered = list(answering) if only else list(range(len(units)))
    if at not in offered:
        offered = sorted({*offered, at})
    st.session_state["section chosen"] = at
    left.selectbox(
        say.JUMP,
        offered,
        format_func=lambda number: _name(units[number]),
        key="section chosen",
        on_change=_go,
        args=(units,),
    )
    st.html(
        f'<p class="ml-quiet">{escape(say.counted(say.ANSWERS_HERE, len(answering)))}. {escape(say.MARKS_LEAD)}</p>'
    )


def _name(unit: Unit) -> str:
    if unit.label in say.KINDS:
        return say.KINDS[unit.label]
    if not unit.label:
        return say.KINDS["superseded"]
    heading = " ".join(unit.heading.split())
    return f"{unit.label} {heading}".strip() if heading.casefold() != unit.label.casefold() else unit.label


def _find(statute: Statute, units: Sequence[Unit]) -> None:
    with st.expander(say.FIND):
        words = st.text_input(say.FIND, label_visibility="collapsed", key="words sought").strip()
        if not words:
            return
        sought, text = words.casefold(), statute.text
        hits = [unit for unit in units if sought in " ".join(text[unit.start : unit.end].casefold().split())]
        if not hits:
            st.write(say.FIND_NONE)
            return
        st.write(say.counted(say.FIND_COUNT, len(hits)) + ".")
        for unit in hits[:_MOST_HITS]:
            frame.link("statute", _name(unit), file=statute.file, at=str(unit.start))
        if len(hits) > _MOST_HITS:
            st.write(say.FIND_MORE.format(shown=_MOST_HITS))


def _read(state: OpenState, statute: Statute, units: Sequence[Unit], at: int, answers: Sequence[Answer]) -> None:
    end = at + 1
    while end < min(at + _AT_ONCE, len(units)) and units[end].end - units[at].start < _LONGEST_PAGE:
        end += 1
    _turning(statute, units, at, end)
    for unit in units[at:end]:
        _section(statute, unit, _of(unit, answers))
    _turning(statute, units, at, end)


def _turning(statute: Statute, units: Sequence[Unit], at: int, end: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if at > 0:
            frame.link("statute", say.EARLIER, file=statute.file, at=str(units[max(at - _AT_ONCE, 0)].start))
        if end < len(units):
            frame.link("statute", say.LATER, file=statute.file, at=str(units[end].start))
        st.html(f'<p class="ml-quiet">{say.PART_OF.format(first=at + 1, last=end, all=len(units))}</p>')


def _section(statute: Statute, unit: Unit, answers: Sequence[Answer]) -> None:
    left, right = st.columns([7, 4], gap="large")
    above = " / ".join(unit.above)
    page = statute.page(unit.start)
    place = ", ".join(part for part in (above, say.PAGE.format(page=page) if page else "") if part)
    markdown = statute.file.lower().endswith((".md", ".markdown"))
    dim = " ml-superseded" if unit.kind is UnitKind.SUPERSEDED else ""
    left.html(
        f'<section class="ml-section"><div class="ml-above">{escape(place)}</div>'
        f'<h2 class="ml-heading">{escape(_name(unit))}</h2>'
        f'<div class="ml-text{dim}" lang="{escape(statute.language)}" dir="auto">'
        f"{passages.section_text(statute.text, unit.start, unit.end, answers, markdown=markdown)}</div></section>"
    )
    if answers:
        items = "".join(
            f'<li value="{answer.number}"><a href="{escape(answer.link)}" target="_self">'
            f"{escape(answer.title)}</a></li>"
            for answer in answers
        )
        right.html(f'<aside class="ml-answers"><h3>{escape(say.ANSWERS)}</h3><ol>{items}</ol></aside>')
