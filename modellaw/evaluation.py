"""How often the toolkit agrees with careful readers: the accuracy table, and where it goes wrong.

The columns are those of the project's scoring rules: Cohen's kappa of met / not met, precision, recall and F1 of "met",
the share right where readers were clear, whether the first (one of the first three) cited sections is one a lawyer
cites, benefit codes right, weighted kappa of provision status, the share handed to a reader, and the lift over a guess
that never reads the law.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

import pandas as pd

from modellaw.assessment import Assessment, ElementFinding
from modellaw.gold import Gold, Label, read_gold
from modellaw.instruments import DEFAULT, Instrument, load_instrument
from modellaw.judge.assess import assess
from modellaw.judge.reading import Progress
from modellaw.readers import read_dossier
from modellaw.rules import holds
from modellaw.specs import Need, Provision
from modellaw.statute import Dossier

COLUMNS = ("kappa", "P", "R", "F1", "clear", "hit@1", "hit@3", "code", "status", "reader", "lift")
_UNIT_WORDS = re.compile(r"^(articles?|artículos?|artigos?|art\.?|sections?|sec\.?|ss?\.|§+)\s*")


@dataclass(frozen=True, slots=True)
class Judged:
    """One element of one dossier: what the readers said, what the toolkit said."""

    dossier: str
    language: str
    element: str
    provision: str
    chapter: str
    obligation: str
    label: Label
    finding: ElementFinding

    @property
    def truth(self) -> bool:
        """Whether the readers call it met."""
        return self.label.met == "yes"

    @property
    def right(self) -> bool:
        """Whether the toolkit agrees."""
        return self.truth == self.finding.met


@dataclass(frozen=True)
class Evaluation:
    """Every judged element, and the figures made from them."""

    instrument: Instrument
    judged: tuple[Judged, ...]
    coded: tuple[Judged, ...]
    table: pd.DataFrame  # one row a dossier and the mean, in COLUMNS
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)  # the statutes, where they are at hand

    def by(self, what: str) -> pd.DataFrame:
        """Share right, kappa and counts by `dossier`, `language`, `chapter`, `obligation`, `provision` or `element`."""
        groups: defaultdict[str, list[Judged]] = defaultdict(list)
        for item in self.judged:
            groups[str(getattr(item, what))].append(item)
        rows = {
            name: {
                "n": len(items),
                "right": sum(item.right for item in items) / len(items),
                "kappa": kappa([item.truth for item in items], [item.finding.met for item in items]),
                "false met": sum(item.finding.met and not item.truth for item in items),
                "missed": sum(item.truth and not item.finding.met for item in items),
            }
            for name, items in sorted(groups.items())
        }
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis(what)

    def wrong(self) -> list[Judged]:
        """The elements on which the toolkit and the readers differ."""
        return [item for item in self.judged if not item.right]

    def calibration(self, bins: int = 10) -> pd.DataFrame:
        """How often elements of about a probability are met, by tenths; `attrs["ece"]` is the expected error."""
        frame = pd.DataFrame(
            {
                "p": [item.finding.probability for item in self.judged],
                "met": [float(item.truth) for item in self.judged],
            }
        )
        frame["bin"] = (frame["p"] * bins).clip(upper=bins - 1).astype(int)
        table = frame.groupby("bin").agg(n=("p", "size"), said=("p", "mean"), met=("met", "mean"))
        table.attrs["ece"] = float((table["n"] * (table["said"] - table["met"]).abs()).sum() / max(len(frame), 1))
        return table

    def to_frame(self) -> pd.DataFrame:
        """The accuracy table."""
        return self.table.copy()

    def to_markdown(self) -> str:
        """The accuracy table as README prints it."""
        head = "| " + " | ".join(["dossier", "n", *COLUMNS]) + " |"
        rule = "| --- |" + " ---: |" * (len(COLUMNS) + 1)
        rows = [
            f"| {name} | {int(row['n'])} | " + " | ".join(f"{row[column]:.2f}" for column in COLUMNS) + " |"
            for name, row in self.table.iterrows()
        ]
        return "\n".join([head, rule, *rows])

    def _repr_html_(self) -> str:
        return str(self.table.to_html(float_format="{:.2f}".format))


def evaluate(statutes: Path, gold: Path, instrument: str = DEFAULT, progress: Progress | None = None) -> Evaluation:
    """Assess every dossier that has gold, and compare: `statutes` holds a folder a State, `gold` a file a State.

    Raises SpecError for a faulty gold file or one whose statutes are not there.
    """
    labels = read_gold(gold)
    dossiers = {
        name: read_dossier([statutes / name / file for file in them.files], name) for name, them in labels.items()
    }
    found = {name: assess(dossier, instrument, progress=progress) for name, dossier in dossiers.items()}
    return replace(compare_with_gold(found, labels, load_instrument(instrument)), dossiers=dossiers)


def compare_with_gold(
    found: Mapping[str, Assessment],
    labels: Mapping[str, Gold],
    instrument: Instrument,
    rename: Callable[[str], str] = str,
    others: Mapping[str, Gold] | None = None,
) -> Evaluation:
    """The evaluation of assessments already made.

    `rename` maps file names to those in gold; `others` are the gold files for the guess (default: the other `labels`).
    """
    judged: list[Judged] = []
    coded: list[Judged] = []
    rows: dict[str, dict[str, float]] = {}
    for name, assessment in found.items():
        mine, code = _judged(assessment, labels[name], instrument)
        guess = _guess(mine, [gold for other, gold in (others or labels).items() if other != name])
        rows[name] = _row(mine, code, guess, instrument, rename, labels[name])
        judged += mine
        coded += code
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["n", *COLUMNS])
    mean = table.mean()
    mean["n"] = table["n"].sum()
    table.loc["mean"] = mean
    return Evaluation(instrument, tuple(judged), tuple(coded), table.rename_axis("dossier"))


def _judged(assessment: Assessment, gold: Gold, instrument: Instrument) -> tuple[list[Judged], list[Judged]]:
    findings = {element.id: element for finding in assessment.findings for element in finding.elements}
    spoken = [statute.language for statute in assessment.statutes]
    language = max(set(spoken), key=spoken.count) if spoken else ""
    plain: list[Judged] = []
    coded: list[Judged] = []
    for provision in instrument.provisions:
        for element in provision.elements:
            label = gold.scored.get(element.id)
            if label is None:
                continue
            item = Judged(
                gold.dossier,
                language,
                element.id,
                provision.id,
                provision.chapter,
                provision.obligation.value,
                label,
                findings[element.id],
            )
            (coded if element.need is Need.CODED else plain).append(item)
    return plain, coded


def _row(
    judged: Sequence[Judged],
    coded: Sequence[Judged],
    guess: float,
    instrument: Instrument,
    rename: Callable[[str], str],
    gold: Gold,
) -> dict[str, float]:
    truth, said = [item.truth for item in judged], [item.finding.met for item in judged]
    both = sum(t and s for t, s in zip(truth, said, strict=True))
    precision, recall = _share(both, sum(said)), _share(both, sum(truth))
    clear = [item.right for item in judged if item.label.sure == "clear"]
    hits = _hits(judged, rename)
    right = sum(item.right for item in judged) / len(judged) if judged else math.nan
    return {
        "n": len(judged),
        "kappa": kappa(truth, said),
        "P": precision,
        "R": recall,
        "F1": 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0,
        "clear": _share(sum(clear), len(clear)),
        "hit@1": hits[0],
        "hit@3": hits[1],
        "code": _share(sum(item.label.met == (item.finding.value or "none") for item in coded), len(coded)),
        "status": _status_kappa(judged, instrument, gold),
        "reader": _share(sum(item.finding.needs_reader for item in judged), len(judged)),
        "lift": (right - guess) / (1 - guess),
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def kappa(first: Sequence[int], second: Sequence[int], weight: Callable[[int, int], float] | None = None) -> float:
    """Cohen's kappa of two readings; `weight` gives the cost of each difference (default: all differences alike)."""
    kinds = sorted(set(first) | set(second))
    count = len(first)
    if count == 0 or len(kinds) < 2:
        return math.nan
    cost = weight or (lambda a, b: float(a != b))
    times_first, times_second = Counter(first), Counter(second)
    observed = sum(cost(a, b) for a, b in zip(first, second, strict=True)) / count
    expected = sum(times_first[a] * times_second[b] * cost(a, b) for a in kinds for b in kinds) / count**2
    return 1 - observed / expected if expected else math.nan


def unit_key(label: str) -> str:
    """The number of a section without the words and signs around it, so that "Art. 5º" is "5"."""
    return re.sub(r"[\s.°º]+", "", _UNIT_WORDS.sub("", label.lower().strip()))


def _hits(judged: Iterable[Judged], rename: Callable[[str], str]) -> tuple[float, float]:
    first = three = both = 0
    for item in judged:
        if not (item.label.cites and item.finding.met):
            continue
        both += 1
        wanted = {(cite.file, unit_key(cite.unit)) for cite in item.label.cites}
        got = list(
            dict.fromkeys(
                (PurePath(rename(passage.file)).name, unit_key(passage.unit)) for passage in item.finding.evidence
            )
        )
        first += bool(wanted & set(got[:1]))
        three += bool(wanted & set(got[:3]))
    return _share(first, both), _share(three, both)


def _guess(judged: Sequence[Judged], others: Sequence[Gold]) -> float:
    """The share right of a guess that answers each element as most other dossiers have it."""
    right = 0
    for item in judged:
        votes = [gold.scored[item.element].met == "yes" for gold in others if item.element in gold.scored]
        right += (sum(votes) * 2 > len(votes)) == item.truth
    return _share(right, len(judged)) if others else math.nan


def _status_kappa(judged: Sequence[Judged], instrument: Instrument, gold: Gold) -> float:
    same = {element.id: element.same_as for element in instrument.elements.values() if element.same_as}

    def ranks(met: dict[str, bool]) -> list[int | None]:
        full = met | {name: met.get(target, False) for name, target in same.items()}
        return [_rank(provision, full, instrument) for provision in instrument.provisions]

    labelled = gold.scored
    found = {item.element: item.finding.met for item in judged}
    truth = ranks({name: label.met == "yes" for name, label in labelled.items()})
    said = ranks({name: found.get(name, False) for name in labelled})
    pairs = [(a, b) for a, b in zip(truth, said, strict=True) if a is not None and b is not None]
    return kappa([a for a, _ in pairs], [b for _, b in pairs], lambda a, b: (a - b) ** 2)


def _rank(provision: Provision, met: Mapping[str, bool], instrument: Instrument) -> int | None:
    """2 covered, 1 partial, 0 missing, None where there is nothing to score."""
    own = {element.name: element for element in provision.elements}
    if not provision.rule:
        return None

    def value(name: str) -> bool:
        return met.get(own[name].id, False) if name in own else _rank(instrument.provision(name), met, instrument) == 2

    if holds(provision.rule, value):
        return 2
    return int(
        any(
            met.get(element.id)
            for element in provision.elements
            if element.need is Need.ESSENTIAL and not element.dependent
        )
    )
