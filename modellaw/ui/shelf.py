"""The States that are open, held in memory for as long as the program runs, each found again by its content."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath

import streamlit as st

from modellaw.assessment import Assessment
from modellaw.errors import UnreadableStatute
from modellaw.instruments import Instrument
from modellaw.judge.assess import assess_under
from modellaw.mission import Brief, mission_brief
from modellaw.readers import read_statute
from modellaw.samples import about_sample, read_sample, samples
from modellaw.specs import Language
from modellaw.statute import Dossier, Problem, Statute
from modellaw.ui import strings as say
from modellaw.ui.offer import offer
from modellaw.wording import worded
from modellaw.writers import write_report

Progress = Callable[[str, str], None]  # (file, step)

_FIRST = "marenia"  # nearly complete law: what a reader sees first
_MOST_OPEN = 24  # States; the one used longest ago goes first
_MOST_STATUTES = 200


@dataclass(frozen=True)
class Upload:
    """What a person brought: files as bytes, and what they said about the State."""

    name: str
    files: tuple[tuple[str, bytes], ...]
    landlocked: bool = False
    language: str = ""  # of all the files; empty: found out from each
    onto: str = ""  # key of an open State that the files are added to


@dataclass(frozen=True)
class OpenState:
    """A State's statutes with what was found in them, under every instrument on offer."""

    key: str
    dossier: Dossier
    assessments: Mapping[str, Assessment]  # by the instrument's id
    landlocked: bool = False
    sample: bool = False

    @property
    def name(self) -> str:
        """The State's name."""
        return self.dossier.name

    def under(self, instrument: Instrument) -> "Judged":
        """The State as that instrument sees it."""
        return Judged(self, instrument, self.assessments[instrument.id])

    @cached_property
    def brief(self) -> Brief:
        """The mission brief as the toolkit makes it, before anyone has said anything about it."""
        return mission_brief(tuple(self.assessments.values()))


@dataclass(frozen=True)
class Judged:
    """A State's law as one instrument sees it."""

    state: OpenState
    instrument: Instrument
    assessment: Assessment

    @property
    def key(self) -> str:
        """The State's key."""
        return self.state.key

    @property
    def name(self) -> str:
        """The State's name."""
        return self.state.name

    @property
    def dossier(self) -> Dossier:
        """The State's statutes."""
        return self.state.dossier

    def statute(self, file: str) -> Statute | None:
        """The statute read from that file."""
        return next((statute for statute in self.dossier.statutes if statute.file == file), None)

    def report(self, format_: str) -> bytes:
        """The report in one of the formats of `modellaw.writers`, written once."""
        return _report(self.key, self.instrument.id, format_, self.assessment)


class Shelf:
    """Open States by key; safe for the threads of several readers."""

    def __init__(self) -> None:
        """Empty."""
        self._states: OrderedDict[str, OpenState] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> OpenState | None:
        """The State of that key, now the last used."""
        with self._lock:
            if key in self._states:
                self._states.move_to_end(key)
            return self._states.get(key)

    def put(self, state: OpenState) -> OpenState:
        """Keeps the State; the one used longest ago makes room."""
        with self._lock:
            self._states[state.key] = state
            self._states.move_to_end(state.key)
            while len(self._states) > _MOST_OPEN:
                self._states.popitem(last=False)
        return state

    def drop(self, key: str) -> None:
        """Forgets the State."""
        with self._lock:
            self._states.pop(key, None)


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """The one shelf of this program."""
    return Shelf()


def open_sample(name: str, progress: Progress | None = None) -> OpenState:
    """A sample State, assessed when first opened."""
    found = shelf().get(name)
    if found is None:
        dossier = replace(read_sample(name), name=sample_title(name))
        found = shelf().put(_assessed(name, dossier, landlocked=False, sample=True, progress=progress))
    return found


def open_upload(upload: Upload, progress: Progress | None = None) -> OpenState:
    """The State that the files make, assessed; the same files under the same name are not read twice.

    With `onto`, the files join those of an open State. A file that cannot be read becomes a problem of the dossier.
    """
    before = shelf().get(upload.onto)
    dossier = _read(upload, before.dossier if before else Dossier(upload.name, ()), progress)
    key = _key(dossier, landlocked=upload.landlocked)
    return shelf().get(key) or shelf().put(
        _assessed(key, dossier, landlocked=upload.landlocked, sample=False, progress=progress)
    )


def sample_names() -> tuple[str, ...]:
    """The sample States that ship with the program, the one that opens first in front."""
    return tuple(sorted(samples(), key=lambda name: name != _FIRST))


def sample_title(name: str, language: Language = "en") -> str:
    """What a sample State is called."""
    return worded(about_sample(name).name, language)


def sample_shows(name: str, language: Language = "en") -> str:
    """What a sample State is there to show."""
    return worded(about_sample(name).shows, language)


def _assessed(
    key: str, dossier: Dossier, *, landlocked: bool, sample: bool, progress: Progress | None = None
) -> OpenState:
    names = list(offer().instruments)
    assessments = assess_under(dossier, names, landlocked=landlocked, progress=progress)
    return OpenState(key, dossier, dict(zip(names, assessments, strict=True)), landlocked, sample)


def _read(upload: Upload, before: Dossier, progress: Progress | None) -> Dossier:
    statutes = list(before.statutes)
    # the problem of a file that is brought again is settled by what is read now
    brought = {name for name, _ in upload.files}
    problems = [problem for problem in before.problems if problem.file not in brought]
    for name, data in upload.files:
        if progress:
            progress(name, "reading")
        digest = hashlib.sha256(data).hexdigest()
        twin = next((statute for statute in statutes if statute.sha256 == digest), None)
        if twin is not None:
            problems.append(Problem(name, say.SAME_FILE.format(file=name, first=twin.file)))
            continue
        try:
            statute = _statute(name, digest, data)
        except UnreadableStatute as fault:
            problems.append(Problem(name, str(fault)))
            continue
        if upload.language:
            statute = replace(statute, language=upload.language)
        statutes.append(replace(statute, file=_distinct(name, [other.file for other in statutes])))
    return Dossier(upload.name, tuple(statutes), tuple(problems))


@st.cache_resource(max_entries=_MOST_STATUTES, show_spinner=False)
def _statute(name: str, digest: str, _data: bytes) -> Statute:
    """Read once for the content named by its digest."""
    return read_statute(name, _data)


@st.cache_data(max_entries=3 * _MOST_OPEN, show_spinner=False)
def _report(key: str, instrument: str, format_: str, _assessment: Assessment) -> bytes:
    return write_report(_assessment, format_)


def _distinct(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where another file of the State bears it: "act (2).txt"."""
    others, path, number, chosen = set(taken), PurePath(name), 2, name
    while chosen in others:
        chosen = f"{path.stem} ({number}){path.suffix}"
        number += 1
    return chosen


def _key(dossier: Dossier, *, landlocked: bool) -> str:
    """What the State's address is made of: its content, so that it cannot be guessed without having it.

    The same files give the same key in whatever order they come and whenever they are brought again, so that what was
    said about the State is found again.
    """
    parts = [
        dossier.name,
        str(landlocked),
        *sorted(f"{statute.file} {statute.language} {statute.sha256}" for statute in dossier.statutes),
        *sorted(f"{problem.file} {problem.message}" for problem in dossier.problems),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
