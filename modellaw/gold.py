"""Gold labels: what people found when they read a State's statutes."""

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from modellaw.door import Model, read_yaml
from modellaw.errors import SpecError


class Cite(Model):
    """A section that a lawyer would cite: the file, and the number as printed, top level only."""

    file: str
    unit: str


class Label(Model):
    """What the readers say of one element."""

    met: Literal["yes", "no", "na", "disputed", "element", "alternative", "aggravation", "absent", "none"]
    sure: Literal["clear", "arguable"] = "clear"
    cites: tuple[Cite, ...] = ()
    notes: tuple[str, ...] = ()


class Gold(Model):
    """The labels of one dossier."""

    dossier: str
    readings: int
    agreement: dict[str, float] | None = None
    files: tuple[str, ...]
    elements: dict[str, Label]

    @property
    def scored(self) -> dict[str, Label]:
        """The labels that count: neither disputed nor not applicable."""
        return {name: label for name, label in self.elements.items() if label.met not in ("disputed", "na")}


def read_gold(folder: Path | Traversable) -> dict[str, Gold]:
    """The gold files of a folder (or one file) by dossier; raises SpecError where there is none or one is faulty."""
    files = [folder] if folder.is_file() else sorted(_yaml(folder), key=lambda file: file.name)
    if not files:
        raise SpecError(f"{folder} has no gold file (*.yaml); name the folder that holds them")
    found = [read_yaml(file, Gold) for file in files]
    return {gold.dossier: gold for gold in found}


def _yaml(folder: Path | Traversable) -> list[Path | Traversable]:
    return [file for file in folder.iterdir() if file.name.endswith(".yaml") and file.is_file()]
