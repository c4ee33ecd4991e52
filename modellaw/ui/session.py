"""What one reader's session remembers between reruns, all of it in one typed place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, cast

import streamlit as st

from modellaw.assessment import Assessment, Status
from modellaw.notes import Note
from modellaw.specs import Language, Obligation
from modellaw.ui.shelf import Upload

Page = Literal["overview", "provision", "statute", "brief", "request", "concordance", "dossier", "about"]

_KEY = "modellaw"


@dataclass
class Filters:
    """Which provisions the overview lists; nothing chosen means all."""

    statuses: list[Status] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    chapters: list[str] = field(default_factory=list)
    reader: bool = False
    words: str = ""

    def __bool__(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.statuses or self.obligations or self.chapters or self.reader or self.words.strip())


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where the mission brief is open; empty: where it opens by itself."""

    part: str = ""
    authority: str = ""  # whose questions are listed
    group: str = ""  # of which assistance items are listed
    entry: str = ""  # id of the entry that is being written on


@dataclass
class Draft:
    """A draft request for legal assistance, as pasted, and what was found in it."""

    text: str = ""
    checked: Assessment | None = None
    fault: str = ""  # why it could not be checked


@dataclass
class Session:
    """One reader's desk."""

    state: str = ""  # key of the State on the desk
    mine: list[str] = field(default_factory=list)  # keys of the States this reader added, the newest last
    instrument: str = ""  # id of the one that the pages follow
    language: Language = "en"  # of the instruments' titles and requirements
    filters: Filters = field(default_factory=Filters)
    pending: Upload | None = None  # files brought whose reading did not end
    gone: bool = False  # the link followed led to a State that is not open
    pages: Mapping[Page, object] = field(default_factory=dict)
    uploads: int = 0  # finished uploads: a new number empties the form
    leaf: Leaf = Leaf()
    notes: dict[str, dict[str, Note]] = field(default_factory=dict)  # on the briefs seen, by the State's key
    told: tuple[str, ...] = ()  # what became of a file of notes, to be told once
    unkept: str = ""  # why notes cannot be kept in the store
    draft: Draft = field(default_factory=Draft)


def turn(**where: str) -> None:
    """Opens the mission brief elsewhere; its address says so."""
    desk = session()
    desk.leaf = replace(desk.leaf, **where)
    for name, value in where.items():
        st.query_params[name] = value


def session() -> Session:
    """This reader's session."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session()
    return cast(Session, st.session_state[_KEY])
