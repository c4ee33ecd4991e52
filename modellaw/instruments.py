"""Instruments, contexts, kinds of act and lexicons, loaded once through the strict door."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable

from analysis.phrases import Lexicon
from modellaw import data
from modellaw.door import read_yaml, refuse
from modellaw.errors import SpecError, UnknownName, UnsupportedLanguage
from modellaw.specs import ActKind, AnyOf, Chapter, Element, InstrumentHead, Provision, Text, Way

DEFAULT = "model-law"


@dataclass(frozen=True)
class Instrument:
    """One instrument with all its provisions, in the instrument's own order."""

    id: str
    title: Text
    source: str
    chapters: tuple[Chapter, ...]
    provisions: tuple[Provision, ...]
    spec_sha256: str

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Every element by id, those that are the same test as another included."""
        return {element.id: element for provision in self.provisions for element in provision.elements}

    def provision(self, identifier: str) -> Provision:
        """The provision of that id; raises UnknownName with those that exist."""
        for provision in self.provisions:
            if provision.id == identifier:
                return provision
        known = ", ".join(provision.id for provision in self.provisions)
        raise UnknownName(f"«{identifier}» is no provision of {self.id}. There are: {known}")


@dataclass(frozen=True)
class Contexts:
    """What ties a section to smuggling: the ways to recognise its offences, and the concepts that point elsewhere."""

    offences: Mapping[str, tuple[Way, ...]]
    foreigners: tuple[Way, ...]
    other_offence: AnyOf


def instruments() -> tuple[str, ...]:
    """The ids of the instruments that can be chosen."""
    return tuple(
        sorted(
            folder.name
            for folder in data.provisions().iterdir()
            if folder.is_dir() and folder.joinpath("instrument.yaml").is_file()
        )
    )


@cache
def load_instrument(identifier: str = DEFAULT) -> Instrument:
    """The instrument of that id.

    Raises UnknownName with the ids that exist, or SpecError with every fault of its files at once.
    """
    if identifier not in instruments():
        raise UnknownName(f"«{identifier}» is no instrument here. There are: {', '.join(instruments())}")
    folder = data.provisions().joinpath(identifier)
    head = read_yaml(folder.joinpath("instrument.yaml"), InstrumentHead)
    files = [file for file in data.yaml_files(folder) if file.name != "instrument.yaml"]
    faults: list[str] = []
    found: dict[str, Provision] = {}
    for file in files:
        try:
            provision = read_yaml(file, Provision)
        except SpecError as error:
            faults.append(str(error))
            continue
        if file.name != f"{provision.id}.yaml":
            faults.append(f"{file.name}:1: the file of provision {provision.id} must be named {provision.id}.yaml")
        found[provision.id] = provision
    faults += [
        f"instrument.yaml:1: provision {name} has no file {name}.yaml"
        for name in head.provisions
        if name not in found and not faults
    ]
    faults += [
        f"{name}.yaml:1: provision {name} is not in the order that instrument.yaml gives"
        for name in found
        if name not in head.provisions
    ]
    faults += _broken_links(found)
    faults += _unknown_concepts(
        {element.id: element.evidence for provision in found.values() for element in provision.elements}
    )
    refuse(faults)
    return Instrument(
        head.id,
        head.title,
        head.source,
        head.chapters,
        tuple(found[name] for name in head.provisions),
        _sha256(data.provisions()),
    )


def _broken_links(found: Mapping[str, Provision]) -> list[str]:
    elements = {element.id: element for provision in found.values() for element in provision.elements}
    faults = []
    for element in elements.values():
        if element.same_as is None:
            continue
        target = elements.get(element.same_as)
        if target is None:
            faults.append(f"{element.id}: same_as names {element.same_as}, which does not exist")
        elif target.same_as is not None:
            faults.append(
                f"{element.id}: same_as names {element.same_as}, which points on to {target.same_as}; name the last one"
            )
    return faults


def _unknown_concepts(ways: Mapping[str, tuple[Way, ...]]) -> list[str]:
    known = set().union(*(lexicon(language).concepts for language in lexicon_languages()))
    return [
        f"{where}: the concept «{concept}» is in no lexicon"
        for where, them in ways.items()
        for concept in dict.fromkeys(concept for way in them for concept in way.concepts)
        if concept not in known
    ]


@cache
def contexts() -> Contexts:
    """What makes a section a smuggling, stay or document offence, and what points elsewhere."""
    file = data.provisions().joinpath("contexts.yaml")
    raw = read_yaml(file, dict[str, list[Way] | list[str]])
    ways = {name: tuple(way for way in them if isinstance(way, Way)) for name, them in raw.items()}
    others = tuple(
        part.strip() for item in raw.get("other offence", []) if isinstance(item, str) for part in item.split("|")
    )
    refuse(_unknown_concepts(ways))
    offences = {name: ways[name] for name in ("smuggling offence", "stay offence", "document offence")}
    return Contexts(offences, ways.get("foreigners", ()), others)


@cache
def act_kinds() -> Mapping[str, ActKind]:
    """The kinds of act, and how each is recognised."""
    kinds = read_yaml(data.provisions().joinpath("acts.yaml"), dict[str, ActKind])
    refuse(_unknown_concepts({name: kind.content for name, kind in kinds.items()}))
    return kinds


def lexicon_languages() -> tuple[str, ...]:
    """The languages that can be judged."""
    return tuple(sorted(folder.name for folder in data.provisions().joinpath("concepts").iterdir() if folder.is_dir()))


@cache
def lexicon(language: str) -> Lexicon:
    """How every concept is worded in a language; raises UnsupportedLanguage where there is no lexicon."""
    if language not in lexicon_languages():
        raise UnsupportedLanguage(
            f"statutes in «{language}» can be read but not judged yet; "
            f"lexicons exist for: {', '.join(lexicon_languages())}"
        )
    concepts: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for file in data.yaml_files(data.provisions().joinpath("concepts", language)):
        for name, phrases in read_yaml(file, dict[str, tuple[str, ...]]).items():
            if name in concepts:
                faults.append(f"{language}/{file.name}: the concept «{name}» stands in another file too; keep one")
            concepts[name] = phrases
    made = Lexicon(language, concepts)
    faults += [f"{language} lexicon, concept «{name}»: {fault}" for name, fault in made.faults()]
    refuse(faults)
    return made


def _sha256(folder: Traversable) -> str:
    """One hash over every file of the provisions folder: the specs that an assessment was made with."""
    digest = hashlib.sha256()

    def add(part: Traversable, path: str) -> None:
        for child in sorted(part.iterdir(), key=lambda item: item.name):
            name = f"{path}/{child.name}"
            if child.is_dir():
                add(child, name)
            elif name.endswith(".yaml"):
                digest.update(name.encode() + b"\0" + child.read_bytes() + b"\0")

    add(folder, "")
    return digest.hexdigest()
