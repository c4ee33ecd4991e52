"""Several States side by side under one instrument."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from modellaw.assessment import Assessment, Unread
from modellaw.instruments import DEFAULT, load_instrument
from modellaw.judge.assess import assess
from modellaw.judge.reading import Progress
from modellaw.readers import read_dossier
from modellaw.statute import Dossier


@dataclass(frozen=True)
class Comparison:
    """One assessment a State."""

    assessments: tuple[Assessment, ...]

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The files of all the dossiers that were not assessed."""
        return tuple(unread for assessment in self.assessments for unread in assessment.unread)

    def to_frame(self) -> pd.DataFrame:
        """Statuses: a row a provision, a column a State."""
        instrument = load_instrument(self.assessments[0].instrument) if self.assessments else load_instrument()
        frame = pd.DataFrame(
            {
                assessment.dossier: {finding.provision: finding.status.value for finding in assessment.findings}
                for assessment in self.assessments
            }
        )
        frame.insert(
            0, "title", pd.Series({provision.id: provision.title["en"] for provision in instrument.provisions})
        )
        return frame.rename_axis("provision")

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


def compare(
    folders: Sequence[Path], instrument: str = DEFAULT, progress: Progress | None = None, workers: int = 1
) -> Comparison:
    """Assess the statutes of each folder as one State's dossier."""
    return Comparison(
        tuple(assess_many([read_dossier([folder], folder.name) for folder in folders], instrument, progress, workers))
    )


def assess_many(
    dossiers: Iterable[Dossier], instrument: str = DEFAULT, progress: Progress | None = None, workers: int = 1
) -> list[Assessment]:
    """One assessment a dossier, in the order given; with several workers, in as many processes and without progress."""
    if workers == 1:
        return [assess(dossier, instrument, progress=progress) for dossier in dossiers]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(partial(assess, instrument=instrument), dossiers))
