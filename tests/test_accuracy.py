"""Agreement with people who read the law: the same figures as the scoring tool, as README says, and never falling."""

import subprocess
import sys
from pathlib import Path

import pytest

from modellaw.evaluation import COLUMNS, Evaluation, compare_with_gold, evaluate
from modellaw.gold import read_gold
from modellaw.instruments import load_instrument
from modellaw.judge.assess import assess
from modellaw.readers import read_dossier
from modellaw.writers import write_report

README = Path(__file__).parent.parent / "README.md"
UNSEEN = Path(__file__).parent.parent / "benchmarks" / "unseen"
CONVENTION = Path(__file__).parent.parent / "benchmarks" / "convention"
# Figures may rise; whoever lowers one says why in CHANGELOG.
FLOORS = {"kappa": 0.90, "lift": 0.82, "hit@1": 0.78, "hit@3": 0.92, "status": 0.88}


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


@pytest.fixture(scope="module")
def unseen(shared: Path) -> Evaluation:
    """The State that shaped no wording."""
    labels = read_gold(UNSEEN)
    found = {
        name: assess(read_dossier([shared / "statutes" / name / file for file in gold.files], name))
        for name, gold in labels.items()
    }
    return compare_with_gold(found, labels, load_instrument(), others=read_gold(shared / "gold"))


@pytest.fixture(scope="module")
def convention(shared: Path) -> Evaluation:
    """The elements that the Convention shares with no other instrument."""
    return evaluate(shared / "statutes", CONVENTION, "untoc-2000")


@pytest.mark.parametrize("name", ["accuracy", "unseen", "convention"])
def test_readme_shows_the_accuracy_that_is_measured(
    name: str,
    judged: tuple[Evaluation, Path],
    unseen: Evaluation,
    convention: Evaluation,
    request: pytest.FixtureRequest,
) -> None:
    measured = {"accuracy": judged[0], "unseen": unseen, "convention": convention}
    table = f"{measured[name].to_markdown()}\n"
    opening, closing = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    before, _, rest = README.read_text(encoding="utf-8").partition(opening)
    shown, _, after = rest.partition(closing)
    if request.config.getoption("--update-golden"):
        README.write_text(f"{before}{opening}{table}{closing}{after}", encoding="utf-8")
    else:
        assert shown == table, "README's accuracy table is old: pytest --update-golden"


@pytest.mark.parametrize(("column", "floor"), FLOORS.items())
def test_accuracy_does_not_fall(judged: tuple[Evaluation, Path], column: str, floor: float) -> None:
    assert judged[0].table.loc["mean", column] >= floor


def test_accuracy_on_unseen_law_does_not_fall(unseen: Evaluation) -> None:
    assert unseen.table.loc["mean", "kappa"] >= 0.70
    assert unseen.table.loc["mean", "lift"] >= 0.5


def test_accuracy_under_the_convention_does_not_fall(convention: Evaluation) -> None:
    assert convention.table.loc["mean", "kappa"] >= 0.85


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
