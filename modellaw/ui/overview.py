"""The first page: where the State stands, required gaps first."""

from html import escape

import streamlit as st

from modellaw.report import OBLIGATIONS
from modellaw.totals import Total, totals
from modellaw.ui import downloads, findings, frame, picture
from modellaw.ui import strings as say
from modellaw.ui.findings import Row
from modellaw.ui.look import LOOKS, badge
from modellaw.ui.session import Filters, session
from modellaw.ui.shelf import Judged
from modellaw.wording import worded
from modellaw.writers import WRITERS

_FORMATS = ("docx", "pdf", "html", "xlsx", "csv", "json")


def show() -> None:
    """The page."""
    state = frame.current()
    if state is None:
        frame.nothing_open()
        return
    _head(state)
    _totals(state)
    every = findings.rows(state)
    _picture(state)
    _stands_out(state, every)
    _list(state, every)
    _downloads(state)


def _head(state: Judged) -> None:
    st.title(frame.escaped(state.name), anchor=False)
    read = say.counted(say.STATUTES_READ, len(state.assessment.statutes))
    lead = say.OVERVIEW_LEAD.format(read=read, instrument=worded(state.instrument.title, session().language))
    st.html(
        f'<p class="ml-lead">{escape(lead[:1].upper() + lead[1:])}</p><p class="ml-quiet">{escape(say.DISCLAIMER)}</p>'
    )
    frame.link("about", say.HOW_OFTEN_RIGHT)
    if unread := state.assessment.unread:
        files = "".join(f"<li>{escape(file.message)}</li>" for file in unread)
        st.html(
            f'<div class="ml-notice" role="status"><strong>{escape(say.counted(say.UNREAD_TITLE, len(unread)))}.'
            f"</strong> {escape(say.UNREAD_REST)}<ul>{files}</ul></div>"
        )


def _totals(state: Judged) -> None:
    required, recommended = totals(state.assessment, state.instrument)
    for column, total, name in zip(
        st.columns(2), (required, recommended), (say.TOTAL_REQUIRED, say.TOTAL_RECOMMENDED), strict=True
    ):
        column.html(_total(total, name))
    st.html(f'<p class="ml-quiet">{escape(say.TOTAL_OPEN_HELP)}</p>')


def _total(total: Total, name: str) -> str:
    rest = [
        say.TOTAL_NOT_FOUND.format(count=total.not_found),
        say.counted(say.TOTAL_READER, total.needs_reader),
        say.TOTAL_OPEN.format(count=total.open) if total.open else "",
    ]
    items = "".join(f"<li>{escape(item)}</li>" for item in rest if item)
    return (
        f'<section class="ml-total"><h2>{escape(name)}</h2><p><span class="ml-number">{total.found}</span> '
        f"{escape(say.TOTAL_FOUND.format(all=total.elements))}</p><ul>{items}</ul></section>"
    )


def _picture(state: Judged) -> None:
    st.header(say.PICTURE, anchor=False)
    seen = {finding.status for finding in state.assessment.findings}
    st.html('<p class="ml-legend">' + " ".join(badge(status) for status in LOOKS if status in seen) + "</p>")
    parts = picture.parts(state, session().language)
    st.altair_chart(picture.bars(parts, frame.called(state.instrument)), width="stretch", theme=None)
    with st.expander(say.AS_TABLE):
        st.table(picture.as_table(state, session().language))


def _stands_out(state: Judged, every: list[Row]) -> None:
    language = session().language
    if broader := [row for row in every if row.broader]:
        st.header(say.BROADER.format(instrument=frame.called(state.instrument)), anchor=False)
        for row in broader:
            _row(row, "broader")
    if acts := findings.missing_acts(every):
        st.header(say.LACKS, anchor=False)
        items = []
        for kinds, waiting in acts.items():
            named = say.LACKS_ACT.format(kind=say.LACKS_OR.join(say.kind_of_act(kind) for kind in kinds))
            titles = ", ".join(worded(row.provision.title, language) for row in waiting)
            items.append(f"<li><strong>{escape(named[:1].upper() + named[1:])}</strong>: {escape(titles)}</li>")
        st.html(f'<div class="ml-plain"><p>{escape(say.LACKS_LEAD)}</p><ul>{"".join(items)}</ul></div>')
        frame.link("dossier", say.ADD_STATUTES, onto=session().state)


def _list(state: Judged, every: list[Row]) -> None:
    st.header(say.LOOK_CLOSER, anchor=False)
    filters = _filters(state)
    shown = findings.chosen(every, filters, session().language)
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.html(f'<p class="ml-quiet" role="status">{say.SHOWN.format(shown=len(shown), all=len(every))}</p>')
    if filters:
        right.button(say.CLEAR, on_click=_clear, args=(state,), width="stretch")
    if not shown:
        st.info(say.NONE_SHOWN)
    for group in findings.GROUPS:
        if members := [row for row in shown if row.group == group]:
            heading, lead = say.GROUPS[group]
            st.subheader(f"{heading} ({len(members)})", anchor=False)
            if lead:
                st.html(f'<p class="ml-quiet">{escape(lead)}</p>')
            for row in members:
                _row(row, "list")


def _row(row: Row, where: str) -> None:
    """One provision: where it stands, its name, how much of it was found."""
    with st.container(key=f"row-{where}-{row.provision.id}", gap=None):
        left, right = st.columns([2, 7], vertical_alignment="top", gap="small")
        left.html(badge(row.finding.status))
        with right, st.container(gap=None):
            frame.link("provision", worded(row.provision.title, session().language), id=row.provision.id)
            facts = [OBLIGATIONS[row.provision.obligation].capitalize()]
            if row.essential:
                facts.append(say.ELEMENTS_FOUND.format(found=row.found, all=row.essential))
            if row.doubtful:
                facts.append(say.counted(say.ELEMENTS_READER, row.doubtful))
            st.html(f'<p class="ml-row">{escape("; ".join(facts))}</p>')


def _filters(state: Judged) -> Filters:
    """The filters as chosen; what was chosen survives a visit to another page."""
    filters = session().filters
    for name, value in vars(filters).items():
        st.session_state.setdefault(_key(state, name), value)
    present = {finding.status for finding in state.assessment.findings}
    chapters = {chapter.id: worded(chapter.title, session().language) for chapter in state.instrument.chapters}
    with st.expander(say.FILTER, expanded=bool(filters)):
        filters.statuses = st.pills(
            say.BY_STATUS,
            [status for status in LOOKS if status in present or status in filters.statuses],
            selection_mode="multi",
            format_func=lambda status: f"{LOOKS[status].sign} {say.STATUSES[status]}",
            key=_key(state, "statuses"),
        )
        filters.obligations = st.pills(
            say.BY_OBLIGATION,
            list(OBLIGATIONS),
            selection_mode="multi",
            format_func=lambda obligation: OBLIGATIONS[obligation].capitalize(),
            key=_key(state, "obligations"),
        )
        filters.chapters = st.pills(
            say.BY_CHAPTER,
            list(chapters),
            selection_mode="multi",
            format_func=lambda chapter: f"{chapter}. {chapters[chapter]}",
            key=_key(state, "chapters"),
        )
        filters.reader = st.checkbox(say.BY_READER, key=_key(state, "reader"))
        filters.words = st.text_input(say.BY_WORDS, key=_key(state, "words"))
    return filters


def _clear(state: Judged) -> None:
    session().filters = Filters()
    for name, value in vars(session().filters).items():
        st.session_state[_key(state, name)] = value


def _key(state: Judged, name: str) -> str:
    """The key of a filter's control: an instrument's own, for its chapters are its own."""
    return f"filter {state.instrument.id} {name}"


def _downloads(state: Judged) -> None:
    st.header(say.DOWNLOADS, anchor=False)
    st.html(f'<p class="ml-quiet">{escape(say.DOWNLOADS_LEAD)}</p>')
    stem = f"{state.name} {frame.called(state.instrument)}"
    downloads.buttons(stem, {name: WRITERS[name] for name in _FORMATS}, state.report)
