"""Bringing the statutes of a State, and the States that are open."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.units import UnitKind
from modellaw.ui import frame, notebook, shelf
from modellaw.ui import strings as say
from modellaw.ui.session import session
from modellaw.ui.shelf import Judged, Upload


def show() -> None:
    """The page."""
    state = frame.current()
    st.title(say.DOSSIER_TITLE, anchor=False)
    st.html(f'<p class="ml-lead">{escape(say.DOSSIER_LEAD)}</p><p class="ml-quiet">{escape(say.PRIVATE)}</p>')
    room = st.container()
    _interrupted(room)
    _form()
    if state is not None:
        _files(state)
    _opened()
    _samples()


def _form() -> None:
    desk = session()
    with st.form(f"upload {desk.uploads}", border=True):
        opened = [key for key in desk.mine if shelf.shelf().get(key)]
        onto = ""
        if opened:
            asked = st.query_params.get("onto", "")
            choices = ["", *opened]
            onto = st.radio(
                say.ADD_TO,
                choices,
                index=choices.index(asked) if asked in choices else 0,
                format_func=lambda key: _name(key) if key else say.ADD_TO_NEW,
                horizontal=True,
            )
        name = st.text_input(say.STATE_NAME, max_chars=80)
        files = st.file_uploader(say.UPLOAD, accept_multiple_files=True)
        left, right = st.columns(2, vertical_alignment="bottom")
        language = left.selectbox(
            say.STATUTE_LANGUAGE,
            ["", *say.LANGUAGES],
            format_func=lambda code: say.LANGUAGES.get(code, say.STATUTE_LANGUAGE_AUTO),
        )
        landlocked = right.checkbox(say.LANDLOCKED, help=say.LANDLOCKED_HELP)
        sent = st.form_submit_button(say.ASSESS, type="primary")
    if not sent:
        return
    before = shelf.shelf().get(onto) if onto else None
    if not files:
        st.error(say.NEED_FILES)
    elif not name.strip() and before is None:
        st.error(say.NEED_NAME)
    else:
        upload = Upload(
            name=name.strip() or (before.name if before else ""),
            files=tuple((file.name, file.getvalue()) for file in files),
            landlocked=landlocked or bool(before and before.landlocked),
            language=language,
            onto=onto,
        )
        _assess(upload)


def _name(key: str) -> str:
    found = shelf.shelf().get(key)
    return found.name if found else key


def _interrupted(room: "st.delta_generator.DeltaGenerator") -> None:
    pending = session().pending
    if pending is None:
        return
    with room:
        st.info(say.INTERRUPTED.format(name=frame.escaped(pending.name)))
        with st.container(horizontal=True):
            again = st.button(say.CONTINUE, type="primary")
            if st.button(say.DISCARD):
                session().pending = None
                st.rerun()
        if again:
            _assess(pending)


def _assess(upload: Upload) -> None:
    """Reads and compares; the files are kept until that is done."""
    desk = session()
    desk.pending = upload
    with frame.telling(say.READING.format(name=frame.escaped(upload.name))) as tell:
        found = shelf.open_upload(upload, tell)
    desk.pending = None
    if not found.dossier.statutes:
        shelf.shelf().drop(found.key)
        messages = "".join(f"<li>{escape(problem.message)}</li>" for problem in found.dossier.problems)
        st.html(
            f'<div class="ml-notice" role="alert"><strong>{escape(say.NOTHING_READ)}</strong><ul>{messages}</ul></div>'
        )
        return
    notebook.carry_over(upload.onto, found.key)
    desk.mine = [key for key in desk.mine if key not in (found.key, upload.onto)] + [found.key]
    desk.state = found.key
    desk.uploads += 1
    frame.go("overview")


def _files(state: Judged) -> None:
    st.header(frame.escaped(say.FILES.format(name=state.name)), anchor=False)
    table = [
        {
            say.TABLE_FILE: statute.file,
            say.TABLE_TITLE: statute.title,
            say.TABLE_LANGUAGE: say.LANGUAGES.get(statute.language, statute.language),
            say.TABLE_SECTIONS: sum(unit.kind is UnitKind.SECTION for unit in statute.units),
            say.TABLE_NOTES: " ".join(statute.notes),
        }
        for statute in state.dossier.statutes
    ]
    if table:
        rows = pd.DataFrame(table).map(lambda cell: frame.escaped(cell) if isinstance(cell, str) else cell)
        st.table(rows.set_index(say.TABLE_FILE))
    if state.assessment.unread:
        messages = "".join(f"<li>{escape(file.message)}</li>" for file in state.assessment.unread)
        title = say.counted(say.UNREAD_TITLE, len(state.assessment.unread))
        st.html(f'<div class="ml-notice"><strong>{escape(title)}.</strong><ul>{messages}</ul></div>')


def _opened() -> None:
    """The States that this reader added, to open again or to forget."""
    mine = [found for key in session().mine if (found := shelf.shelf().get(key))]
    if not mine:
        return
    st.header(say.OPEN_HERE, anchor=False)
    for found in mine:
        name = frame.escaped(found.name)
        left, middle, right = st.columns([2, 1, 1], vertical_alignment="center")
        files = say.counted(say.STATUTES_READ, len(found.dossier.statutes))
        left.html(f'<p class="ml-plain"><strong>{escape(found.name)}</strong>: {escape(files)}</p>')
        if middle.button(say.OPEN_OVERVIEW.format(name=name), key=f"open {found.key}", width="stretch"):
            session().state = found.key
            frame.go("overview")
        right.button(
            say.FORGET.format(name=name),
            key=f"forget {found.key}",
            width="stretch",
            on_click=_forget,
            args=(found.key,),
        )


def _forget(key: str) -> None:
    desk = session()
    shelf.shelf().drop(key)
    desk.mine = [other for other in desk.mine if other != key]
    if desk.state == key:
        desk.state = ""
        st.query_params.pop("state", None)


def _samples() -> None:
    st.header(say.SAMPLES, anchor=False)
    st.html(f'<p class="ml-quiet">{escape(say.SAMPLES_LEAD)}</p>')
    for name in shelf.sample_names():
        left, right = st.columns([3, 1], vertical_alignment="center")
        language = session().language
        title, shows = shelf.sample_title(name, language), shelf.sample_shows(name, language)
        left.html(f'<p class="ml-plain"><strong>{escape(title)}</strong>: {escape(shows)}</p>')
        if right.button(say.OPEN_OVERVIEW.format(name=title), key=f"sample {name}", width="stretch"):
            session().state = name
            frame.go("overview")
