import re
from pathlib import Path

import pytest

from modellaw.assistance import assistance
from modellaw.cli import app
from modellaw.concordance import concordance
from modellaw.instruments import instruments, load_instrument
from modellaw.writers import WRITERS

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]


def test_every_command_and_format_is_documented() -> None:
    assert [command for command in COMMANDS if f"    modellaw {command}" not in README] == []
    assert f"--format {'|'.join(WRITERS)}" in README


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL), ids=["assess and write"])
def test_the_python_example_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    statutes = tmp_path / "statutes" / "northreach"
    statutes.mkdir(parents=True)
    (statutes / "act.txt").write_text("Frontier Act\n\n1. Whoever helps another to enter commits an offence.\n")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "report.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_the_numbers_of_tests_and_items_are_those_encoded() -> None:
    tests = concordance(load_instrument(name) for name in instruments()).tests
    elements, shared = sum(map(len, tests.values())), sum(len(places) > 1 for places in tests.values())
    assert f"ask {elements} things of the law,\nbut {shared} of their tests are shared" in README
    assert f"the {len(assistance().items)} items of the Secretariat's report" in README


def test_the_accuracy_table_has_its_place() -> None:
    assert README.count("<!-- accuracy -->\n") == README.count("<!-- /accuracy -->\n") == 1


def test_every_link_inside_the_project_leads_somewhere() -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)", README) if "://" not in target]
    assert targets
    assert [target for target in targets if not (Path(__file__).parent.parent / target).is_file()] == []
