"""Documents to take away: a button a format, and the document is made when its button is pressed."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape

import streamlit as st

from modellaw.ui import strings as say
from modellaw.writers import Setter, Writer


def buttons(stem: str, formats: Mapping[str, Writer | Setter], write: Callable[[str], bytes]) -> None:
    """A button for each format that this machine can write; the file is named by the stem and the format."""
    names = [name for name in formats if name != "pdf" or _sets_pdf()]
    with st.container(horizontal=True):
        for name in names:
            st.download_button(
                formats[name].label,
                data=partial(write, name),
                file_name=f"{file_name(stem)}.{name}",
                mime=formats[name].media_type,
                on_click="ignore",
                key=f"download {name}",
            )
    if len(names) < len(formats):
        st.html(f'<p class="ml-quiet">{escape(say.DOWNLOAD_NO_PDF)}</p>')


def file_name(words: str) -> str:
    """The words as every system lets a file be named."""
    return "".join(sign if sign.isalnum() or sign in " -_" else "_" for sign in words).strip() or "report"


@st.cache_resource(show_spinner=False)
def _sets_pdf() -> bool:
    """Whether this machine has what PDF needs."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True
