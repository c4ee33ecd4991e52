import ast
import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from modellaw.guard import check_names
from modellaw.version import VERSION

ROOT = Path(__file__).parent.parent
FOLDERS = ("modellaw", "analysis", "provisions", "corpus")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


@pytest.mark.slow
def test_the_wheel_carries_all_four_folders_and_the_front_end(wheel: zipfile.ZipFile) -> None:
    carried = {name for name in wheel.namelist() if ".dist-info/" not in name}
    written = {
        str(file.relative_to(ROOT))
        for folder in FOLDERS
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert carried == written | {"app.py"}


@pytest.mark.slow
def test_an_installed_wheel_finds_its_data(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    wheel.extractall(installed)
    elsewhere.mkdir()
    for name in ("provisions", "corpus"):  # folders that the user happens to have
        (elsewhere / name).mkdir()
    done = _modellaw("instruments", cwd=elsewhere, path=installed)
    assert done.stderr == ""
    assert "model-law" in done.stdout


@pytest.mark.parametrize("decoy", ["analysis.py", "analysis/__init__.py", "corpus.py", "provisions.py"])
def test_a_file_of_the_users_that_hides_ours_is_named(decoy: str, tmp_path: Path) -> None:
    file = tmp_path / decoy
    file.parent.mkdir(exist_ok=True)
    file.write_text("raise SystemExit('the decoy was run')\n")
    done = _modellaw("instruments", cwd=tmp_path, path=ROOT)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"modellaw: your own {tmp_path.resolve() / decoy.split('/')[0]} hides the package")
    assert "Rename it" in done.stderr


def test_our_own_packages_pass_the_guard() -> None:
    check_names()


def _modellaw(*arguments: str, cwd: Path, path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "modellaw", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(path)}
    return subprocess.run(command, cwd=cwd, env=environment, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_by_hash_and_names_no_address(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)
    assert not [line for line in lines if "://" in line or "index-url" in line]


def test_the_locks_agree_and_hold_what_is_declared() -> None:
    running, developing = (_pinned(lock) for lock in ("requirements.lock", "requirements-dev.lock"))
    assert running.items() <= developing.items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_name(requirement) for requirement in project["dependencies"]}
    assert declared <= set(running), "run `make lock`"


def test_the_change_log_begins_with_what_is_not_released_yet() -> None:
    heads = [
        line for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line.startswith("## ")
    ]
    assert heads[0] == "## Unreleased"
    assert len(heads) == 1 or heads[1].removeprefix("## ").startswith(VERSION)


def _pinned(lock: str) -> dict[str, str]:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {_name(line): line.split("==")[1].split()[0] for line in lines if "==" in line and not line.startswith("#")}


def _name(requirement: str) -> str:
    return requirement.split("=")[0].split(">")[0].strip().lower().replace("_", "-")


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    files = [*(ROOT / "modellaw").rglob("*.py"), *(ROOT / "analysis").rglob("*.py"), ROOT / "app.py"]
    modules = {module for file in files for module in _imports(file)} - {*FOLDERS, *sys.stdlib_module_names}
    homes = packages_distributions()
    imported = {_name(homes[module][0]) for module in modules if module in homes}
    unknown = {module for module in modules if module not in homes}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {_name(each) for extra in project["optional-dependencies"].values() for each in extra}
    declared = {_name(each) for each in project["dependencies"]}
    assert imported - extras == declared
    assert unknown <= extras


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]
