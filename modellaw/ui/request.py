"""Checking a draft request for legal assistance: what it says, in its own words, and how to write what it lacks."""

from html import escape

import streamlit as st

from modellaw.assessment import Assessment, ElementFinding, Status
from modellaw.errors import ModelLawError
from modellaw.instruments import load_instrument
from modellaw.request import check_request
from modellaw.samples import sample_request
from modellaw.specs import Element
from modellaw.totals import REQUIRED
from modellaw.ui import downloads, frame, passages
from modellaw.ui import strings as say
from modellaw.ui.findings import Row
from modellaw.ui.look import badge, verdict
from modellaw.ui.session import session
from modellaw.wording import worded
from modellaw.writers import WRITERS, write_report

_FORMATS = ("docx", "pdf", "html")


def show() -> None:
    """The page."""
    frame.current()
    st.title(say.REQUEST_TITLE, anchor=False)
    st.html(f'<p class="ml-lead">{escape(say.REQUEST_LEAD)}</p><p class="ml-quiet">{escape(say.REQUEST_PRIVATE)}</p>')
    _draft()
    draft = session().draft
    if draft.fault:
        st.error(frame.escaped(draft.fault))
    if draft.checked:
        _result(draft.checked)


def _draft() -> None:
    """The draft, kept as it is typed."""
    draft = session().draft
    st.session_state["draft text"] = draft.text
    st.text_area(say.DRAFT, key="draft text", height=320, on_change=_typed)
    file = st.file_uploader(say.DRAFT_FILE)
    left, right = st.columns([3, 4], vertical_alignment="bottom")
    language = left.selectbox(
        say.DRAFT_LANGUAGE,
        ["", *say.LANGUAGES],
        format_func=lambda code: say.LANGUAGES.get(code, say.DRAFT_LANGUAGE_AUTO),
    )
    with right, st.container(horizontal=True):
        asked = st.button(say.CHECK, type="primary")
        st.button(say.SAMPLE_LETTER, on_click=_fill)
    if not asked:
        return
    if file is None and not draft.text.strip():
        draft.checked, draft.fault = None, say.DRAFT_EMPTY
        return
    name, content = (file.name, file.getvalue()) if file else (say.DRAFT_NAME, draft.text.encode())
    with st.spinner(say.CHECKING):
        try:
            draft.checked, draft.fault = check_request(name, content, language or None), ""
        except ModelLawError as fault:
            draft.checked, draft.fault = None, str(fault)


def _typed() -> None:
    session().draft.text = st.session_state["draft text"]


def _fill() -> None:
    desk = session()
    desk.draft.text = sample_request(desk.language)


def _result(checked: Assessment) -> None:
    instrument = load_instrument(checked.instrument)
    rows = [Row(instrument.provision(finding.provision), finding) for finding in checked.findings]
    rows.sort(key=lambda row: row.provision.obligation not in REQUIRED)
    says = [row for row in rows if row.finding.status is Status.COVERED]
    lacks = [row for row in rows if row.finding.status is not Status.COVERED]
    file = checked.dossier
    st.html(
        f'<p class="ml-lead" role="status">{escape(say.CHECKED.format(found=len(says), all=len(rows), file=file))}</p>'
    )
    for (heading, lead), members in ((say.LETTER_LACKS, lacks), (say.LETTER_SAYS, says)):
        if members:
            st.header(f"{heading} ({len(members)})", anchor=False)
            st.html(f'<p class="ml-quiet">{escape(lead)}</p>')
            for row in members:
                _item(row, {statute.file: statute.language for statute in checked.statutes})
    st.header(say.DOWNLOADS, anchor=False)
    st.html(f'<p class="ml-quiet">{escape(say.DOWNLOADS_LEAD)}</p>')
    formats = {name: WRITERS[name] for name in _FORMATS}
    downloads.buttons(file.rpartition(".")[0], formats, lambda format_: write_report(checked, format_))


def _item(row: Row, languages: dict[str, str]) -> None:
    language = session().language
    provision, status = row.provision, row.finding.status
    with st.container(key=f"element-{provision.id}", gap="small"):
        st.subheader(frame.escaped(worded(provision.title, language)), anchor=False)
        weight = say.LETTER_REQUIRED if provision.obligation in REQUIRED else say.LETTER_ADVISED
        st.html(f"<p>{badge(status, say.LETTER_STATUSES.get(status))} <span class='ml-row'>{escape(weight)}</span></p>")
        for element, found in row.elements:
            _element(element, found, languages)
        note = worded(provision.drafting_note, language)
        if status is not Status.COVERED and note:
            st.html(
                f'<p class="ml-label">{escape(say.DRAFTING)}</p>'
                f'<p class="ml-plain" lang="{language}">{escape(note)}</p>'
            )


def _element(element: Element, found: ElementFinding, languages: dict[str, str]) -> None:
    """One thing that the letter should say: its words, or what was looked for."""
    requires = escape(worded(element.requires, session().language))
    left, right = st.columns([5, 7], gap="small")
    left.html(f'<p class="ml-plain">{requires}</p>{verdict(found)}')
    if found.evidence:
        right.html(passages.passage(found.evidence[0], None, languages))
    else:
        sought = "; ".join(found.searched)
        right.html(f'<p class="ml-row"><strong>{escape(say.LOOKED_FOR)}:</strong> {escape(sought)}</p>')
