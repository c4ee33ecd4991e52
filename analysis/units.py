"""The parts of a statute that a lawyer can cite, as offsets into the text as read."""

from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit is; only `section`, `preamble` and `schedule` can carry evidence."""

    SECTION = "section"  # a section, article, paragraph sign: the numbered rule
    PREAMBLE = "preamble"  # long title, recitals, objects and reasons: what stands before the first numbered rule
    SCHEDULE = "schedule"  # schedules, annexes, additional provisions
    SUPERSEDED = "superseded"  # repealed, reprinted or quoted text that is not the law in force


@dataclass(frozen=True, slots=True)
class Unit:
    """One citable part of a statute.

    `label` is the printed number, top level only ("117", "318 bis", "L823-1", "preamble", "schedule 1");
    `above` are the headings it stands under, outermost first ("PART 2 Smuggling of persons");
    `text[start:end]` is the unit, its own heading line included.
    """

    label: str
    kind: UnitKind
    heading: str
    above: tuple[str, ...]
    start: int
    end: int
