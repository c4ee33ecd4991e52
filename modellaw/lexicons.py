"""How statutes word what the instruments ask: lexicons, contexts and kinds of act, loaded through the strict door."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from analysis.phrases import Lexicon
from modellaw import data
from modellaw.door import read_yaml, refuse
from modellaw.errors import SpecError, UnsupportedLanguage
from modellaw.specs import ActKind, AnyOf, Way

_FOLDER = "concepts"


@dataclass(frozen=True)
class Contexts:
    """What ties a section to smuggling: the ways to recognise its offences, and the concepts that point elsewhere."""

    offences: Mapping[str, tuple[Way, ...]]
    foreigners: tuple[Way, ...]
    other_offence: AnyOf


def lexicon_languages() -> tuple[str, ...]:
    """The languages that can be judged."""
    return tuple(sorted(folder.name for folder in data.provisions().joinpath(_FOLDER).iterdir() if folder.is_dir()))


@cache
def lexicon(language: str) -> Lexicon:
    """How every concept is worded in a language, those of instruments that bring their own included.

    Raises UnsupportedLanguage where there is no lexicon, and SpecError for a faulty one. The concepts of an instrument
    with faults are left out: loading that instrument tells what is wrong.
    """
    if language not in lexicon_languages():
        raise UnsupportedLanguage(
            f"statutes in «{language}» can be read but not judged yet; "
            f"lexicons exist for: {', '.join(lexicon_languages())}"
        )
    concepts = dict(_common(language).concepts)
    for folder in data.instrument_folders().values():
        if not own_faults(folder):
            concepts |= _gather(folder, language)[0]
    return Lexicon(language, concepts)


@cache
def _common(language: str) -> Lexicon:
    """The lexicon that all instruments share."""
    concepts, faults = _gather(data.provisions(), language)
    made = Lexicon(language, concepts)
    faults += [f"{language} lexicon, concept «{name}»: {fault}" for name, fault in made.faults()]
    refuse(faults)
    return made


def own_faults(folder: Traversable) -> list[str]:
    """What is wrong with the concepts that an instrument's folder brings."""
    faults = []
    for language in lexicon_languages():
        own, told = _gather(folder, language)
        faults += told
        if not own:
            continue
        shared = _common(language).concepts
        faults += [
            f"{language} lexicon, concept «{name}»: it stands in the common lexicon too; choose another name"
            for name in own
            if name in shared
        ]
        faults += [
            f"{language} lexicon, concept «{name}»: {fault}"
            for name, fault in Lexicon(language, {**shared, **own}).faults()
            if name in own
        ]
    return faults


def _gather(folder: Traversable, language: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The concepts of a folder's files in a language, and what is wrong with the files."""
    concepts: dict[str, tuple[str, ...]] = {}
    faults: list[str] = []
    for file in data.yaml_files(folder.joinpath(_FOLDER, language)):
        try:
            told = read_yaml(file, dict[str, tuple[str, ...]])
        except SpecError as fault:
            faults.append(str(fault))
            continue
        faults += [
            f"{language}/{file.name}: the concept «{name}» stands in another file too; keep one"
            for name in told
            if name in concepts
        ]
        concepts |= told
    return concepts, faults


@cache
def _known() -> frozenset[str]:
    return frozenset().union(*(lexicon(language).concepts for language in lexicon_languages()))


def unknown(ways: tuple[Way, ...]) -> list[str]:
    """The concepts that the ways speak of and no lexicon has."""
    named = dict.fromkeys(concept for way in ways for concept in way.concepts)
    return [concept for concept in named if concept not in _known()]


def _refuse_unknown(ways: Mapping[str, tuple[Way, ...]]) -> None:
    refuse(f"{where}: the concept «{name}» is in no lexicon" for where, them in ways.items() for name in unknown(them))


@cache
def contexts() -> Contexts:
    """What makes a section a smuggling, stay or document offence, and what points elsewhere."""
    file = data.provisions().joinpath("contexts.yaml")
    raw = read_yaml(file, dict[str, list[Way] | list[str]])
    ways = {name: tuple(way for way in them if isinstance(way, Way)) for name, them in raw.items()}
    others = tuple(
        part.strip() for item in raw.get("other offence", []) if isinstance(item, str) for part in item.split("|")
    )
    _refuse_unknown(ways)
    offences = {name: ways[name] for name in ("smuggling offence", "stay offence", "document offence")}
    return Contexts(offences, ways.get("foreigners", ()), others)


@cache
def act_kinds() -> Mapping[str, ActKind]:
    """The kinds of act, and how each is recognised."""
    kinds = read_yaml(data.provisions().joinpath("acts.yaml"), dict[str, ActKind])
    _refuse_unknown({name: kind.content for name, kind in kinds.items()})
    return kinds
