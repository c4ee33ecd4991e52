"""What one reader's session remembers between reruns, all of it in one typed place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

import streamlit as st

from modellaw.assessment import Status
from modellaw.specs import Language, Obligation
from modellaw.ui.shelf import Upload

Page = Literal["overview", "provision", "statute", "dossier", "about"]

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


@dataclass
class Session:
    """One reader's desk."""

    state: str = ""  # key of the State on the desk
    mine: list[str] = field(default_factory=list)  # keys of the States this reader added, the newest last
    language: Language = "en"  # of the Model Law's titles and requirements
    filters: Filters = field(default_factory=Filters)
    pending: Upload | None = None  # files brought whose reading did not end
    gone: bool = False  # the link followed led to a State that is not open
    pages: Mapping[Page, object] = field(default_factory=dict)
    uploads: int = 0  # finished uploads: a new number empties the form


def session() -> Session:
    """This reader's session."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session()
    return cast(Session, st.session_state[_KEY])
