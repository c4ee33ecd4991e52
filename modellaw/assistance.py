"""What an assistance mission asks beyond the statutes: the items of the Secretariat's report, as questions.

The items follow the report to the Conference of the Parties that `provisions/assistance/assistance.yaml` names. Where a
statute can answer, a check names the elements whose findings do; where none can, it is a question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from modellaw import data
from modellaw.authorities import authorities
from modellaw.door import Model, Source, read_source, read_yaml, refuse
from modellaw.instruments import everything
from modellaw.specs import Text

_FOLDER = "assistance"
_HEAD = "assistance.yaml"


class Check(Model):
    """One thing to find out: from the statutes where the findings of some elements answer it, else by asking."""

    by: Literal["statute", "practice"]
    text: Text
    hooks: tuple[str, ...] = ()  # ids of elements
    ask: str  # an authority of authorities.yaml
    evidence: Text  # what to ask for as proof


class Item(Model):
    """One item of the report."""

    id: str
    paragraph: str
    title: Text
    why: Text  # what a statute can show of it, and what it cannot
    hooks: tuple[str, ...] = ()  # ids of elements or provisions
    checks: tuple[Check, ...]

    def check_id(self, number: int) -> str:
        """What notes hold on to: the item's id and the check's number, from 1."""
        return f"{self.id}.{number + 1}"


class _GroupHead(Model):
    id: str
    title: Text


class _Head(Model):
    id: str
    title: Text
    source: str
    groups: tuple[_GroupHead, ...]


class _Items(Model):
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Group:
    """Items that belong together."""

    id: str
    title: Text
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Assistance:
    """All items, in the order of the report."""

    title: Text
    source: str
    groups: tuple[Group, ...]

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item by id."""
        return {item.id: item for group in self.groups for item in group.items}


@cache
def assistance() -> Assistance:
    """The items that ship with modellaw; raises SpecError with every fault at once."""
    folder = data.provisions().joinpath(_FOLDER)
    head = read_yaml(folder.joinpath(_HEAD), _Head)
    sources = [read_source(folder.joinpath(f"{group.id}.yaml"), _Items) for group in head.groups]
    refuse(fault for source in sources for fault in _faults(source))
    groups = zip(head.groups, sources, strict=True)
    return Assistance(
        head.title, head.source, tuple(Group(group.id, group.title, source.value.items) for group, source in groups)
    )


def _faults(source: Source[_Items]) -> Iterator[str]:
    every = everything()
    elements = {element.id for provision in every.values() for element in provision.elements}
    for number, item in enumerate(source.value.items):
        for hook in item.hooks:
            if hook not in elements | every.keys():
                yield source.fault(("items", number, "hooks"), f"{item.id} names {hook}, which does not exist")
        for at, check in enumerate(item.checks):
            place = ("items", number, "checks", at)
            if check.ask not in authorities():
                yield source.fault((*place, "ask"), f"«{check.ask}» is no authority of authorities.yaml")
            for hook in check.hooks:
                if hook not in elements:
                    yield source.fault((*place, "hooks"), f"{item.id} names {hook}, which is no element")
