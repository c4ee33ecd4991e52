"""What stands above every page: which State is on the desk, in which language the Model Law is shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from modellaw.instruments import DEFAULT, load_instrument
from modellaw.ui import shelf
from modellaw.ui import strings as say
from modellaw.ui.look import style
from modellaw.ui.session import Page, session
from modellaw.ui.shelf import OpenState, Progress
from modellaw.wording import worded

_BETWEEN_WORDS = 0.1  # seconds: steps come faster than they can be read


def current() -> OpenState | None:
    """The State on the desk, after the controls that choose it; None where there is none."""
    style()
    desk = session()
    state = _chosen()
    if state is None:
        return None
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    keys = [*desk.mine, *shelf.sample_names()]
    if state.key not in keys:
        keys.insert(0, state.key)
    st.session_state["state chosen"] = state.key
    left.selectbox(say.STATE, keys, format_func=_named, key="state chosen", on_change=_switch)
    st.session_state["language chosen"] = desk.language
    right.selectbox(
        say.LANGUAGE,
        list(say.LANGUAGES),
        format_func=say.LANGUAGES.__getitem__,
        key="language chosen",
        on_change=_speak,
    )
    if desk.gone:
        st.warning(say.GONE)
    return state


def link(page: Page, label: str, **query: str) -> None:
    """A link to another page about the State on the desk."""
    target = session().pages[page]
    assert isinstance(target, StreamlitPage)
    st.page_link(target, label=escaped(label), query_params={"state": session().state, **query})


def address(page: Page, anchor: str = "", **query: str) -> str:
    """The same as an address, for links inside a text."""
    path = urlencode({"state": session().state, **query})
    return f"{page}?{path}" + (f"#{anchor}" if anchor else "")


def go(page: Page, **query: str) -> None:
    """Leave for another page."""
    target = session().pages[page]
    assert isinstance(target, StreamlitPage)
    st.switch_page(target, query_params={"state": session().state, **query})


def escaped(words: str) -> str:
    """Words that Streamlit would read as Markdown, as they stand."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+-.!|$~:" else sign for sign in words)


@contextmanager
def telling(title: str) -> Iterator[Progress]:
    """A box that says which file and step is at work, while it is."""
    with st.status(title, expanded=True) as box:
        words = st.empty()
        said = [0.0]

        def tell(file: str, step: str) -> None:
            if monotonic() - said[0] >= _BETWEEN_WORDS or step == "reading":
                words.markdown(escaped(_step(file, step)))
                said[0] = monotonic()

        yield tell
        box.update(label=say.DONE, state="complete", expanded=False)


def _step(file: str, step: str) -> str:
    """A step in plain words."""
    if step.startswith("judging "):
        provision = step.removeprefix("judging ").rpartition(".")[0]
        instrument = load_instrument(DEFAULT)
        return say.STEP_JUDGING.format(title=worded(instrument.provision(provision).title, session().language))
    words = {"reading": say.STEP_READING, "finding concepts": say.STEP_FINDING}.get(step, say.STEP_TYING)
    return words.format(file=file)


def _chosen() -> OpenState | None:
    """The State that the address names, else the one on the desk, else the first sample."""
    desk = session()
    asked = st.query_params.get("state", "")
    state = None
    for key in (asked, desk.state, *shelf.sample_names()):
        if key in shelf.sample_names():
            state = _sample(key)
        elif key:
            state = shelf.shelf().get(key)
        if state is not None:
            break
    if state is None:
        return None
    desk.gone = bool(asked) and state.key != asked
    desk.state = state.key
    if not state.sample and state.key not in desk.mine:
        desk.mine.append(state.key)
    if asked != state.key:
        st.query_params["state"] = state.key
    return state


def _sample(name: str) -> OpenState:
    found = shelf.shelf().get(name)
    if found is not None:
        return found
    room = st.empty()
    with room.container(), telling(say.READING_SAMPLE.format(name=shelf.sample_title(name))) as tell:
        found = shelf.open_sample(name, tell)
    room.empty()
    return found


def _named(key: str) -> str:
    if key in shelf.sample_names():
        return say.STATE_SAMPLE.format(name=shelf.sample_title(key))
    found = shelf.shelf().get(key)
    return found.name if found else key


def _switch() -> None:
    desk = session()
    desk.state = st.session_state["state chosen"]
    st.query_params["state"] = desk.state


def _speak() -> None:
    session().language = st.session_state["language chosen"]
