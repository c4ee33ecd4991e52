"""What an instrument asks, as typed values: provisions, elements, and the ways an element can be met."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from modellaw.door import Model
from modellaw.rules import holds

Language = Literal["en", "fr", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "fr", "es")

Text = dict[Language, str]


def _alternatives(value: object) -> object:
    return tuple(part.strip() for part in value.split("|")) if isinstance(value, str) else value


AnyOf = Annotated[tuple[str, ...], BeforeValidator(_alternatives)]  # "a | b": any of these concepts


class Obligation(StrEnum):
    """How strongly the treaty binds."""

    REQUIRED = "required"
    QUALIFIED = "required-qualified"
    POLICY = "policy"
    BETWEEN_STATES = "between-states"
    CONSIDERED = "considered"
    OPTIONAL = "optional"
    GENERAL = "general"


class Mode(StrEnum):
    """What the statute's silence means."""

    STATUTE = "statute"
    ASK = "ask"
    FLAG = "flag"
    NEGATIVE = "negative"
    NONE = "none"


class Need(StrEnum):
    """What an element is to its provision."""

    ESSENTIAL = "essential"
    DESIRABLE = "desirable"
    CODED = "coded"


class Strength(StrEnum):
    """How often a careful lawyer would agree, given words found in this way."""

    SURE = "sure"
    FAIR = "fair"
    WEAK = "weak"


class Context(StrEnum):
    """What a section must be tied to."""

    SMUGGLING_OFFENCE = "smuggling offence"
    SMUGGLING = "smuggling"
    STAY_OFFENCE = "stay offence"
    DOCUMENT_OFFENCE = "document offence"
    OFFENCES = "offences"
    GENERAL = "general"
    FOREIGNERS = "foreigners"


class Way(Model):
    """One independent route by which a lawyer would call an element met."""

    find: tuple[AnyOf, ...] = ()
    within: Literal["sentence", "section"] | int = "sentence"  # a number: a window of so many words
    context: tuple[Context, ...] = ()
    acts: tuple[str, ...] = ()
    defines: AnyOf | None = None
    heading: AnyOf | None = None
    where: Literal["preamble"] | None = None
    against: AnyOf = ()
    trafficking: Literal["void", "counts"] = "void"
    strength: Strength = Strength.FAIR

    @field_validator("within", mode="before")
    @classmethod
    def _number(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and value.isdigit() else value

    @field_validator("against", mode="before")
    @classmethod
    def _flat(cls, value: object) -> object:
        if isinstance(value, list):
            return tuple(part.strip() for item in value for part in str(item).split("|"))
        return value

    @model_validator(mode="after")
    def _looks_for_something(self) -> "Way":
        if not (self.find or self.defines or self.heading):
            raise ValueError("says nothing to find: give find, defines or heading")
        return self

    @property
    def concepts(self) -> tuple[str, ...]:
        """Every concept the way speaks of."""
        named = [concept for item in self.find for concept in item]
        return (*named, *(self.defines or ()), *(self.heading or ()), *self.against)


class Example(Model):
    """A text of a fictional State, assessed alone, and whether it meets the element."""

    language: Language
    met: bool
    title: str | None = None
    text: str

    @field_validator("met", mode="before")
    @classmethod
    def _yes_or_no(cls, value: object) -> object:
        return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


class Element(Model):
    """The smallest thing a provision requires, met or not."""

    id: str
    need: Need
    dependent: bool = False  # alone it proves nothing
    same_as: str | None = None
    requires: Text
    evidence: tuple[Way, ...] = ()
    examples: tuple[Example, ...] = ()

    @field_validator("dependent", mode="before")
    @classmethod
    def _yes_or_no(cls, value: object) -> object:
        return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value

    @property
    def name(self) -> str:
        """The element's name inside its provision."""
        return self.id.rsplit(".", 1)[1]


class Provision(Model):
    """One article or topic of an instrument."""

    id: str
    article: str | None = None  # never a guess: absent where the printed number was not verified
    chapter: str
    title: Text
    obligation: Obligation
    basis: str
    mode: Mode
    rule: str
    rule_note: str = ""
    usual_home: tuple[str, ...] = ()
    reach_smuggling: bool = False
    at_sea: bool = False  # says nothing to a State with neither coast nor ship registry
    summary: Text
    drafting_note: Text
    question: Text
    ask: str | None = None  # whom to ask: an authority of authorities.yaml
    false_friends: dict[Language, tuple[str, ...]] = Field(default_factory=dict)
    elements: tuple[Element, ...] = ()

    @field_validator("reach_smuggling", "at_sea", mode="before")
    @classmethod
    def _yes_or_no(cls, value: object) -> object:
        return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _whole(self) -> "Provision":
        for element in self.elements:
            if element.id != f"{self.id}.{element.name}":
                raise ValueError(f"element «{element.id}» must begin with «{self.id}.»")
        holds(self.rule, lambda name: True)  # raises for one that cannot be read
        return self


class Chapter(Model):
    """A chapter of an instrument."""

    id: str
    title: Text


class InstrumentHead(Model):
    """The instrument's own file: what it is and the order of its provisions."""

    id: str
    title: Text
    short: Text = Field(default_factory=dict)  # what it is called beside others: "Protocol"
    source: str
    reads: Literal["statutes", "request"] = "statutes"  # what it is held against
    chapters: tuple[Chapter, ...]
    provisions: tuple[str, ...]
    languages: tuple[Language, ...] = LANGUAGES  # those in which all its texts are given


class ActKind(Model):
    """How a kind of act is recognised: by concepts in its title, or by what it contains."""

    title: AnyOf = ()
    content: tuple[Way, ...] = ()

    @field_validator("title", mode="before")
    @classmethod
    def _flat(cls, value: object) -> object:
        if isinstance(value, list):
            return tuple(part.strip() for item in value for part in str(item).split("|"))
        return value
