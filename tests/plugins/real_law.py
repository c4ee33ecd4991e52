"""Where every test must run (MODELLAW_REQUIRE_SHARED is set), a skipped test is a failed one.

Tests on real law skip where ../shared is absent, and browser tests where there is no Chromium: right on a user's
machine, and a silent hole in the one place that vouches for a release.
"""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _no_hole((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _no_hole((yield))


def _no_hole(report: Report) -> Report:
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("MODELLAW_REQUIRE_SHARED"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"no test may be skipped here (MODELLAW_REQUIRE_SHARED is set), but this one was: {reason}"
    return report
