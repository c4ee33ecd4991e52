"""False alarms on a whole statute book: every act assessed alone, and each that seems to carry smuggling law listed.

    python -m benchmarks.false_alarms FOLDER [--workers 2] [-o FILE]

Prints a line for each act with a smuggling-specific provision covered or partial, which provisions, and the words that
made them; and at the end the share of such acts, also without those whose kind says that they may well carry it.
"""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from modellaw.assessment import Assessment, Status
from modellaw.errors import ModelLawError
from modellaw.judge.assess import assess
from modellaw.judge.reading import Reading
from modellaw.judge.ties import Ties
from modellaw.readers import READERS, read_statute
from modellaw.statute import Dossier

SPECIFIC = ("ML.5A", "ML.6", "ML.NONLIAB", "ML.11", "ML.18", "ML.SEA.")
EXPECTED = {"smuggling", "trafficking", "immigration", "refugee", "maritime", "border"}


def alarms(assessment: Assessment) -> Iterator[str]:
    """The smuggling-specific provisions that are covered or partial, with the words that made them."""
    for finding in assessment.findings:
        if finding.status in (Status.COVERED, Status.PARTIAL) and finding.provision.startswith(SPECIFIC):
            passages = [passage for element in finding.elements for passage in element.evidence[:1]]
            words = " ".join(passages[0].quote.split())[:160] if passages else ""
            yield f"{finding.provision} {finding.status.value} [{passages[0].path if passages else ''}] {words}"


def weigh(file: Path) -> tuple[str, str, list[str], list[str]]:
    """(file, title, kinds of act, alarms) of one act; a file that cannot be read gives its reason as title."""
    try:
        statute = read_statute(file)
    except ModelLawError as error:
        return file.name, f"not read: {error}", [], []
    if statute.language != "en":
        return file.name, f"not assessed: language {statute.language}", [], []
    found = list(alarms(assess(Dossier(file.stem, (statute,)))))
    kinds = sorted(Ties(Reading([statute])).kinds[0]) if found else []
    return file.name, statute.title, kinds, found


def main() -> None:
    """Print the alarms and their share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("-o", "--output", type=argparse.FileType("w", encoding="utf-8"), default=sys.stdout)
    options = parser.parse_args()
    files = sorted(file for file in options.folder.rglob("*") if file.suffix.lower() in READERS)
    alarmed = unexpected = 0
    with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn")) as pool:
        for name, title, kinds, found in pool.map(weigh, files, chunksize=8):
            if title.startswith("not "):
                print(f"{name}: {title}", file=options.output)
            if not found:
                continue
            alarmed += 1
            unexpected += EXPECTED.isdisjoint(kinds)
            mark = " " if not EXPECTED.isdisjoint(kinds) else "!"
            print(
                f"{mark} {name} | {title} | {', '.join(kinds)}", *found, sep="\n      ", file=options.output, flush=True
            )
    share = f"{alarmed} of {len(files)} acts; outside the expected kinds {unexpected} ({unexpected / len(files):.2%})"
    print(share, file=options.output)


if __name__ == "__main__":
    main()
