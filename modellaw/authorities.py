"""Whom to ask: the authorities of a State by their function."""

from collections.abc import Mapping
from functools import cache

from modellaw import data
from modellaw.door import read_yaml
from modellaw.specs import Text


@cache
def authorities() -> Mapping[str, Text]:
    """The name of each authority, by id, in the order in which questions to them are listed."""
    return read_yaml(data.provisions().joinpath("authorities.yaml"), dict[str, Text])
