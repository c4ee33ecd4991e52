"""From passages to a probability: a few weights, shared by all elements, in a file that anyone can read.

How common an element is among States is no feature here: the verdict comes from the words of this dossier alone.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.units import UnitKind
from modellaw.judge.ties import CORE, REFERS, Ties
from modellaw.judge.ways import Passage
from modellaw.specs import Strength

_NOT_ENACTED = 0.8  # recitals, memoranda and schedules come after the rule itself
ORDER = {Strength.SURE: 3.0, Strength.FAIR: 2.0, Strength.WEAK: 1.0}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A unit that carries an element: its best passage, and how much it counts for."""

    passage: Passage
    score: float


@dataclass(frozen=True)
class Weights:
    """Log-odds: where to start, what each feature adds, and the band in which a reader is asked."""

    intercept: float
    features: Mapping[str, float]
    reader_band: tuple[float, float]


@cache
def weights() -> Weights:
    """The weights that ship with the package."""
    raw = json.loads(files("modellaw.judge").joinpath("weights.json").read_text(encoding="utf-8"))
    low, high = raw["reader_band"]
    return Weights(
        float(raw["intercept"]),
        {name: float(value) for name, value in raw["features"].items()},
        (float(low), float(high)),
    )


def ranked(found: Sequence[Passage], ties: Ties) -> list[Weighed]:
    """One entry per unit, the strongest first: strength of the way, closeness of the tie, further ways met there."""
    by_unit: dict[int, list[Passage]] = {}
    for passage in found:
        by_unit.setdefault(passage.unit, []).append(passage)
    out = []
    for unit, them in by_unit.items():
        best = max(
            them,
            key=lambda passage: (
                ORDER[passage.way.strength],
                ties.closeness[passage.sentence],
                len(passage.marks),
                -passage.sentence,
            ),
        )
        ways = len({id(passage.way) for passage in them})
        heading = ties.reading.units[unit].heading
        named = any(mark.concept in heading for mark in best.marks)
        score = (
            ORDER[best.way.strength]
            + 0.9 * float(ties.closeness[best.sentence])
            + 0.25 * min(ways - 1, 3)
            + 0.3 * named
        )
        if ties.reading.units[unit].unit.kind is not UnitKind.SECTION and best.way.where is None:
            score -= _NOT_ENACTED
        out.append(Weighed(best, score))
    return sorted(out, key=lambda item: (-item.score, item.passage.unit))


def features(found: Sequence[Weighed], ways: int, ties: Ties) -> dict[str, float]:
    """What the decision is made from; all zero where nothing was found."""
    if not found:
        return {}
    best = found[0].passage
    close = float(ties.closeness[best.sentence])
    matched = len({id(item.passage.way) for item in found})
    seconds = [ORDER[item.passage.way.strength] for item in found[1:]]
    return {
        "sure": float(best.way.strength is Strength.SURE),
        "fair": float(best.way.strength is Strength.FAIR),
        "weak": float(best.way.strength is Strength.WEAK),
        "second unit": max(seconds, default=0.0) / 3,
        "more units": math.log1p(len(found) - 1),
        "ways met": matched / max(ways, 1),
        "in the offence": float(close >= CORE),
        "refers to the offence": float(REFERS <= close < CORE),
    }


def probability(values: Mapping[str, float]) -> float:
    """The probability that the element is met."""
    chosen = weights()
    odds = chosen.intercept + sum(chosen.features[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-odds))
