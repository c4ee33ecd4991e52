"""The mission brief of the State on the desk: what to raise, what to ask of whom, and what people say about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from modellaw.authorities import authorities
from modellaw.errors import SpecError
from modellaw.mission import Brief, Entry, ItemResult, Question
from modellaw.notes import NotesFile, read_notes, write_notes
from modellaw.report import cite
from modellaw.totals import totals
from modellaw.ui import downloads, entries, frame, notebook
from modellaw.ui import strings as say
from modellaw.ui.look import table
from modellaw.ui.session import Leaf, session, turn
from modellaw.ui.shelf import OpenState
from modellaw.wording import worded
from modellaw.writers import PROSE, write_brief

_MOST_CITED = 3


def show() -> None:
    """The page."""
    judged = frame.current()
    if judged is None:
        frame.nothing_open()
        return
    state = judged.state
    st.title(frame.escaped(say.BRIEF_TITLE.format(state=state.name)), anchor=False)
    st.html(f'<p class="ml-lead">{escape(say.BRIEF_LEAD)}</p>')
    try:
        brief = replace(state.brief, notes=notebook.notes(state.key))
    except SpecError as error:
        faults = "".join(f"<li>{escape(fault)}</li>" for fault in str(error).splitlines())
        st.html(f'<div class="ml-notice" role="alert">{escape(say.BRIEF_FAULTY)}<ul>{faults}</ul></div>')
        return
    if session().unkept:
        fault = say.UNKEPT.format(fault=session().unkept)
        st.html(f'<div class="ml-notice" role="status">{escape(fault)}</div>')
    _one_page(brief)
    _parts(state, brief)
    _downloads(state, brief)
    _notes(state, brief)


def _one_page(brief: Brief) -> None:
    """The State at a glance."""
    language = session().language
    rows = [
        (
            worded(instrument.short, language),
            total.found,
            total.not_found,
            total.needs_reader,
            total.open,
            total.elements,
        )
        for instrument, assessment in zip(brief.concordance.instruments, brief.assessments, strict=True)
        for total in totals(assessment, instrument)[:1]
    ]
    st.html(table(say.BRIEF_TOTALS, say.BRIEF_TOTALS_HEAD, [tuple(map(str, row)) for row in rows]))
    said: list[Entry | Question] = [*brief.gaps, *brief.wider, *brief.recommended, *brief.questions]
    counts = say.BRIEF_COUNTS.format(
        statutes=say.counted(say.STATUTES_READ, len(brief.assessments[0].statutes)),
        asked=len(brief.questions),
        authorities=len(brief.by_authority),
        answered=sum(bool(brief.note(asked).answer) for asked in brief.questions),
        kept=sum(not brief.note(each).dropped for each in said),
        all=len(said),
    )
    st.html(f'<p class="ml-quiet">{escape(counts)}</p>')


def _parts(state: OpenState, brief: Brief) -> None:
    """One part at a time, so that the page is quick with a hundred questions."""
    parts: Mapping[str, tuple[int, Callable[[], None]]] = {
        "gaps": (len(brief.gaps), lambda: entries.listed(state, brief, brief.gaps)),
        "wider": (len(brief.wider), lambda: entries.listed(state, brief, brief.wider)),
        "recommended": (len(brief.recommended), lambda: entries.listed(state, brief, brief.recommended)),
        "questions": (len(brief.questions), lambda: _questions(state, brief)),
        "items": (len(brief.items), lambda: _items(brief)),
        "lacking": (len(brief.lacking), lambda: _lacking(brief)),
        "covered": (len(brief.covered), lambda: _covered(brief)),
    }
    leaf = _leaf()
    part = leaf.part if leaf.part in parts else next(iter(parts))
    st.session_state["part chosen"] = part
    st.segmented_control(
        say.PART,
        list(parts),
        format_func=lambda name: f"{say.PARTS[name][0]} ({parts[name][0]})",
        required=True,
        label_visibility="collapsed",
        key="part chosen",
        on_change=_turn,
        args=("part", "part chosen"),
    )
    _, heading, lead = say.PARTS[part]
    count, listed = parts[part]
    st.header(heading, anchor=False)
    st.html(f'<p class="ml-quiet">{escape(lead if count else say.NONE_HERE)}</p>')
    listed()


def _leaf() -> Leaf:
    """Where the brief is open: as the address says, else as it was left."""
    desk = session()
    asked = {each.name: st.query_params[each.name] for each in fields(Leaf) if each.name in st.query_params}
    desk.leaf = replace(desk.leaf, **asked)
    return desk.leaf


def _turn(name: str, key: str) -> None:
    turn(**{name: st.session_state[key], "entry": ""})


def _choose(name: str, label: str, options: Sequence[str], asked: str, called: Callable[[str], str]) -> str:
    """One of several lists of a part, chosen by a control that the address follows."""
    chosen = asked if asked in options else options[0]
    key = f"{name} chosen"
    st.session_state[key] = chosen
    st.selectbox(label, options, format_func=called, key=key, on_change=_turn, args=(name, key))
    return chosen


def _questions(state: OpenState, brief: Brief) -> None:
    every = brief.by_authority
    if not every:
        return

    def called(authority: str) -> str:
        return f"{worded(authorities()[authority], session().language)} ({len(every[authority])})"

    chosen = _choose("authority", say.AUTHORITY, list(every), session().leaf.authority, called)
    entries.listed(state, brief, every[chosen])


def _items(brief: Brief) -> None:
    groups = {result.group.id: result.group for result in brief.items}

    def called(group: str) -> str:
        return f"{worded(groups[group].title, session().language)} ({len(groups[group].items)})"

    chosen = _choose("group", say.ITEM_GROUP, list(groups), session().leaf.group, called)
    for result in brief.items:
        if result.group.id == chosen:
            with st.container(key=f"element-{result.item.id}"):
                _item(brief, result)


def _item(brief: Brief, result: ItemResult) -> None:
    language = session().language
    title = say.ITEM.format(paragraph=result.item.paragraph, title=worded(result.item.title, language))
    st.subheader(frame.escaped(title), anchor=False)
    st.html(f'<p class="ml-quiet" lang="{language}">{escape(worded(result.item.why, language))}</p>')
    spoken = entries.languages(brief)
    if result.answered:
        st.html(f'<p class="ml-label">{escape(say.ITEM_IN_STATUTES)}</p>')
    for answered in result.answered:
        cited = dict.fromkeys(cite(passage, spoken) for found in answered.found for passage in found.evidence[:1])
        with st.container(gap=None):
            st.html(
                f'<p class="ml-plain">{escape(worded(answered.check.text, language))}</p>'
                f'<p class="ml-row">{escape("; ".join(list(cited)[:_MOST_CITED]))}</p>'
            )
            for provision in dict.fromkeys(found.id.rpartition(".")[0] for found in answered.found):
                frame.provision_link(provision)
    asked = [question for question in brief.questions if question.id in result.questions]
    if asked:
        st.html(f'<p class="ml-label">{escape(say.ITEM_ASK)}</p>')
    for question in asked:
        with st.container(gap=None):
            words = worded(question.text, language)
            frame.link("brief", words, part="questions", authority=question.authority, entry=question.id)
            st.html(f'<p class="ml-row">{escape(worded(authorities()[question.authority], language))}</p>')


def _lacking(brief: Brief) -> None:
    for lacking in brief.lacking:
        named = say.LACKS_ACT.format(kind=say.LACKS_OR.join(say.kind_of_act(kind) for kind in lacking.kinds))
        with st.container(key=f"row-{' '.join(lacking.kinds)}", gap="small"):
            st.subheader(named[:1].upper() + named[1:], anchor=False)
            for entry in lacking.entries:
                frame.provision_link(entry.provision.id)
    if brief.lacking:
        frame.link("dossier", say.ADD_STATUTES, onto=session().state)


def _covered(brief: Brief) -> None:
    spoken = entries.languages(brief)
    for entry in brief.covered:
        first = [found.evidence[0] for _, found in entry.elements if found.met and found.evidence]
        cited = dict.fromkeys(cite(passage, spoken) for passage in first)
        with st.container(key=f"row-{entry.id}", gap=None):
            frame.provision_link(entry.provision.id)
            st.html(f'<p class="ml-row">{escape("; ".join(list(cited)[:_MOST_CITED]))}</p>')


def _downloads(state: OpenState, brief: Brief) -> None:
    st.header(say.DOWNLOADS, anchor=False)
    language = session().language
    lead = say.BRIEF_DOWNLOADS_LEAD.format(language=say.LANGUAGES[language])
    st.html(f'<p class="ml-quiet">{escape(lead)}</p>')
    stem = say.BRIEF_TITLE.format(state=state.name).replace(":", "")
    downloads.buttons(stem, PROSE, lambda format_: write_brief(brief, format_, language))


def _notes(state: OpenState, brief: Brief) -> None:
    """The notes as a file, those of a colleague read in, and all of them forgotten."""
    st.header(say.NOTES, anchor=False)
    st.html(f'<p class="ml-quiet">{escape(say.NOTES_LEAD)}</p>')
    astray = {name: note for name, note in brief.notes.items() if name not in brief.ids and not note.empty}
    if astray:
        with st.expander(say.counted(say.NOTES_ASTRAY, len(astray))):
            items = "".join(
                f"<li><strong>{escape(name)}</strong> {escape(' '.join([note.answer, note.remark]).strip())}</li>"
                for name, note in sorted(astray.items())
            )
            st.html(f'<div class="ml-plain"><ul>{items}</ul></div>')
    with st.container(horizontal=True):
        st.download_button(
            say.NOTES_SAVE,
            data=write_notes(state.name, brief.notes),
            file_name=f"{downloads.file_name(state.name)} notes.json",
            mime="application/json",
            on_click="ignore",
        )
        with st.popover(say.NOTES_FORGET):
            st.html(f'<p class="ml-plain">{escape(say.NOTES_FORGET_SURE)}</p>')
            st.button(say.NOTES_FORGET_NOW, on_click=notebook.forget, args=(state.key,))
    with st.form(f"notes {state.key}", clear_on_submit=True):
        file = st.file_uploader(say.NOTES_FILE)
        if st.form_submit_button(say.NOTES_READ) and file is not None:
            _add(state, file.getvalue())
    _added()


def _add(state: OpenState, content: bytes) -> None:
    """Takes over the notes of a file; what is wrong with it is told with its lines."""
    desk = session()
    try:
        read = _read(content)
    except SpecError as error:
        desk.told = (say.NOTES_FAULTY, *str(error).splitlines())
        return
    notebook.keep(state.key, read.notes)
    of = (say.NOTES_OF.format(state=read.state),) if read.state not in ("", state.name) else ()
    desk.told = (say.counted(say.NOTES_ADDED, len(read.notes)), *of)
    st.rerun()


def _read(content: bytes) -> NotesFile:
    """Notes are read from a file by its path, as the command line reads them."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "notes.json"
        file.write_bytes(content)
        return read_notes(file)


def _added() -> None:
    """What became of the file that was brought, told once."""
    desk = session()
    if desk.told:
        first, *more = desk.told
        items = "".join(f"<li>{escape(each)}</li>" for each in more)
        st.html(f'<div class="ml-notice" role="status">{escape(first)}{f"<ul>{items}</ul>" if items else ""}</div>')
        desk.told = ()
