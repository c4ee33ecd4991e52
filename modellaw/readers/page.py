"""A text under construction, for formats that are markup through and through: lines in, units marked on the way."""

from analysis.units import Unit, UnitKind


class Page:
    """Collects lines and remembers where units begin and end."""

    def __init__(self) -> None:
        """An empty page."""
        self._parts: list[str] = []
        self._units: list[Unit] = []
        self._open = False  # a line has its number and waits for its words
        self.length = 0

    @property
    def text(self) -> str:
        """All lines so far."""
        return "".join(self._parts)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units marked so far."""
        return tuple(self._units)

    def line(self, words: str) -> None:
        """Adds a line, or completes the one that was begun with a number."""
        if not words:
            return
        self._put(f" {words}\n" if self._open else f"{words}\n")
        self._open = False

    def begin_line(self, number: str) -> None:
        """Begins a line with a printed number; the next words go on it, the next number too ("5 (1)")."""
        if number:
            self._put(f" {number}" if self._open else number)
            self._open = True

    def end_line(self) -> None:
        """Ends a line that was begun and got no words."""
        if self._open:
            self._put("\n")
            self._open = False

    def unit(self, label: str, kind: UnitKind, heading: str, above: tuple[str, ...], start: int) -> None:
        """Marks all that was added since `start` as a unit; nothing, where nothing was added."""
        if self.length > start:
            self._units.append(Unit(label, kind, heading, above, start, self.length - 1))

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)
