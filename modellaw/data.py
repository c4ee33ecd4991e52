"""The one way to the data that ships with the package: instruments, lexicons, sample States, weights."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def provisions() -> Traversable:
    """The folder of instruments and lexicons."""
    return files("provisions")


def corpus() -> Traversable:
    """The folder of sample States and of the register of official publishers."""
    return files("corpus")


def yaml_files(folder: Traversable) -> list[Traversable]:
    """The YAML files of a folder, in order of name."""
    return sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
