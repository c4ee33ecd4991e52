"""The laboratory: where the toolkit and careful readers differ, passage by passage, and what a change has changed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal

import pandas as pd
from pydantic import Field

from modellaw.door import Model, read_yaml
from modellaw.evaluation import Evaluation, Judged, unit_key
from modellaw.report import Block, Heading, Paragraph, Plot, Quote, Report, Span, Table, proof, sought, verdict
from modellaw.statute import Dossier
from modellaw.wording import worded

SCHEMA = 1
BREAKDOWNS = ("dossier", "language", "chapter", "obligation", "provision", "element")
_LEAD = 240  # characters shown of a section that the readers cite


class Said(Model):
    """What the toolkit said of one element in one run."""

    dossier: str
    element: str
    truth: bool
    met: bool
    value: str | None = None
    probability: float
    units: tuple[str, ...] = ()  # of the sections cited, the best first


class Run(Model):
    """One evaluation, kept so that a later one can be held against it."""

    schema_: int = Field(SCHEMA, alias="schema")
    instrument: str
    spec_sha256: str
    elements: tuple[Said, ...]


def write_run(evaluation: Evaluation) -> bytes:
    """The run as JSON, the same bytes for the same results."""
    told = {
        "schema": SCHEMA,
        "instrument": evaluation.instrument.id,
        "spec_sha256": evaluation.instrument.spec_sha256,
        "elements": [_said(item).model_dump(exclude_none=True) for item in (*evaluation.judged, *evaluation.coded)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_run(file: Traversable) -> Run:
    """A run that `write_run` wrote; raises SpecError with each fault and its line."""
    return read_yaml(file, Run)


def changes(before: Run, evaluation: Evaluation) -> pd.DataFrame:
    """The elements judged otherwise than in a run before: mended, spoiled, another code, another first section."""
    then = {(said.dossier, said.element): said for said in before.elements}
    rows = []
    for item in (*evaluation.judged, *evaluation.coded):
        now, was = _said(item), then.get((item.dossier, item.element))
        if was is not None and (kind := _change(was, now)):
            rows.append(
                {
                    "change": kind,
                    "dossier": now.dossier,
                    "element": now.element,
                    "readers": item.label.met,
                    "before": f"{_word(was)} {was.probability:.2f}",
                    "now": f"{_word(now)} {now.probability:.2f}",
                    "section before": was.units[0] if was.units else "",
                    "section now": now.units[0] if now.units else "",
                }
            )
    columns = ["change", "dossier", "element", "readers", "before", "now", "section before", "section now"]
    return pd.DataFrame(rows, columns=columns).sort_values(["change", "dossier", "element"], ignore_index=True)


def _said(item: Judged) -> Said:
    found = item.finding
    return Said(
        dossier=item.dossier,
        element=item.element,
        truth=item.truth,
        met=found.met,
        value=found.value,
        probability=round(found.probability, 4),
        units=tuple(dict.fromkeys(f"{passage.file} {passage.unit}" for passage in found.evidence)),
    )


def _change(was: Said, now: Said) -> Literal["mended", "spoiled", "code", "section", ""]:
    if was.met != now.met:
        return "mended" if now.met == now.truth else "spoiled"
    if was.value != now.value:
        return "code"
    return "section" if was.units[:1] != now.units[:1] else ""


def _word(said: Said) -> str:
    return said.value or ("met" if said.met else "not found")


@dataclass(frozen=True)
class Laboratory:
    """An evaluation and, if there is one, the run to hold it against."""

    evaluation: Evaluation
    before: Run | None = None

    def report(self) -> Report:
        """Figures, breakdowns, reliability, what changed, and every element judged otherwise than the readers did."""
        return Report(
            f"Agreement with careful readers: {worded(self.evaluation.instrument.title)}",
            (
                Heading(2, "Figures"),
                _table("By dossier", self.evaluation.to_frame()),
                *self._reliability(),
                *self._changes(),
                *self._breakdowns(),
                *self._confusions(),
            ),
        )

    def _reliability(self) -> Iterator[Block]:
        table = self.evaluation.calibration()
        yield Heading(2, "Reliability")
        yield Paragraph(
            f"Of the elements given about a probability, how many the readers call met. The expected error is "
            f"{table.attrs['ece']:.3f}; points on the diagonal mean what they say."
        )
        points = tuple(
            (float(said), float(met), int(cases))
            for said, met, cases in zip(table["said"], table["met"], table["n"], strict=True)
        )
        yield Plot("Said and met, by tenths of probability", "said", "met", points)

    def _changes(self) -> Iterator[Block]:
        if self.before is None:
            return
        changed = changes(self.before, self.evaluation)
        yield Heading(2, f"Changed since the run before ({len(changed)})")
        yield _table("Element by element", changed.set_index("change"))

    def _breakdowns(self) -> Iterator[Block]:
        yield Heading(2, "Breakdowns")
        for what in BREAKDOWNS:
            yield _table(f"By {what}", self.evaluation.by(what))

    def _confusions(self) -> Iterator[Block]:
        wrong = self.evaluation.wrong()
        for heading, met in (("Found, where readers found nothing", True), ("Missed, where readers found it", False)):
            them = [item for item in wrong if item.finding.met is met]
            yield Heading(2, f"{heading} ({len(them)})")
            for item in them:
                yield from self._confusion(item)

    def _confusion(self, item: Judged) -> Iterator[Block]:
        dossier = self.evaluation.dossiers.get(item.dossier, Dossier(item.dossier, ()))
        languages = {statute.file: statute.language for statute in dossier.statutes}
        tag = f"{verdict(item.finding)} ({item.finding.probability:.2f})"
        yield Heading(3, f"{item.dossier}: {item.element}", tag, f"{item.dossier}-{item.element}")
        yield Paragraph(worded(self.evaluation.instrument.elements[item.element].requires))
        yield Paragraph(f"{item.label.met} ({item.label.sure})", "Readers")
        for note in item.label.notes:
            yield Paragraph(note, "Note")
        yield from self._cited(item, dossier)
        yield from proof(item.finding, languages)
        if not item.finding.met:
            yield from sought(item.finding, languages, with_misses=True)

    def _cited(self, item: Judged, dossier: Dossier) -> Iterator[Block]:
        """The beginning of each section that the readers rely on."""
        for cite in item.label.cites:
            for statute in dossier.statutes:
                unit = next((unit for unit in statute.units if unit_key(unit.label) == unit_key(cite.unit)), None)
                if statute.file == cite.file and unit is not None:
                    words = " ".join(statute.text[unit.start : unit.end][:_LEAD].split())
                    yield Quote((Span(f"{words} …"),), f"readers cite {cite.unit}, {cite.file}", statute.language)


def _table(caption: str, frame: pd.DataFrame) -> Table:
    rows = (
        (str(name), *(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row))
        for name, row in zip(frame.index, frame.itertuples(index=False), strict=True)
    )
    return Table(caption, (str(frame.index.name or ""), *map(str, frame.columns)), tuple(rows))
