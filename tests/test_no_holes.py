import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SKIPS = {
    "a test": "import pytest\n\ndef test_one():\n    pytest.skip('no law here')\n",
    "a module": "import pytest\n\npytest.skip('no law here', allow_module_level=True)\n",
}


@pytest.mark.parametrize("skip", SKIPS)
@pytest.mark.parametrize(
    ("required", "leaves_with"), [("", {0, 5}), ("1", {1, 2})], ids=["at home", "where all must run"]
)
def test_a_skipped_test_fails_where_all_must_run(
    skip: str, required: str, leaves_with: set[int], tmp_path: Path
) -> None:
    (tmp_path / "test_it.py").write_text(SKIPS[skip])
    command = [sys.executable, "-m", "pytest", "-p", "tests.plugins.real_law", "-p", "no:cacheprovider", str(tmp_path)]
    environment = {**os.environ, "MODELLAW_REQUIRE_SHARED": required, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode in leaves_with
    assert bool(required) == ("no test may be skipped here" in done.stdout)
