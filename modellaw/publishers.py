"""Official publishers of national law: where the statutes that a dossier lacks can be found."""

from modellaw import data
from modellaw.door import Model, read_yaml


class Publisher(Model):
    """One official publisher: its State (three letters, ISO 3166), its site, and the languages of the law there."""

    state: str
    publisher: str
    address: str
    languages: tuple[str, ...]


def publishers() -> tuple[Publisher, ...]:
    """The register of official publishers, in the order of their States."""
    return read_yaml(data.corpus().joinpath("sources.yaml"), tuple[Publisher, ...])
