"""The benefit code: what part the offender's gain plays in the offence (element, alternative, aggravation, absent)."""

from collections.abc import Iterable

from modellaw.judge.ties import BESIDE, Ties
from modellaw.judge.ways import Passage
from modellaw.judge.weigh import Weighed
from modellaw.specs import Element

_OFFENCE = {"ML.5C.benefit": "stay offence"}
GAIN = "for benefit"
DEFENCE = "defence"
STAY_ONLY = "benefit for stay only"
HEAVIER = "higher penalty"


def code_of_benefit(element: Element, found: Iterable[Passage], ties: Ties) -> tuple[str | None, list[Weighed]]:
    """The code, and the passages that show it; None where the dossier makes no such offence.

    `found` are the passages that meet any of the element's ways. Gain inside a defence only is `absent`; gain in some
    of the sentences that make the offence is `alternative`, unless that sentence only raises the penalty
    (`aggravation`), as does gain in a provision beside the offence that makes the penalty heavier.
    """
    making = ties.offences[_OFFENCE.get(element.id, "smuggling offence")]
    if not making:
        return None, []
    gain = _gain(ties)
    if element.id not in _OFFENCE:
        gain -= _sentences(ties, STAY_ONLY)
    heavier = _sentences(ties, HEAVIER)
    with_gain = [passage for passage in making if not gain.isdisjoint(_sentences_of_act(passage, ties))]
    if with_gain:
        plain = [passage for passage in making if passage not in with_gain]
        if _strongest(with_gain) >= _strongest(plain):
            return "element", _weighed(with_gain)
        return (
            "aggravation" if all(passage.sentence in heavier for passage in with_gain) else "alternative"
        ), _weighed(with_gain)
    raising = [
        passage
        for passage in found
        if passage.sentence in gain & heavier and ties.closeness[passage.sentence] >= BESIDE
    ]
    if raising:
        return "aggravation", _weighed(raising)
    return "absent", _weighed(making)


def _gain(ties: Ties) -> set[int]:
    """The sentences that speak of gain before they come to any defence."""
    gain, defence = ties.reading.of(GAIN), ties.reading.of(DEFENCE)
    first: dict[int, int] = {}
    for sentence, start in zip(defence.sentence.tolist(), defence.start.tolist(), strict=True):
        first.setdefault(sentence, start)
    return {
        sentence
        for sentence, start in zip(gain.sentence.tolist(), gain.start.tolist(), strict=True)
        if start < first.get(sentence, start + 1)
    }


def _sentences(ties: Ties, concept: str) -> set[int]:
    return set(ties.reading.of(concept).sentence.tolist())


def _sentences_of_act(passage: Passage, ties: Ties) -> set[int]:
    """The sentences that word the act, which a way names first: it may be met in the sentences of a whole section."""
    statute = ties.reading.units[passage.unit].statute
    act = passage.way.find[0] if passage.way.find else ()
    places = (ties.reading.sentence_at(statute, mark.start) for mark in passage.marks if mark.concept in act)
    return {place for place in places if place is not None} or {passage.sentence}


def _strongest(found: Iterable[Passage]) -> int:
    return max((("weak", "fair", "sure").index(passage.way.strength.value) for passage in found), default=-1)


def _weighed(found: Iterable[Passage]) -> list[Weighed]:
    best: dict[int, Passage] = {}
    for passage in found:
        best.setdefault(passage.unit, passage)
    return [Weighed(passage, 3.0) for passage in best.values()]
