"""Fixtures for every test."""

import os
from pathlib import Path

import pytest

pytest_plugins = ("tests.plugins.golden", "tests.plugins.real_law", "tests.plugins.reports")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real statutes and gold beside the project; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("MODELLAW_SHARED") or Path(__file__).parents[2] / "shared")
    if not (folder / "statutes").is_dir():
        pytest.skip(f"real statutes are not at {folder}; set MODELLAW_SHARED to the folder that holds them")
    return folder
