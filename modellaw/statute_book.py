"""Which acts of a statute book matter to the instrument, and why: each act alone, by one pass for its concepts."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from modellaw.assessment import Unread
from modellaw.errors import ModelLawError
from modellaw.instruments import DEFAULT, load_instrument
from modellaw.judge.reading import Progress, Reading
from modellaw.judge.ties import SMUGGLING, Ties
from modellaw.lexicons import lexicon_languages
from modellaw.readers import READERS, read_statute

_OFFENCE, _KIND, _MENTION = (
    3.0,
    2.0,
    1.0,
)  # what weighs most for a reader: the offence, a kind of act that is a usual home, a mention


@dataclass(frozen=True, slots=True)
class Relevant:
    """An act that matters, how much (higher first), and why, in words."""

    file: str
    title: str
    score: float
    kinds: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class Triage:
    """The acts that matter, the most important first, of all that were read."""

    relevant: tuple[Relevant, ...]
    read: int
    unread: tuple[Unread, ...]

    def to_frame(self) -> pd.DataFrame:
        """A row an act that matters."""
        rows = [(act.file, act.title, act.score, ", ".join(act.kinds), "; ".join(act.why)) for act in self.relevant]
        return pd.DataFrame(rows, columns=["file", "title", "score", "kinds", "why"]).set_index("file")

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


def triage(folder: Path, instrument: str = DEFAULT, progress: Progress | None = None, workers: int = 1) -> Triage:
    """Weigh every act of a folder (and its folders) by itself."""
    homes = frozenset(kind for provision in load_instrument(instrument).provisions for kind in provision.usual_home)
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix.lower() in READERS)
    weigh = partial(_weigh, homes=homes)
    if workers == 1:
        weighed = []
        for file in files:
            if progress:
                progress(file.name, "weighing")
            weighed.append(weigh(file))
    else:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            weighed = list(pool.map(weigh, files, chunksize=16))
    relevant = [act for act in weighed if isinstance(act, Relevant) and act.score > 0]
    unread = tuple(act for act in weighed if isinstance(act, Unread))
    return Triage(tuple(sorted(relevant, key=lambda act: (-act.score, act.file))), len(files) - len(unread), unread)


def _weigh(file: Path, homes: frozenset[str]) -> Relevant | Unread:
    try:
        statute = read_statute(file)
    except ModelLawError as error:
        return Unread(file.name, str(error))
    if statute.language not in lexicon_languages():
        return Unread(file.name, f"{file.name} is in a language ({statute.language}) that cannot be judged yet")
    reading = Reading([statute])
    ties = Ties(reading)
    why: list[str] = []
    score = 0.0
    for name, found in ties.offences.items():
        if found:
            where = dict.fromkeys(reading.units[passage.unit].unit.label for passage in found)
            why.append(f"makes a {name}: {_few(where)}")
            score += _OFFENCE
    kinds = tuple(sorted(ties.kinds[0] & homes))
    if kinds:
        why.append(f"is {' and '.join(kinds)} law, a usual home of the instrument's rules")
        score += _KIND
    mentions = len(reading.of(SMUGGLING).start)
    if mentions:
        why.append(f"speaks of {SMUGGLING} {mentions} times")
        score += _MENTION
    return Relevant(file.name, statute.title, score, kinds, tuple(why))


def _few(labels: Sequence[str] | dict[str, None], most: int = 5) -> str:
    named = list(labels)
    return ", ".join(named[:most]) + (f" and {len(named) - most} more" if len(named) > most else "")
