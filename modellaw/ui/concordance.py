"""Which provisions of the instruments ask the same of the law, read from the one that the pages follow."""

from html import escape

import streamlit as st

from modellaw.instruments import Instrument
from modellaw.specs import Provision
from modellaw.ui import frame
from modellaw.ui import strings as say
from modellaw.ui.look import table
from modellaw.ui.offer import offer
from modellaw.ui.session import session
from modellaw.wording import worded


def show() -> None:
    """The page."""
    state = frame.current()
    if state is None:
        frame.nothing_open()
        return
    instrument, language = state.instrument, session().language
    st.title(say.CONCORDANCE_TITLE, anchor=False)
    lead = say.CONCORDANCE_LEAD.format(instrument=frame.called(instrument))
    st.html(f'<p class="ml-lead">{escape(lead)}</p>')
    for chapter in instrument.chapters:
        title = say.CHAPTER.format(chapter=chapter.id, title=worded(chapter.title, language))
        st.header(frame.escaped(title), anchor=False)
        for provision in instrument.provisions:
            if provision.chapter == chapter.id:
                _row(provision)
    with st.expander(say.AS_TABLE):
        _table(instrument)


def _row(provision: Provision) -> None:
    with st.container(key=f"row-{provision.id}"):
        left, right = st.columns([4, 6], gap="small")
        with left:
            frame.link("provision", frame.numbered(provision, session().language), id=provision.id)
        with right, st.container(gap="xsmall"):
            others = offer().beside(provision.id)
            for other in others:
                frame.provision_link(other)
            if not others:
                st.html(f'<p class="ml-row">{escape(say.NOTHING_SHARED)}</p>')


def _table(instrument: Instrument) -> None:
    """The same by ids, a column an instrument."""
    language = session().language
    others = [other for other in offer().instruments.values() if other is not instrument]
    rows = []
    for provision in instrument.provisions:
        beside = offer().beside(provision.id)
        cells = [", ".join(name for name in beside if offer().holders[name] is other) for other in others]
        rows.append((provision.id, *cells))
    header = [worded(each.short, language) for each in (instrument, *others)]
    st.html(table(say.CONCORDANCE_TABLE, header, rows))
