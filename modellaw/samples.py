"""Sample States: fictional law that ships with modellaw, with what careful readers found in it."""

from importlib.resources.abc import Traversable

from pydantic import Field

from modellaw import data
from modellaw.door import Model, read_yaml
from modellaw.errors import UnknownName
from modellaw.gold import Gold
from modellaw.readers import read_statute
from modellaw.specs import Language, Text
from modellaw.statute import Dossier

_ABOUT, _GOLD = "about.yaml", "gold.yaml"
_REQUESTS = "requests"


class About(Model):
    """What a sample State is for, and why the toolkit is known to judge some elements wrongly there."""

    name: Text
    tradition: str
    shows: Text
    known_wrong: dict[str, str] = Field(default_factory=dict)


def samples() -> tuple[str, ...]:
    """The names of the sample States."""
    return tuple(sorted(folder.name for folder in data.corpus().iterdir() if folder.joinpath(_ABOUT).is_file()))


def read_sample(name: str) -> Dossier:
    """The statutes of a sample State; raises UnknownName with those there are."""
    folder = _folder(name)
    files = sample_gold(name).files
    return Dossier(name, tuple(read_statute(file, folder.joinpath(file).read_bytes()) for file in files))


def sample_gold(name: str) -> Gold:
    """What careful readers found in the statutes of a sample State; raises UnknownName with those there are."""
    return read_yaml(_folder(name).joinpath(_GOLD), Gold)


def about_sample(name: str) -> About:
    """What a sample State is for; raises UnknownName with those there are."""
    return read_yaml(_folder(name).joinpath(_ABOUT), About)


def sample_request(language: Language) -> str:
    """A fictional draft request for legal assistance, which lacks some of what a request must say."""
    return data.corpus().joinpath(_REQUESTS, f"{language}.txt").read_text(encoding="utf-8")


def _folder(name: str) -> Traversable:
    if name not in samples():
        raise UnknownName(f"«{name}» is no sample State. There are: {', '.join(samples())}")
    return data.corpus().joinpath(name)
