"""The one way to the data: what ships with the package, and instruments that a user keeps in folders of their own."""

import os
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

HEAD = "instrument.yaml"
FOLDERS = "MODELLAW_INSTRUMENTS"  # environment variable: folders that hold further instruments, parted as in PATH


def provisions() -> Traversable:
    """The folder of instruments and lexicons."""
    return files("provisions")


def corpus() -> Traversable:
    """The folder of sample States and of the register of official publishers."""
    return files("corpus")


def instrument_folders() -> Mapping[str, Traversable]:
    """The folder of each instrument by its name: those that ship with the package first, then the user's own."""
    places: list[Traversable] = [provisions()]
    places += [Path(place) for place in os.environ.get(FOLDERS, "").split(os.pathsep) if place and Path(place).is_dir()]
    found: dict[str, Traversable] = {}
    for place in places:
        for folder in sorted(place.iterdir(), key=lambda item: item.name):
            if folder.is_dir() and folder.joinpath(HEAD).is_file():
                found.setdefault(folder.name, folder)
    return found


def yaml_files(folder: Traversable) -> list[Traversable]:
    """The YAML files of a folder, in order of name; none where there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
