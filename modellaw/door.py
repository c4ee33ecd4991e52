"""The strict door for data: every YAML file comes in here, stricter than YAML, with file and line for every fault.

All scalars stay text (so that `no` and `5.10` survive), a key twice is refused, and a typed value comes out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from modellaw.errors import SpecError

T = TypeVar("T")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times as fast, and is in most builds
Place = tuple[str | int, ...]

_PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is not a known key",
    "string_type": "must be text",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be a table of keys and values",
}


class Model(BaseModel):
    """A value read from YAML: no unknown key, never changed after."""

    model_config = {"extra": "forbid", "frozen": True}


@dataclass
class _Reader:
    file: str
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def value(self, node: yaml.Node, place: Place) -> Any:
        self.lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            table: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                if key in table:
                    self.faults.append(f"{self.file}:{key_node.start_mark.line + 1}: «{key}» stands twice; keep one")
                table[key] = self.value(value_node, (*place, key))
                self.lines[(*place, key)] = key_node.start_mark.line + 1
            return table
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*place, at)) for at, item in enumerate(node.value)]
        return node.value


@dataclass(frozen=True)
class Source(Generic[T]):
    """A value with where it was written, for faults that show only when several files are held together."""

    value: T
    file: str
    lines: Mapping[Place, int]

    def fault(self, place: Place, message: str) -> str:
        """The message, with the file and the line of the nearest thing written at the place."""
        return f"{self.file}:{_line(self.lines, place)}: {message}"


def read_yaml(file: Traversable, kind: type[T]) -> T:
    """The file's content as a value of the kind asked for.

    Raises SpecError with one line per fault, each with file and line number.
    """
    return read_source(file, kind).value


def read_source(file: Traversable, kind: type[T]) -> Source[T]:
    """The same, with the lines on which its parts stand."""
    name = file.name
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise SpecError(f"{name}:{line}: this is not YAML ({getattr(fault, 'problem', fault)})") from None
    except UnicodeDecodeError:
        raise SpecError(f"{name}:1: the file is not UTF-8 text; save it as UTF-8") from None
    reader = _Reader(name)
    data = reader.value(node, ()) if node is not None else {}
    try:
        value = TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        reader.faults += [
            _sentence(name, reader.lines, fault["loc"], fault["type"], fault["msg"]) for fault in error.errors()
        ]
        raise SpecError("\n".join(reader.faults)) from None
    if reader.faults:
        raise SpecError("\n".join(reader.faults))
    return Source(value, name, reader.lines)


def _sentence(name: str, lines: Mapping[Place, int], place: Place, kind: str, message: str) -> str:
    where = " › ".join(str(step + 1) if isinstance(step, int) else step for step in place)
    return f"{name}:{_line(lines, place)}: {where} {_PLAIN.get(kind, message.removeprefix('Value error, '))}"


def _line(lines: Mapping[Place, int], place: Place) -> int:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def refuse(faults: Iterable[str]) -> None:
    """Raises SpecError with all the faults at once, if there are any."""
    found = list(faults)
    if found:
        raise SpecError("\n".join(found))
