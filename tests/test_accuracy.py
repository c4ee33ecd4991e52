"""Agreement with people who read the law: the same figures as the scoring tool, as README says, and never falling."""

import subprocess
import sys
from pathlib import Path

import pytest

from modellaw.evaluation import COLUMNS, Evaluation, compare_with_gold
from modellaw.gold import read_gold
from modellaw.instruments import load_instrument
from modellaw.judge.assess import assess
from modellaw.readers import read_dossier
from modellaw.writers import write_report

README = Path(__file__).parent.parent / "README.md"
OPEN, CLOSE = "<!-- accuracy -->\n", "<!-- /accuracy -->\n"
# Figures may rise; whoever lowers one says why in CHANGELOG.
FLOORS = {"kappa": 0.80, "lift": 0.60, "hit@1": 0.70, "hit@3": 0.85, "status": 0.75}


@pytest.fixture(scope="module")
def judged(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Evaluation, Path]:
    """Every dossier that has gold, assessed once; and the folder with their JSON."""
    labels = read_gold(shared / "gold")
    folder = tmp_path_factory.mktemp("assessments")
    found = {}
    for name, gold in labels.items():
        statutes = [shared / "statutes" / name / file for file in gold.files]
        found[name] = assess(read_dossier(statutes, name))
        (folder / f"{name}.json").write_bytes(write_report(found[name], "json"))
    return compare_with_gold(found, labels, load_instrument()), folder


def test_evaluate_prints_the_figures_of_the_scoring_tool(judged: tuple[Evaluation, Path], shared: Path) -> None:
    evaluation, folder = judged
    names = [name for name in evaluation.table.index if name != "mean"]
    pairs = [str(path) for name in names for path in (folder / f"{name}.json", shared / "gold" / f"{name}.yaml")]
    told = subprocess.run(
        [sys.executable, shared / "tools" / "score.py", *pairs], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    rows = {line.split()[0]: line.split()[1:] for line in told[1:]}
    for name in names:
        row = evaluation.table.loc[name]
        assert [str(int(row["n"])), "0", *(f"{row[column]:.2f}" for column in COLUMNS)] == rows[name]
    assert [f"{evaluation.table.loc['mean', column]:.2f}" for column in COLUMNS] == rows["mean"][1:]


def test_readme_shows_the_accuracy_that_is_measured(
    judged: tuple[Evaluation, Path], request: pytest.FixtureRequest
) -> None:
    table = f"{judged[0].to_markdown()}\n"
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(OPEN)
    if request.config.getoption("--update-golden"):
        _, _, after = rest.partition(CLOSE)
        README.write_text(f"{before}{OPEN}{table}{CLOSE}{after}", encoding="utf-8")
        return
    assert rest.partition(CLOSE)[0] == table, "README's accuracy table is old: pytest --update-golden"


@pytest.mark.parametrize(("column", "floor"), FLOORS.items())
def test_accuracy_does_not_fall(judged: tuple[Evaluation, Path], column: str, floor: float) -> None:
    assert judged[0].table.loc["mean", column] >= floor


def test_every_quote_is_byte_for_byte_in_its_statute(judged: tuple[Evaluation, Path], shared: Path) -> None:
    import json

    labels = read_gold(shared / "gold")
    for name, gold in labels.items():
        texts = {
            statute.file: statute.text
            for statute in read_dossier([shared / "statutes" / name / file for file in gold.files], name).statutes
        }
        raw = {file: (shared / "statutes" / name / file).read_bytes() for file in gold.files}
        told = json.loads((judged[1] / f"{name}.json").read_text(encoding="utf-8"))
        passages = [p for finding in told["findings"] for element in finding["elements"] for p in element["evidence"]]
        assert passages
        for passage in passages:
            assert texts[passage["file"]][passage["start"] : passage["end"]] == passage["quote"]
            if passage["file"].endswith((".txt", ".md")):
                assert passage["quote"].encode() in raw[passage["file"]].replace(b"\r\n", b"\n")
