"""How often the toolkit is right, as measured: the tables that README carries and a test keeps true."""

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import modellaw

_TABLE = re.compile(r"<!-- (unseen|accuracy|convention) -->\n(.*?)<!-- /\1 -->", re.DOTALL)


@cache
def accuracy() -> dict[str, str]:
    """The tables as Markdown: `unseen` (law that shaped no wording), `accuracy`, `convention`; empty without README."""
    file = Path(modellaw.__file__).parents[1] / "README.md"
    if file.is_file():
        readme = file.read_text(encoding="utf-8")
    else:
        try:
            readme = metadata("modellaw")["Description"] or ""
        except PackageNotFoundError:
            return {}
    return {name: table.strip() for name, table in _TABLE.findall(readme) if table.strip()}


def mean(name: str) -> dict[str, float]:
    """The last row of a table, which is the mean of its dossiers, by column; empty where there is no such table."""
    lines = accuracy().get(name, "").splitlines()
    if len(lines) < 3:
        return {}
    head, last = ([cell.strip() for cell in line.strip("|").split("|")] for line in (lines[0], lines[-1]))
    return {column: float(cell) for column, cell in zip(head[1:], last[1:], strict=True)}
