"""What the tool does, what it does not, and how often it is right."""

from html import escape

import streamlit as st

from modellaw.accuracy import accuracy
from modellaw.ui import frame
from modellaw.ui import strings as say
from modellaw.ui.look import LOOKS, badge
from modellaw.ui.offer import offer
from modellaw.version import VERSION
from modellaw.wording import worded


def show() -> None:
    """The page."""
    frame.current()
    st.title(say.ABOUT_TITLE, anchor=False)
    st.header(say.ABOUT_DOES, anchor=False)
    _paragraph(say.ABOUT_DOES_TEXT)
    st.header(say.ABOUT_NOT, anchor=False)
    _list(say.ABOUT_NOT_TEXT)
    st.header(say.ABOUT_ACCURACY, anchor="accuracy")
    tables = accuracy()
    _paragraph(say.ABOUT_ACCURACY_TEXT if tables else say.ABOUT_NO_ACCURACY)
    for name, table in tables.items():
        st.subheader(say.ABOUT_ACCURACY_OF[name], anchor=False)
        st.markdown(table)
    st.header(say.ABOUT_JUDGES, anchor=False)
    _list(say.ABOUT_JUDGES_TEXT)
    st.header(say.ABOUT_WORDS, anchor=False)
    rows = "".join(
        f"<div><dt>{badge(status)}</dt><dd>{escape(say.STATUS_MEANS[status])}</dd></div>" for status in LOOKS
    )
    st.html(f'<dl class="ml-words">{rows}</dl>')
    st.header(say.ABOUT_PRIVATE, anchor=False)
    _paragraph(say.PRIVATE)
    _paragraph(say.PRIVATE_NOTES)
    st.header(say.ABOUT_SOURCE, anchor=False)
    for instrument in offer().instruments.values():
        st.subheader(frame.escaped(worded(instrument.title)), anchor=False)
        _paragraph(instrument.source)
        version = say.ABOUT_VERSION.format(version=VERSION, spec=instrument.spec_sha256)
        st.html(f'<p class="ml-quiet">{escape(version)}</p>')
    for name, faults in offer().faults.items():
        st.subheader(frame.escaped(say.ABOUT_FAULTY.format(name=name)), anchor=False)
        _paragraph(say.ABOUT_FAULTY_TEXT)
        _list(tuple(faults.splitlines()))


def _paragraph(text: str) -> None:
    st.html(f'<p class="ml-lead">{escape(text)}</p>')


def _list(items: tuple[str, ...]) -> None:
    st.html(f'<ul class="ml-list">{"".join(f"<li>{escape(item)}</li>" for item in items)}</ul>')
