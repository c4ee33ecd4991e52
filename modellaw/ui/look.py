"""How statuses and verdicts look: a colour, a sign and a word each, so that none depends on seeing colours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

import streamlit as st

from modellaw.assessment import ElementFinding, Status
from modellaw.ui import strings as say


@dataclass(frozen=True, slots=True)
class Look:
    """A sign, its ground and its ink; `broken`: the edge is a broken line."""

    sign: str
    ground: str
    ink: str
    broken: bool = False


LOOKS = {
    Status.COVERED: Look("●", "#1d5480", "#ffffff"),
    Status.PARTIAL: Look("½", "#a9cdea", "#10283d"),
    Status.MISSING: Look("○", "#c8501e", "#ffffff"),
    Status.ASK: Look("?", "#f6e3a1", "#3a2e05"),
    Status.NOT_IN_DOSSIER: Look("–", "#ffffff", "#3b3f45", broken=True),
    Status.FLAG: Look("i", "#e3dfec", "#2f2a3d"),
    Status.NOT_APPLICABLE: Look("×", "#ececea", "#4a4d52"),
}


def style() -> None:
    """The style sheet of every page."""
    sheet = files("modellaw.ui").joinpath("style.css").read_text(encoding="utf-8")
    st.html(f"<style>{sheet}</style>")


def badge(status: Status, words: str | None = None) -> str:
    """A status as HTML, in its usual words or in those given."""
    look = LOOKS[status]
    return _badge(look.sign, words or say.STATUSES[status], status.value.replace(" ", "-"))


def verdict(element: ElementFinding) -> str:
    """Whether an element was found, as HTML."""
    if element.needs_reader:
        words, kind, sign = (say.READER_FOUND if element.met else say.READER_NOT_FOUND), "ask", "?"
    elif element.value:
        words, kind = say.VALUES.get(element.value, element.value), "covered" if element.met else "missing"
        sign = "●" if element.met else "○"
    else:
        words, kind, sign = (say.FOUND, "covered", "●") if element.met else (say.NOT_FOUND, "missing", "○")
    return _badge(sign, words, kind)


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as HTML; the first cell of each row is its header."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return (
        f'<div class="ml-table"><table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _badge(sign: str, words: str, kind: str) -> str:
    return f'<span class="ml-badge ml-{kind}"><span aria-hidden="true">{sign}</span> {escape(words)}</span>'
