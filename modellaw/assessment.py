"""What an assessment says: findings, their elements, and the words that prove them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """Where a provision stands (the order of severity is the order of the members)."""

    COVERED = "covered"
    PARTIAL = "partial"
    MISSING = "missing"
    ASK = "ask"  # the statute is silent, and silence is a question for the authorities, not a gap
    FLAG = "flag"  # reported, never scored
    NOT_APPLICABLE = "not applicable"
    NOT_IN_DOSSIER = "not in dossier"  # the usual home of the rule is a kind of act that was not uploaded


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that decided: offsets into the statute's text, and the concept they word."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that carries an element: `quote` is byte for byte `text[start:end]` of the statute."""

    file: str
    unit: str
    path: str
    heading: str
    start: int
    end: int
    page: int | None
    quote: str
    marks: tuple[Mark, ...]
    score: float  # 0 to 1: how well this passage alone answers the element
    why: tuple[str, ...]  # in words: which concepts, where, in what context, what counted against


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A passage that came close, and why it fell short."""

    passage: Evidence
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """Whether one element is met; `value` is the code of a coded one (element, alternative, aggravation, absent)."""

    id: str
    met: bool
    value: str | None
    probability: float  # that the element is met
    needs_reader: bool
    evidence: tuple[Evidence, ...]
    searched: tuple[str, ...] = ()  # the concepts that were looked for, in words
    near_misses: tuple[NearMiss, ...] = ()

    @property
    def over_inclusive(self) -> bool:
        """Whether the offence reaches further than asked, because gain is no element of it."""
        return self.value in ("absent", "aggravation")


@dataclass(frozen=True, slots=True)
class Finding:
    """Where one provision stands, element by element."""

    provision: str
    status: Status
    elements: tuple[ElementFinding, ...]
    remarks: tuple[str, ...] = ()  # over-inclusive offence, general law relied on, what to ask


@dataclass(frozen=True, slots=True)
class StatuteRecord:
    """Which file was read: enough to prove later that it is the same one."""

    file: str
    sha256: str
    language: str
    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of the dossier that was not assessed, and what to do about it."""

    file: str
    message: str


@dataclass(frozen=True)
class Assessment:
    """All findings for one dossier under one instrument."""

    dossier: str
    instrument: str
    toolkit: str
    spec_sha256: str
    statutes: tuple[StatuteRecord, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = field(default=())
