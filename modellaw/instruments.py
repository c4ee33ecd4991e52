"""Instruments, each from a folder of its own, held against one another: a test that several share is one test."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from typing import Literal

from modellaw import data, lexicons
from modellaw.authorities import authorities
from modellaw.door import Place, Source, read_source, refuse
from modellaw.errors import SpecError, UnknownName
from modellaw.lexicons import own_faults, unknown
from modellaw.rules import names_in
from modellaw.specs import Chapter, Element, InstrumentHead, Mode, Provision, Text

DEFAULT = "model-law"
Reads = Literal["statutes", "request"]


@dataclass(frozen=True)
class Instrument:
    """One instrument with all its provisions, in the instrument's own order."""

    id: str
    title: Text
    short: Text  # what it is called beside others
    source: str
    reads: Reads  # what it is held against
    chapters: tuple[Chapter, ...]
    provisions: tuple[Provision, ...]
    named: Mapping[str, Provision]  # provisions of other instruments that its rules name, by id
    tests: Mapping[str, Element]  # for each element, the one that is judged: itself, or the one it is the same as
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


def instruments(reads: Reads = "statutes") -> tuple[str, ...]:
    """The ids of the instruments that can be chosen for statutes, or of those that a draft request is held against.

    One whose head is faulty is among them, so that whoever chooses it is told what is wrong.
    """
    drafts = {name: _draft(name) for name in data.instrument_folders()}
    return tuple(name for name, draft in drafts.items() if draft.head is None or draft.head.value.reads == reads)


@cache
def load_instrument(identifier: str = DEFAULT) -> Instrument:
    """The instrument of that id.

    Raises UnknownName with the ids that exist, or SpecError with every fault of its files at once.
    """
    if identifier not in data.instrument_folders():
        raise UnknownName(f"«{identifier}» is no instrument here. There are: {', '.join(instruments())}")
    draft = _draft(identifier)
    refuse([*draft.faults, *_faults(identifier, draft)])
    assert draft.head is not None
    head = draft.head.value
    provisions = tuple(draft.provisions[name].value for name in head.provisions)
    named = _named(provisions)
    tests = {
        element.id: _test(element) for provision in (*provisions, *named.values()) for element in provision.elements
    }
    folder = data.instrument_folders()[identifier]
    return Instrument(
        id=head.id,
        title=head.title,
        short=head.short or head.title,
        source=head.source,
        reads=head.reads,
        chapters=head.chapters,
        provisions=provisions,
        named=named,
        tests=tests,
        spec_sha256=_sha256(folder),
    )


def loadable() -> tuple[dict[str, Instrument], dict[str, str]]:
    """The instruments for statutes that can be loaded, and what is wrong with the others, both by id."""
    loaded: dict[str, Instrument] = {}
    faults: dict[str, str] = {}
    for name in instruments():
        try:
            loaded[name] = load_instrument(name)
        except SpecError as error:
            faults[name] = str(error)
    return loaded, faults


@dataclass(frozen=True)
class _Draft:
    """An instrument as its own files give it, before it is held against the others."""

    head: Source[InstrumentHead] | None
    provisions: Mapping[str, Source[Provision]]
    faults: tuple[str, ...]


@cache
def _draft(identifier: str) -> _Draft:
    folder = data.instrument_folders()[identifier]
    faults: list[str] = []
    head: Source[InstrumentHead] | None = None
    found: dict[str, Source[Provision]] = {}
    for file in data.yaml_files(folder):
        try:
            if file.name == data.HEAD:
                head = read_source(file, InstrumentHead)
                continue
            source = read_source(file, Provision)
        except SpecError as error:
            faults.append(str(error))
            continue
        name = source.value.id
        if file.name != f"{name}.yaml":
            faults.append(source.fault(("id",), f"the file of provision {name} must be named {name}.yaml"))
        found[name] = source
    return _Draft(head, found, tuple(faults))


@cache
def _everything() -> Mapping[str, tuple[str, Provision]]:
    """Every provision that can be read, by id, with its instrument; of two with one id, the first."""
    found: dict[str, tuple[str, Provision]] = {}
    for name in data.instrument_folders():
        for identifier, source in _draft(name).provisions.items():
            found.setdefault(identifier, (name, source.value))
    return found


def everything() -> Mapping[str, Provision]:
    """Every provision that can be read, by id, whatever is wrong with the instrument that it stands in."""
    return {name: provision for name, (_, provision) in _everything().items()}


@cache
def _elements() -> Mapping[str, Element]:
    return {element.id: element for _, provision in _everything().values() for element in provision.elements}


def _test(element: Element) -> Element:
    """The element at the end of the chain of `same_as`."""
    while element.same_as is not None:
        element = _elements()[element.same_as]
    return element


def _named(provisions: tuple[Provision, ...]) -> dict[str, Provision]:
    """The provisions outside these that their rules, and the rules of those in turn, name."""
    own = {provision.id for provision in provisions}
    found: dict[str, Provision] = {}
    waiting = list(provisions)
    while waiting:
        for name in names_in(waiting.pop().rule):
            if name in _everything() and name not in own and name not in found:
                found[name] = _everything()[name][1]
                waiting.append(found[name])
    return found


def _faults(identifier: str, draft: _Draft) -> Iterator[str]:
    """What is wrong between the files of an instrument, and between it and the others."""
    if draft.head is None:
        return
    head = draft.head.value
    if head.id != identifier:
        yield draft.head.fault(("id",), f"the folder of instrument {head.id} must be named {head.id}")
    if not draft.faults:
        for number, name in enumerate(head.provisions):
            if name not in draft.provisions:
                yield draft.head.fault(("provisions", number), f"provision {name} has no file {name}.yaml")
    for place, text in [(("title",), head.title)] + [
        (("chapters", number, "title"), chapter.title) for number, chapter in enumerate(head.chapters)
    ]:
        yield from _untranslated(draft.head, place, text, head)
    for name, source in draft.provisions.items():
        if name not in head.provisions:
            yield source.fault(("id",), f"provision {name} is not in the order that {data.HEAD} gives")
        if _everything()[name][0] != identifier:
            yield source.fault(("id",), f"the id {name} is used by {_everything()[name][0]} too; ids are used once")
        yield from _provision_faults(source, head)
    yield from own_faults(data.instrument_folders()[identifier])


def _provision_faults(source: Source[Provision], head: InstrumentHead) -> Iterator[str]:
    provision = source.value
    if provision.chapter not in {chapter.id for chapter in head.chapters}:
        yield source.fault(("chapter",), f"there is no chapter {provision.chapter} in {data.HEAD}")
    if provision.ask and provision.ask not in authorities():
        yield source.fault(("ask",), f"«{provision.ask}» is no authority; there are: {', '.join(authorities())}")
    if provision.mode is Mode.ASK and not provision.ask:
        yield source.fault(("mode",), "a provision that asks must say whom: give ask, an authority of authorities.yaml")
    for key, text in (("title", provision.title), ("summary", provision.summary), ("question", provision.question)):
        yield from _untranslated(source, (key,), text, head)
    own = {element.name for element in provision.elements}
    for name in names_in(provision.rule):
        if name not in own and name not in _everything():
            yield source.fault(("rule",), f"the rule names {name}, which is no element here and no provision anywhere")
    for number, element in enumerate(provision.elements):
        place: Place = ("elements", number)
        yield from _untranslated(source, (*place, "requires"), element.requires, head)
        if (broken := _broken_chain(element)) is not None:
            yield source.fault((*place, "same_as"), broken)
        for concept in unknown(element.evidence):
            yield source.fault((*place, "evidence"), f"{element.id}: the concept «{concept}» is in no lexicon")


def _untranslated(
    source: Source[Provision] | Source[InstrumentHead], place: Place, text: Text, head: InstrumentHead
) -> Iterator[str]:
    lacking = [language for language in head.languages if not text.get(language)]
    if lacking:
        yield source.fault(place, f"{place[-1]} is not given in: {', '.join(lacking)}")


def _broken_chain(element: Element) -> str | None:
    """What is wrong with the chain of `same_as` that begins at the element."""
    seen = [element.id]
    while element.same_as is not None:
        if element.same_as in seen:
            return f"{seen[0]}: same_as runs in a circle: {' → '.join([*seen, element.same_as])}"
        if element.same_as not in _elements():
            return f"{seen[0]}: same_as names {element.same_as}, which does not exist"
        element = _elements()[element.same_as]
        seen.append(element.id)
    return None


def forget() -> None:
    """Read all instruments anew when they are next asked for: their files have changed."""
    for cached in (load_instrument, _draft, _everything, _elements, _shipped, lexicons.lexicon, lexicons._known):
        cached.cache_clear()


def _sha256(own: Traversable) -> str:
    """One hash over every file of the provisions folder and of the instrument's own: what findings are made with."""
    digest = _shipped().copy()
    if not data.provisions().joinpath(own.name).is_dir():
        _add(digest, own, f"/{own.name}")
    return digest.hexdigest()


@cache
def _shipped() -> "hashlib._Hash":
    """The hash over the provisions folder, which all instruments share."""
    digest = hashlib.sha256()
    _add(digest, data.provisions(), "")
    return digest


def _add(digest: "hashlib._Hash", part: Traversable, path: str) -> None:
    for child in sorted(part.iterdir(), key=lambda item: item.name):
        name = f"{path}/{child.name}"
        if child.is_dir():
            _add(digest, child, name)
        elif name.endswith(".yaml"):
            digest.update(name.encode() + b"\0" + child.read_bytes() + b"\0")
