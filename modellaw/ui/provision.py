"""One provision: what it asks, element by element, beside what the statutes say."""

from html import escape

import streamlit as st

from modellaw.assessment import ElementFinding, Evidence, Status
from modellaw.instruments import Instrument
from modellaw.report import OBLIGATIONS
from modellaw.specs import Element, Provision
from modellaw.ui import findings, frame, passages
from modellaw.ui import strings as say
from modellaw.ui.findings import Row
from modellaw.ui.look import LOOKS, badge, verdict
from modellaw.ui.offer import offer
from modellaw.ui.session import session
from modellaw.ui.shelf import Judged
from modellaw.wording import worded

_AT_ONCE = 1  # passages shown without asking


def show() -> None:
    """The page."""
    state = frame.current()
    if state is None:
        frame.nothing_open()
        return
    row = _choose(state)
    _head(state, row)
    st.header(say.WHAT_IT_ASKS, anchor=False)
    for element, found in row.elements:
        _element(state, row, element, found)
    _asked_also(state, row.provision)
    _advice(row.provision)


def _choose(state: Judged) -> Row:
    """The provision that the address names, with the controls to leave it for another."""
    rows = {
        finding.provision: Row(state.instrument.provision(finding.provision), finding)
        for finding in state.assessment.findings
    }
    asked = st.query_params.get("id", "")
    if asked and asked not in rows:
        st.warning(say.UNKNOWN_PROVISION.format(id=frame.escaped(asked)))
    identifier = asked if asked in rows else findings.rows(state)[0].provision.id
    st.query_params["id"] = identifier
    st.session_state["provision chosen"] = identifier
    language = session().language

    def named(key: str) -> str:
        row = rows[key]
        words = frame.numbered(row.provision, language)
        return f"{LOOKS[row.finding.status].sign} {words} ({say.STATUSES[row.finding.status]})"

    st.selectbox(say.CHOOSE_PROVISION, list(rows), format_func=named, key="provision chosen", on_change=_turn)
    order = list(rows)
    at = order.index(identifier)
    with st.container(horizontal=True):
        if at > 0:
            frame.link("provision", say.PREVIOUS, id=order[at - 1])
        if at + 1 < len(order):
            frame.link("provision", say.NEXT, id=order[at + 1])
    return rows[identifier]


def _turn() -> None:
    st.query_params["id"] = st.session_state["provision chosen"]


def _head(state: Judged, row: Row) -> None:
    language = session().language
    provision, status = row.provision, row.finding.status
    st.title(frame.escaped(worded(provision.title, language)), anchor=False)
    chapter = next(chapter for chapter in state.instrument.chapters if chapter.id == provision.chapter)
    facts = [
        say.ARTICLE.format(article=provision.article) if provision.article else "",
        say.CHAPTER.format(chapter=chapter.id, title=worded(chapter.title, language)),
        OBLIGATIONS[provision.obligation].capitalize(),
    ]
    st.html(
        f"<p>{badge(status)} <span class='ml-row'>{escape(', '.join(fact for fact in facts if fact))}</span></p>"
        f'<p class="ml-lead" lang="{language}">{escape(worded(provision.summary, language))}</p>'
        f'<p class="ml-quiet">{escape(_means(row))}</p>'
    )
    for remark in _remarks(row):
        st.html(f'<div class="ml-notice"><strong>{say.REMARKS}.</strong> {escape(remark)}</div>')
    if status is Status.ASK:
        _note(say.QUESTION, worded(provision.question, language))


def _means(row: Row) -> str:
    if row.finding.status is Status.NOT_IN_DOSSIER:
        kinds = say.LACKS_OR.join(say.kind_of_act(kind) for kind in row.provision.usual_home)
        return say.HOME_LACKS.format(kinds=kinds)
    return say.STATUS_MEANS[row.finding.status]


def _remarks(row: Row) -> list[str]:
    """What goes with the status; what the page itself shows, by ids, is left out."""
    shown = (*(element.id for element in row.provision.elements), "no such act was in the dossier")
    return [remark for remark in row.finding.remarks if not any(words in remark for words in shown)]


def _element(state: Judged, row: Row, element: Element, found: ElementFinding) -> None:
    language = session().language
    with st.container(key=f"element-{element.name}"):
        left, right = st.columns([5, 7], gap="large")
        with left:
            st.subheader(frame.escaped(worded(element.requires, language)), anchor=element.name)
            st.html(
                f"<p>{verdict(found)} <span class='ml-row'>{escape(say.NEEDS[element.need])}</span></p>"
                f'<p class="ml-row">{escape(_element_also(state.instrument, element))}</p>'
            )
        with right:
            if found.evidence:
                _evidence(state, found.evidence)
            else:
                st.html(f'<p class="ml-quiet">{escape(say.NOTHING_QUOTED)}</p>')
            if not found.met or found.needs_reader:
                _sought(state, found, wanting=row.finding.status is not Status.COVERED)


def _evidence(state: Judged, evidence: tuple[Evidence, ...]) -> None:
    for passage in evidence[:_AT_ONCE]:
        _passage(state, passage)
    if more := evidence[_AT_ONCE:]:
        with st.expander(say.counted(say.MORE_PASSAGES, len(more))):
            for passage in more:
                _passage(state, passage)


def _passage(state: Judged, passage: Evidence, *, near: bool = False) -> None:
    languages = {statute.file: statute.language for statute in state.assessment.statutes}
    with st.container(gap=None):
        st.html(passages.passage(passage, state.statute(passage.file), languages, near=near))
        path = passage.path or passage.unit
        frame.link("statute", say.OPEN_STATUTE.format(path=path), file=passage.file, at=str(passage.start))


def _sought(state: Judged, found: ElementFinding, *, wanting: bool) -> None:
    """What was looked for, and what came nearest with the reason it fell short."""
    nearest = found.near_misses
    files = say.counted(say.STATUTES_READ, len(state.assessment.statutes))
    items = "".join(f"<li>{escape(words)}</li>" for words in found.searched)
    with st.expander(say.SEARCHED.format(files=files)):
        st.html(f'<div class="ml-plain"><ul>{items}</ul></div>')
    if not nearest:
        st.html(f'<p class="ml-quiet">{escape(say.NEAREST_NONE)}</p>')
        return
    with st.expander(f"{say.NEAREST} ({len(nearest)})", expanded=wanting):
        for miss in nearest:
            with st.container(gap="xxsmall"):
                lacks = escape("; ".join(miss.lacks))
                st.html(f'<p class="ml-plain"><strong>{escape(say.FELL_SHORT)}</strong> {lacks}.</p>')
                _passage(state, miss.passage, near=True)


def _element_also(instrument: Instrument, element: Element) -> str:
    """Which provisions of other instruments make the same test."""
    places = offer().concordance.tests[instrument.tests[element.id].id]
    others = dict.fromkeys(place.provision for place in places if place.instrument != instrument.id)
    return say.ELEMENT_ALSO.format(others="; ".join(map(frame.cited, others))) if others else ""


def _asked_also(state: Judged, provision: Provision) -> None:
    """The provisions of other instruments that share a test, each a link that turns to its instrument."""
    language = session().language
    beside = offer().beside(provision.id)
    if not beside:
        return
    st.header(say.ASKED_ALSO, anchor=False)
    st.html(f'<p class="ml-quiet">{escape(say.ASKED_ALSO_LEAD)}</p>')
    for other, places in beside.items():
        instrument = offer().holders[other]
        finding = next(each for each in state.state.under(instrument).assessment.findings if each.provision == other)
        shared = " ".join(worded(instrument.elements[place.element].requires, language) for place in places)
        with st.container(key=f"row-also-{other}", gap=None):
            left, right = st.columns([2, 7], vertical_alignment="top", gap="small")
            left.html(badge(finding.status))
            with right, st.container(gap=None):
                frame.provision_link(other)
                st.html(f'<p class="ml-row">{escape(say.SHARED)}: <span lang="{language}">{escape(shared)}</span></p>')


def _advice(provision: Provision) -> None:
    language = session().language
    _note(say.DRAFTING, worded(provision.drafting_note, language))
    _note(say.QUESTION, worded(provision.question, language))
    friends = provision.false_friends.get(language) or provision.false_friends.get("en") or ()
    _note(say.FALSE_FRIENDS, "; ".join(friends))
    _note(say.BASIS, provision.basis)
    _note(say.RULE_NOTE, provision.rule_note)


def _note(heading: str, text: str) -> None:
    if text:
        st.header(heading, anchor=False)
        st.html(f'<p class="ml-lead">{escape(text)}</p>')
