"""Whether an element is met: the ways it offers, tried on the dossier, with the reasons in words."""

from collections.abc import Sequence

from modellaw.assessment import ElementFinding, Evidence, NearMiss
from modellaw.judge.benefit import code_of_benefit
from modellaw.judge.quotes import evidence
from modellaw.judge.reading import Reading
from modellaw.judge.ties import BESIDE, CORE, GENERAL_LAW, REFERS, SAME_ACT, UNDER_THIS_ACT, Ties
from modellaw.judge.ways import Passage, passages
from modellaw.judge.weigh import Weighed, features, probability, ranked, weights
from modellaw.specs import AnyOf, Context, Element, Need, Strength, Way

_MOST_EVIDENCE = 5
_MOST_MISSES = 3

_TIES = (
    (CORE, "in the smuggling offence itself"),
    (REFERS, "in a provision that refers to the smuggling offence"),
    (UNDER_THIS_ACT, "speaks of the offences under the act that makes the smuggling offence"),
    (BESIDE, "under the same heading as the smuggling offence"),
    (SAME_ACT, "in an act about smuggling of migrants"),
    (GENERAL_LAW, "in general law that reaches every offence"),
)
_IN_WORDS = {
    Context.SMUGGLING_OFFENCE: "an offence of helping someone to enter illegally",
    Context.SMUGGLING: "smuggling of migrants",
    Context.STAY_OFFENCE: "an offence of helping someone to stay illegally",
    Context.DOCUMENT_OFFENCE: "an offence on travel or identity documents",
    Context.OFFENCES: "the offences of smuggling, on documents, or of enabling illegal stay",
    Context.GENERAL: "general law that reaches every offence",
    Context.FOREIGNERS: "the law on foreigners",
}
_STRENGTHS = {
    Strength.SURE: "such words usually settle it",
    Strength.FAIR: "such words usually mean it, but a reader should look",
    Strength.WEAK: "such words may mean something else",
}


def judge(element: Element, reading: Reading, ties: Ties) -> ElementFinding:
    """Whether the dossier meets the element, with passages that carry it or the nearest misses."""
    carrying = _carrying(element, reading, ties)
    found = ranked(carrying, ties)
    elsewhere = [] if found else out_of_context(element, reading, ties)
    chance = probability(_features(element, found, elsewhere, ties))
    met = chance >= 0.5
    low, high = weights().reader_band
    value = None
    if element.need is Need.CODED:
        value, found = code_of_benefit(element, carrying, ties)
        met, chance = value in ("element", "alternative"), 1.0 if value else 0.0
    carried = tuple(_evidence(item, reading, ties) for item in found[:_MOST_EVIDENCE])
    return ElementFinding(
        id=element.id,
        met=met,
        value=value,
        probability=chance,
        needs_reader=low <= chance < high,
        evidence=carried if met or value else (),
        searched=searched(element),
        near_misses=() if met or value else near_misses(element, found, elsewhere, reading, ties),
    )


def evidence_features(element: Element, reading: Reading, ties: Ties) -> dict[str, float]:
    """What the decision on an element is made from."""
    found = ranked(_carrying(element, reading, ties), ties)
    return _features(element, found, [] if found else out_of_context(element, reading, ties), ties)


def _carrying(element: Element, reading: Reading, ties: Ties) -> list[Passage]:
    """The passages that meet any of the element's ways."""
    return [passage for way in element.evidence for passage in passages(way, reading, ties)]


def _features(
    element: Element, found: Sequence[Weighed], elsewhere: Sequence[tuple[Way, Passage]], ties: Ties
) -> dict[str, float]:
    return features(found, len(element.evidence), ties) or {
        "out of context": float(any(way.context for way, _ in elsewhere)),
        "in another kind of act": float(any(not way.context for way, _ in elsewhere)),
    }


def searched(element: Element) -> tuple[str, ...]:
    """What was looked for, in words: the concepts of every way, each once."""
    return tuple(dict.fromkeys(" or ".join(item) for way in element.evidence for item in (*way.find, *_named(way))))


def _named(way: Way) -> Sequence[AnyOf]:
    return [item for item in (way.defines, way.heading) if item]


def _evidence(item: Weighed, reading: Reading, ties: Ties) -> Evidence:
    score = probability(features([item], 1, ties))
    return evidence(item.passage, reading, score, _why(item.passage, reading, ties))


def _why(passage: Passage, reading: Reading, ties: Ties) -> tuple[str, ...]:
    """The decision in words: which concepts, where, in what context, how far such words go."""
    words = [
        f"“{' '.join(_words(reading, passage, concept))}” stands for: {concept}"
        for concept in dict.fromkeys(mark.concept for mark in passage.marks)
    ]
    close = float(ties.closeness[passage.sentence])
    tie = next((text for least, text in _TIES if close >= least), None)
    scope = "in one sentence" if passage.way.within == "sentence" else "in one section"
    together = [f"found together {scope}"] if len(passage.way.find) > 1 else []
    return (*words, *together, *([tie] if tie else []), *_threshold(passage, ties), _STRENGTHS[passage.way.strength])


def _threshold(passage: Passage, ties: Ties) -> list[str]:
    asked = ties.thresholds.get(passage.sentence)
    if asked is None or ties.gravest is None:
        return []
    return [f"it asks for a penalty of {asked} years; the smuggling offence carries up to {ties.gravest}"]


def _words(reading: Reading, passage: Passage, concept: str) -> list[str]:
    mark = next(mark for mark in passage.marks if mark.concept == concept)
    statute = reading.statutes[reading.sentences[passage.sentence].statute]
    return statute.text[mark.start : mark.end].split()


def out_of_context(element: Element, reading: Reading, ties: Ties) -> list[tuple[Way, Passage]]:
    """Where a way that could decide is met but for its context or kind of act: perhaps a tie that was not seen."""
    return [
        (way, passage)
        for way in element.evidence
        if way.strength is not Strength.WEAK and (way.context or way.acts)
        for passage in _closest(passages(way.model_copy(update={"context": (), "acts": ()}), reading, ties), ties)
    ]


def near_misses(
    element: Element,
    found: Sequence[Weighed],
    elsewhere: Sequence[tuple[Way, Passage]],
    reading: Reading,
    ties: Ties,
) -> tuple[NearMiss, ...]:
    """The passages that came closest, and what each lacks: too weak, in another context, or one thing short."""
    misses: dict[int, NearMiss] = {}

    def add(passage: Passage, lacks: str) -> None:
        if passage.unit not in misses and len(misses) < _MOST_MISSES:
            misses[passage.unit] = NearMiss(
                evidence(passage, reading, 0.0, _why(passage, reading, ties)[:-1]), (lacks,)
            )

    for item in found:
        add(item.passage, "the words are there, but they are too general to settle it")
    for way, passage in elsewhere:
        add(passage, _lack(way, passage, ties))
    for way in element.evidence:
        if len(misses) >= _MOST_MISSES:
            break
        loose = way.model_copy(update={"context": (), "acts": (), "trafficking": "counts", "against": ()})
        for passage in _closest(passages(loose, reading, ties), ties):
            add(passage, _lack(way, passage, ties))
    for way in element.evidence:
        for dropped in way.find if len(way.find) > 1 else ():
            if len(misses) >= _MOST_MISSES:
                break
            rest = way.model_copy(update={"find": tuple(item for item in way.find if item is not dropped)})
            for passage in _closest(passages(rest, reading, ties), ties):
                add(passage, f"nothing here says: {' or '.join(dropped)}")
    return tuple(misses.values())


def _closest(found: list[Passage], ties: Ties) -> list[Passage]:
    return sorted(found, key=lambda passage: (-ties.closeness[passage.sentence], passage.sentence))[:_MOST_MISSES]


def _lack(way: Way, passage: Passage, ties: Ties) -> str:
    if way.trafficking == "void" and ties.trafficking_only[passage.sentence]:
        return "it is about trafficking in persons, not smuggling of migrants"
    if way.context and not any(ties.of(context)[passage.sentence] for context in way.context):
        return f"nothing ties it to {' or '.join(_IN_WORDS[context] for context in way.context)}"
    if way.acts and not ties.in_acts(way.acts)[ties.reading.sentences[passage.sentence].statute]:
        return f"it stands in another kind of act (looked for in: {', '.join(way.acts)})"
    against = [concept for concept in way.against if passage.sentence in ties.reading.of(concept).sentence]
    return f"other words there point to another subject{': ' if against else ''}{', '.join(against)}"
