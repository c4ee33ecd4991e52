"""Fixtures for every test."""

pytest_plugins = ("tests.plugins.golden", "tests.plugins.real_law", "tests.plugins.reports")
