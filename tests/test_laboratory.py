"""The laboratory: runs kept and held against one another, and every difference shown with its passages."""

from pathlib import Path

import pytest

from modellaw.cli import main
from modellaw.evaluation import Evaluation, evaluate
from modellaw.laboratory import Laboratory, changes, read_run, write_run
from modellaw.report import Heading, Plot, Quote, Table

ACT = """Frontier Act

1. Bringing people in for gain
A person who, in order to obtain a financial benefit, arranges the unlawful entry of another person into Northreach
commits an offence and is liable to imprisonment for eight years.

2. The painting of fences
Every fence along the border is painted white by the owner of the land on which it stands.
"""
GOLD = """dossier: northreach
readings: 1
files: [act.txt]
elements:
  ML.5A.conduct: {met: "yes", sure: clear, cites: [{file: act.txt, unit: "1"}]}
  ML.11.power: {met: "yes", sure: arguable, cites: [{file: act.txt, unit: "2"}], notes: [Fences may be meant.]}
  ML.5A.benefit: {met: element, sure: clear, cites: [{file: act.txt, unit: "1"}]}
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "statutes" / "northreach").mkdir(parents=True)
    (tmp_path / "statutes" / "northreach" / "act.txt").write_text(ACT, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "northreach.yaml").write_text(GOLD, encoding="utf-8")
    return tmp_path / "statutes", tmp_path / "gold"


@pytest.fixture
def evaluation(folders: tuple[Path, Path]) -> Evaluation:
    return evaluate(*folders)


def test_a_run_held_against_itself_has_not_changed(evaluation: Evaluation, tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    file.write_bytes(write_run(evaluation))
    assert write_run(evaluation) == file.read_bytes()
    assert changes(read_run(file), evaluation).empty


def test_what_was_mended_and_what_was_spoiled_is_told_element_by_element(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    file = tmp_path / "run.json"
    text = write_run(evaluation).decode()
    before = (
        text.replace('"met": true', '"met": false', 1)
        .replace('"met": false,\n   "probability": 0.0', '"met": true,\n   "probability": 0.0')
        .replace('"value": "element"', '"value": "absent"')
    )
    file.write_text(before, encoding="utf-8")
    told = changes(read_run(file), evaluation).set_index("element")["change"].to_dict()
    assert told == {"ML.5A.conduct": "mended", "ML.11.power": "spoiled", "ML.5A.benefit": "code"}


def test_the_report_shows_each_difference_with_the_readers_section(evaluation: Evaluation) -> None:
    blocks = Laboratory(evaluation).report().blocks
    assert any(isinstance(block, Plot) for block in blocks)
    captions = [block.caption for block in blocks if isinstance(block, Table)]
    assert {f"By {name}" for name in ("dossier", "language", "chapter", "obligation", "element")} <= set(captions)
    missed = [block for block in blocks if isinstance(block, Heading) and block.anchor == "northreach-ML.11.power"]
    assert len(missed) == 1
    assert any(isinstance(block, Quote) and "readers cite 2, act.txt" in block.source for block in blocks)
    assert "Fences may be meant." in repr(blocks)


def test_the_command_keeps_a_run_and_writes_the_laboratory(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, page = tmp_path / "run.json", tmp_path / "laboratory.html"
    for more in (["--save", run, "-o", page], ["--against", run]):
        with pytest.raises(SystemExit) as leaving:
            main(["evaluate", *map(str, (*folders, *more))])
        assert not leaving.value.code
    html = page.read_text(encoding="utf-8")
    assert "<svg" in html
    assert 'id="northreach-ML.11.power"' in html
    assert capsys.readouterr().out.startswith("change,dossier,element")
