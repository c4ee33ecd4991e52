"""The entries of a mission brief as a list: what each says, and for one at a time the room to write on it."""

from collections.abc import Iterable
from html import escape
from typing import Literal, assert_never

import streamlit as st

from modellaw.assessment import ElementFinding, Status
from modellaw.mission import Brief, Entry, Question, Said
from modellaw.report import OBLIGATIONS, cite
from modellaw.specs import Element, Need
from modellaw.ui import frame, notebook
from modellaw.ui import strings as say
from modellaw.ui.findings import Row
from modellaw.ui.look import badge
from modellaw.ui.session import session, turn
from modellaw.ui.shelf import OpenState
from modellaw.wording import worded

_LONGEST_QUOTE = 220  # characters of a passage that stand in the list


def listed(state: OpenState, brief: Brief, them: Iterable[Said]) -> None:
    """The entries in the order that the notes give."""
    arranged = brief.arranged(them)
    order = [said.id for said in arranged]
    for at, said in enumerate(arranged):
        with st.container(key=f"row-entry-{said.id}", gap="xxsmall"):
            _entry(state, brief, said)
            if session().leaf.entry == said.id:
                _room(state, brief, said, order, at)


def _entry(state: OpenState, brief: Brief, said: Entry | Question) -> None:
    opened = session().leaf.entry == said.id
    left, right = st.columns([8, 3], vertical_alignment="top", gap="small")
    with left, st.container(gap="xxsmall"):
        _title(brief, said)
        st.html(_why(brief, said) + ("" if opened else _noted(brief, said)))
    with right, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        key = f"include {state.key} {said.id}"
        st.session_state[key] = not brief.note(said).dropped
        st.checkbox(say.INCLUDE, key=key, on_change=_include, args=(state.key, said.id, key))
        st.button(
            say.CLOSE if opened else say.EDIT,
            key=f"edit {said.id}",
            on_click=turn,
            kwargs={"entry": "" if opened else said.id},
        )


def _title(brief: Brief, said: Entry | Question) -> None:
    """What it is, leading to the provision or the assistance item that it comes from."""
    match said:
        case Entry():
            frame.provision_link(said.provision.id)
        case Question():
            words = worded(said.text, session().language)
            if said.entry is not None:
                frame.link("provision", words, instrument=said.entry.instrument.id, id=said.source)
            else:
                group = next(result.group for result in brief.items if result.item.id == said.source)
                frame.link("brief", words, part="items", group=group.id)
        case _:
            assert_never(said)


def _why(brief: Brief, said: Entry | Question) -> str:
    """Why it stands here."""
    match said:
        case Entry():
            row = Row(said.provision, said.finding)
            facts = [OBLIGATIONS[said.provision.obligation].capitalize()]
            if row.essential:
                facts.append(say.ELEMENTS_FOUND.format(found=row.found, all=row.essential))
            lines = [f"{badge(said.finding.status)} {escape('; '.join(facts))}", escape(_matter(brief, said))]
            if said.also:
                lines.append(escape(say.ENTRY_ALSO.format(others="; ".join(map(frame.cited, said.also)))))
        case Question():
            kind = badge(Status.COVERED, say.ANSWERED) if brief.note(said).answer else badge(Status.ASK)
            lines = [f"{kind} {escape(say.SOURCE.format(source=_source(brief, said)))}"]
        case _:
            assert_never(said)
    return "".join(f'<p class="ml-row">{line}</p>' for line in lines if line)


def _source(brief: Brief, question: Question) -> str:
    """Where a question comes from: the provision whose silence asks, or the item of the report."""
    if question.entry is not None:
        return "; ".join(map(frame.cited, (question.source, *question.entry.also)))
    item = next(result.item for result in brief.items if result.item.id == question.source)
    return say.SOURCE_ITEM.format(paragraph=item.paragraph, title=worded(item.title, session().language))


def _matter(brief: Brief, entry: Entry) -> str:
    """What is lacking, or how the offence uses gain; else the first passage that was found."""
    language = session().language
    wide = [
        f"{worded(element.requires, language)} {say.VALUES[found.value]}."
        for element, found in entry.elements
        if found.value and found.over_inclusive
    ]
    if wide:
        return " ".join([*wide, _first_passage(brief, entry)])
    lacks = [worded(element.requires, language) for element, found in entry.elements if _lacking(element, found)]
    return say.LACKING.format(elements=" ".join(lacks)) if lacks else _first_passage(brief, entry)


def _lacking(element: Element, found: ElementFinding) -> bool:
    return element.need is Need.ESSENTIAL and not found.met


def _first_passage(brief: Brief, entry: Entry) -> str:
    """The words that were found first, and where."""
    for _, found in entry.elements:
        for passage in found.evidence:
            words = " ".join(passage.quote.split())
            if len(words) > _LONGEST_QUOTE:
                words = words[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"
            return f"“{words}” {cite(passage, languages(brief))}"
    return ""


def languages(brief: Brief) -> dict[str, str]:
    """The language of each statute, by its file."""
    return {statute.file: statute.language for statute in brief.assessments[0].statutes}


def _noted(brief: Brief, said: Entry | Question) -> str:
    """What people have said about it."""
    note = brief.note(said)
    lines = [(say.ANSWER, note.answer), (say.REMARK, note.remark)]
    return "".join(
        f'<p class="ml-noted"><strong>{escape(name)}.</strong> {escape(words)}</p>' for name, words in lines if words
    )


def _room(state: OpenState, brief: Brief, said: Entry | Question, order: list[str], at: int) -> None:
    """Room for an answer and a remark, and the controls that move the entry."""
    with st.container(key=f"room-{said.id}", border=True):
        if isinstance(said, Question):
            if proof := worded(said.evidence, session().language):
                st.html(f'<p class="ml-plain"><strong>{escape(say.PROOF)}.</strong> {escape(proof)}</p>')
            _words(state.key, said.id, "answer", brief.note(said).answer, say.ANSWER)
        _words(state.key, said.id, "remark", brief.note(said).remark, say.REMARK)
        with st.container(horizontal=True):
            for label, to in ((say.MOVE_UP, at - 1), (say.MOVE_DOWN, at + 1)):
                st.button(
                    label,
                    key=f"{label} {said.id}",
                    disabled=not 0 <= to < len(order),
                    on_click=_move,
                    args=(state.key, order, at, to),
                )


def _words(state: str, entry: str, part: Literal["answer", "remark"], words: str, label: str) -> None:
    key = f"{part} {state} {entry}"
    st.session_state[key] = words
    st.text_area(label, key=key, height=120, on_change=_write, args=(state, entry, part, key))


def _write(state: str, entry: str, part: str, key: str) -> None:
    notebook.change(state, entry, **{part: st.session_state[key]})


def _include(state: str, entry: str, key: str) -> None:
    notebook.change(state, entry, dropped=not st.session_state[key])


def _move(state: str, order: list[str], at: int, to: int) -> None:
    moved = [entry for number, entry in enumerate(order) if number != at]
    moved.insert(to, order[at])
    notebook.place(state, moved)
