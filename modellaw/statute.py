"""Statutes as read, and the dossier of one State."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from analysis.paths import path_at
from analysis.units import Unit


@dataclass(frozen=True)
class Statute:
    """One act as it was read: its text, never cleaned, and the units found in it.

    `text` is what every offset points into. For text and Markdown files it is the decoded file itself.
    `pages` are the offsets at which printed pages begin (empty where the format has no pages).
    `notes` are sentences for the user about how the file was read (doubtful encoding, OCR text ...).
    """

    file: str
    title: str
    language: str
    sha256: str
    text: str
    units: tuple[Unit, ...]
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def page(self, offset: int) -> int | None:
        """The printed page, from 1, on which the offset lies; None where the format has no pages."""
        return bisect_right(self.pages, offset) if self.pages else None

    @cached_property
    def _starts(self) -> list[int]:
        return [unit.start for unit in self.units]

    def unit_at(self, offset: int) -> Unit | None:
        """The unit that holds the offset, or None between units."""
        at = bisect_right(self._starts, offset) - 1
        return self.units[at] if at >= 0 and offset < self.units[at].end else None

    def path(self, unit: Unit, offset: int) -> str:
        """How a lawyer cites the offset inside the unit: "117", "12(1)(a)"."""
        return path_at(self.text, unit, offset)


@dataclass(frozen=True)
class Problem:
    """A file that could not be read, and what its owner can do about it."""

    file: str
    message: str


@dataclass(frozen=True)
class Dossier:
    """The statutes of one State, read together; files that could not be read are kept as problems."""

    name: str
    statutes: tuple[Statute, ...]
    problems: tuple[Problem, ...] = field(default=())
