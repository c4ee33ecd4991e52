"""A small instrument and what was found under it in the statutes of a fictional State: all that a report can hold."""

import pytest

from modellaw.assessment import (
    Assessment,
    ElementFinding,
    Evidence,
    Finding,
    Mark,
    NearMiss,
    Status,
    StatuteRecord,
    Unread,
)
from modellaw.instruments import Instrument
from modellaw.specs import Chapter, Element, Mode, Need, Obligation, Provision

# The statute of the fictional State: every quote and mark below is found in it.
ACT = """Entry Act of Northreach

Section 4. Bringing persons in
A person who, for a reward, brings another across the border
without leave commits an offence.

Section 9. Dangerous craft
=cmd() Whoever puts a *boat* to sea <unfit> & overloaded | pays a fine.\x0c
Section 11. قانون
"""
OFFENCE = "A person who, for a reward, brings another across the border\nwithout leave commits an offence."


@pytest.fixture
def small_instrument() -> Instrument:
    """Four provisions, in two chapters."""
    provisions = (
        _provision(
            "TI.1", Obligation.REQUIRED, "Bringing people in", {"bring": Need.ESSENTIAL, "reward": Need.CODED}, "1"
        ),
        _provision("TI.2", Obligation.REQUIRED, "Unsafe craft", {"craft": Need.ESSENTIAL, "crew": Need.ESSENTIAL}),
        _provision("TI.3", Obligation.QUALIFIED, "Care for those found", {"care": Need.ESSENTIAL}, chapter="II"),
        _provision(
            "TI.4", Obligation.OPTIONAL, "A register of craft", {"register": Need.ESSENTIAL}, chapter="II", ask=True
        ),
    )
    return Instrument(
        id="tiny",
        title={"en": "Tiny Instrument"},
        short={"en": "Tiny"},
        source="written for the tests",
        reads="statutes",
        chapters=(Chapter(id="I", title={"en": "Offences"}), Chapter(id="II", title={"en": "People & craft"})),
        provisions=provisions,
        named={},
        tests={element.id: element for provision in provisions for element in provision.elements},
        spec_sha256="c0ffee",
    )


def _provision(
    identifier: str,
    obligation: Obligation,
    title: str,
    elements: dict[str, Need],
    article: str | None = None,
    *,
    chapter: str = "I",
    ask: bool = False,
) -> Provision:
    return Provision(
        id=identifier,
        article=article,
        chapter=chapter,
        title={"en": title, "fr": f"{title} (fr)"},
        obligation=obligation,
        basis="none",
        mode=Mode.ASK if ask else Mode.STATUTE,
        rule=" & ".join(elements),
        summary={"en": f"Why {title.lower()} matters."},
        drafting_note={"en": f"Write a rule on {title.lower()}; name who must act."},
        question={"en": f"What is done about {title.lower()}?"},
        elements=tuple(
            Element(id=f"{identifier}.{name}", need=need, requires={"en": f"The law has a rule on {name}."})
            for name, need in elements.items()
        ),
    )


@pytest.fixture
def small_assessment() -> Assessment:
    """Covered, partial, missing with a near miss, a question, and a file that could not be read."""
    near = NearMiss(
        _passage("4", "Bringing persons in", "brings another across the border\nwithout leave"), ("no help given",)
    )
    return Assessment(
        dossier="Northreach",
        instrument="tiny",
        toolkit="0.0.0",
        spec_sha256="c0ffee",
        statutes=(
            StatuteRecord("z-notes.txt", "22" * 32, "en", "Notes", ("Read as windows-1252: check the accents.",)),
            StatuteRecord("entry-act.txt", "11" * 32, "en", "Entry Act of Northreach"),
        ),
        findings=(
            Finding(
                "TI.1",
                Status.COVERED,
                (
                    ElementFinding(
                        "TI.1.bring",
                        met=True,
                        value=None,
                        probability=0.934561,
                        needs_reader=False,
                        evidence=(
                            _passage(
                                "4",
                                "Bringing persons in",
                                OFFENCE,
                                "brings another across the border\nwithout leave",
                            ),
                        ),
                    ),
                    ElementFinding(
                        "TI.1.reward",
                        met=True,
                        value="element",
                        probability=0.5,
                        needs_reader=True,
                        evidence=(_passage("4", "Bringing persons in", "for a reward", "reward"),),
                    ),
                ),
                ("General law was relied on.",),
            ),
            Finding(
                "TI.2",
                Status.PARTIAL,
                (
                    ElementFinding(
                        "TI.2.craft",
                        met=True,
                        value=None,
                        probability=0.8,
                        needs_reader=False,
                        evidence=(
                            _passage(
                                "9",
                                "Dangerous craft",
                                "=cmd() Whoever puts a *boat* to sea <unfit> & overloaded | pays a fine.\x0c",
                                "*boat* to sea <unfit>",
                            ),
                        ),
                    ),
                    ElementFinding(
                        "TI.2.crew", met=False, value=None, probability=0.1, needs_reader=False, evidence=()
                    ),
                ),
            ),
            Finding(
                "TI.3",
                Status.MISSING,
                (
                    ElementFinding(
                        "TI.3.care",
                        met=False,
                        value=None,
                        probability=0.12,
                        needs_reader=False,
                        evidence=(),
                        searched=("medical care", "shelter"),
                        near_misses=(near,),
                    ),
                ),
            ),
            Finding(
                "TI.4",
                Status.ASK,
                (
                    ElementFinding(
                        "TI.4.register", met=False, value=None, probability=0.0, needs_reader=False, evidence=()
                    ),
                ),
            ),
        ),
        unread=(Unread("scan.pdf", "scan.pdf has 3 pages but no text: run OCR and bring it again."),),
    )


def _passage(unit: str, heading: str, quote: str, *marked: str) -> Evidence:
    start = ACT.index(quote)
    marks = tuple(Mark(ACT.index(words), ACT.index(words) + len(words), "the idea") for words in marked)
    return Evidence(
        file="entry-act.txt",
        unit=unit,
        path=f"{unit}(1)",
        heading=heading,
        start=start,
        end=start + len(quote),
        page=1,
        quote=quote,
        marks=marks,
        score=0.87654321,
        why=("bringing in, in one sentence",),
    )
