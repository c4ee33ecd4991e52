"""Golden files: what a command wrote when a person last looked at it. `pytest --update-golden` writes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden from what is written now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """A check that bytes are those of the golden file of that name."""

    def check(name: str, content: bytes) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.write_bytes(content)
        assert file.is_file(), (
            f"tests/golden/{name} does not exist: look at what is written, then pytest --update-golden"
        )
        assert content == file.read_bytes(), f"tests/golden/{name} differs: if rightly so, pytest --update-golden"

    return check
