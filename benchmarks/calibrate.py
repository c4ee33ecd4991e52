"""Learn the weights of the decision from gold, a State left out each time, and write them as readable data.

    python -m benchmarks.calibrate STATUTES GOLD [--states nam lso ...] [--write]

Prints, with each State left out in turn: share right, log loss and expected calibration error with the weights in use
and with those learned from the other States. Learn from States that did not shape the wording of the specs, or the
probabilities will promise too much. How common an element is among States is no feature.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from modellaw.gold import read_gold
from modellaw.instruments import load_instrument
from modellaw.judge.elements import evidence_features
from modellaw.judge.reading import Reading
from modellaw.judge.ties import Ties
from modellaw.judge.weigh import probability, weights
from modellaw.readers import read_dossier
from modellaw.specs import Need

WEIGHTS = Path(__file__).parent.parent / "modellaw" / "judge" / "weights.json"
_STIFFNESS = 0.5  # inverse regularisation: few States, so the weights stay small


@dataclass(frozen=True)
class Sample:
    """One labelled element of one State."""

    state: str
    values: dict[str, float]
    met: bool


def samples(statutes: Path, gold: Path, states: Sequence[str]) -> list[Sample]:
    """The features and labels of every scored element that has no code."""
    found = []
    for name, labels in read_gold(gold).items():
        if states and name not in states:
            continue
        reading = Reading(read_dossier([statutes / name / file for file in labels.files], name).statutes)
        ties = Ties(reading)
        for element in load_instrument().elements.values():
            label = labels.scored.get(element.id)
            if label is not None and element.same_as is None and element.need is not Need.CODED:
                found.append(Sample(name, evidence_features(element, reading, ties), label.met == "yes"))
    return found


def matrix(rows: Sequence[Sample], names: Sequence[str]) -> np.ndarray:
    """A row a sample, a column a feature."""
    return np.array([[row.values.get(name, 0.0) for name in names] for row in rows])


def learned(rows: Sequence[Sample], names: Sequence[str]) -> LogisticRegression:
    """A logistic regression on the samples."""
    model = LogisticRegression(C=_STIFFNESS, max_iter=2000)
    return model.fit(matrix(rows, names), [row.met for row in rows])


def figures(chances: np.ndarray, truth: np.ndarray) -> str:
    """Share right, log loss, expected calibration error by tenths."""
    clipped = np.clip(chances, 1e-6, 1 - 1e-6)
    loss = -np.mean(np.where(truth, np.log(clipped), np.log(1 - clipped)))
    bins = np.minimum((chances * 10).astype(int), 9)
    error = sum(abs(chances[bins == b].mean() - truth[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    return f"right {np.mean((chances >= 0.5) == truth):.3f}  log loss {loss:.3f}  calibration error {error:.3f}"


def main() -> None:
    """Print the figures and, when asked, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statutes", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--states", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = samples(options.statutes, options.gold, options.states)
    names = list(weights().features)
    states = sorted({row.state for row in rows})
    truth = np.array([row.met for row in rows])
    in_use = np.array([probability(row.values) for row in rows])
    left_out = np.zeros(len(rows))
    for state in states:
        here = np.array([row.state == state for row in rows])
        model = learned([row for row in rows if row.state != state], names)
        left_out[here] = model.predict_proba(matrix([row for row in rows if row.state == state], names))[:, 1]
        print(
            f"{state}  in use: {figures(in_use[here], truth[here])}   left out: {figures(left_out[here], truth[here])}"
        )
    print(f"all  in use: {figures(in_use, truth)}   left out: {figures(left_out, truth)}")
    model = learned(rows, names)
    shown = {name: round(float(value), 2) for name, value in zip(names, model.coef_[0], strict=True)}
    print("intercept", round(float(model.intercept_[0]), 2), shown)
    if options.write:
        told = {
            "made": f"python -m benchmarks.calibrate, from {', '.join(states)}",
            "intercept": round(float(model.intercept_[0]), 2),
            "features": shown,
            "reader_band": list(weights().reader_band),
        }
        WEIGHTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
