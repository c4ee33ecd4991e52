"""What stands above every page: the State on the desk, the instrument that the pages follow, and its language."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from time import monotonic
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from modellaw.instruments import Instrument
from modellaw.specs import LANGUAGES, Language, Provision
from modellaw.ui import shelf
from modellaw.ui import strings as say
from modellaw.ui.look import style
from modellaw.ui.offer import offer
from modellaw.ui.session import Page, session
from modellaw.ui.shelf import Judged, OpenState, Progress
from modellaw.wording import worded

_BETWEEN_WORDS = 0.1  # seconds: steps come faster than they can be read


def current() -> Judged | None:
    """The State on the desk under the instrument chosen, after the controls that choose them; None where none is."""
    style()
    state = _chosen() if offer().instruments else None
    if state is None:
        _left_out()
        return None
    instrument = _followed()
    _language_asked()
    with st.container(key="bar"):
        _bar(state, instrument)
    _left_out()
    if session().gone:
        st.warning(say.GONE)
    return state.under(instrument)


def _bar(state: OpenState, instrument: Instrument) -> None:
    desk = session()
    keys = [*desk.mine, *shelf.sample_names()]
    if state.key not in keys:
        keys.insert(0, state.key)
    left, middle, right = st.columns([4, 4, 2], vertical_alignment="bottom")
    st.session_state["state chosen"] = state.key
    left.selectbox(say.STATE, keys, format_func=_named, key="state chosen", on_change=_switch)
    st.session_state["instrument chosen"] = instrument.id
    middle.segmented_control(
        say.INSTRUMENT,
        list(offer().instruments),
        format_func=lambda name: worded(offer().instruments[name].short, desk.language),
        required=True,
        key="instrument chosen",
        on_change=_follow,
    )
    st.session_state["language chosen"] = desk.language
    right.selectbox(
        say.LANGUAGE,
        list(say.LANGUAGES),
        format_func=say.LANGUAGES.__getitem__,
        key="language chosen",
        on_change=_speak,
    )


def _left_out() -> None:
    """Says which instruments could not be loaded; the page About says why."""
    if faults := offer().faults:
        left_out = say.counted(say.LEFT_OUT, len(faults), names=", ".join(faults))
        st.html(f'<p class="ml-quiet" role="status">{escape(left_out)}</p>')


def nothing_open() -> None:
    """What a page says where no State is open."""
    st.title(say.NO_STATE, anchor=False)
    st.write(say.NO_STATE_NEXT)
    link("dossier", say.ADD_STATUTES)


def link(page: Page, label: str, **query: str) -> None:
    """A link to another page about the State on the desk."""
    target = session().pages[page]
    assert isinstance(target, StreamlitPage)
    st.page_link(target, label=escaped(label), query_params={**_here(), **query})


def address(page: Page, anchor: str = "", **query: str) -> str:
    """The same as an address, for links inside a text."""
    return f"{page}?{urlencode({**_here(), **query})}" + (f"#{anchor}" if anchor else "")


def go(page: Page, **query: str) -> None:
    """Leave for another page."""
    target = session().pages[page]
    assert isinstance(target, StreamlitPage)
    st.switch_page(target, query_params={**_here(), **query})


def _here() -> dict[str, str]:
    """What an address says of the desk, so that whoever opens it sees the same."""
    desk = session()
    return {"state": desk.state, "instrument": desk.instrument, "language": desk.language}


def called(instrument: Instrument) -> str:
    """What an instrument is called in a sentence of the front end."""
    return worded(instrument.short)


def numbered(provision: Provision, language: Language) -> str:
    """A provision by its article and title."""
    article = f"{say.ARTICLE.format(article=provision.article)}: " if provision.article else ""
    return article + worded(provision.title, language)


def cited(provision: str) -> str:
    """A provision of any instrument as a sentence names it: Protocol, article 6(1)."""
    instrument = offer().holders[provision]
    article = instrument.provision(provision).article
    language = session().language
    place = (
        say.IN_ARTICLE.format(article=article) if article else worded(instrument.provision(provision).title, language)
    )
    return f"{worded(instrument.short, language)}, {place}"


def provision_link(provision: str) -> None:
    """A link to a provision of any instrument, under its instrument's name."""
    instrument = offer().holders[provision]
    language = session().language
    words = f"{worded(instrument.short, language)}, {numbered(instrument.provision(provision), language)}"
    link("provision", words, instrument=instrument.id, id=provision)


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
        instrument = offer().holders[provision]
        title = worded(instrument.provision(provision).title, session().language)
        return say.STEP_JUDGING.format(instrument=called(instrument), title=title)
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


def _followed() -> Instrument:
    """The instrument of the provision in the address, else the one that it names itself, else the one on the desk."""
    desk = session()
    asked = st.query_params.get("instrument", "")
    every = offer().instruments
    of_provision = offer().holders.get(st.query_params.get("id", ""))
    instrument = of_provision or every.get(asked) or every.get(desk.instrument) or next(iter(every.values()))
    if desk.instrument != instrument.id:
        desk.filters.chapters = []
        desk.instrument = instrument.id
    if asked != instrument.id:
        st.query_params["instrument"] = instrument.id
    return instrument


def _language_asked() -> None:
    desk = session()
    desk.language = next((code for code in LANGUAGES if code == st.query_params.get("language")), desk.language)


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


def _follow() -> None:
    """Turns to the instrument chosen; a page on a provision turns to the provision that asks most of the same."""
    desk = session()
    desk.instrument = st.session_state["instrument chosen"]
    desk.filters.chapters = []
    st.query_params["instrument"] = desk.instrument
    shown = st.query_params.pop("id", "")
    if counterpart := offer().counterpart(shown, desk.instrument):
        st.query_params["id"] = counterpart


def _speak() -> None:
    desk = session()
    desk.language = st.session_state["language chosen"]
    st.query_params["language"] = desk.language
