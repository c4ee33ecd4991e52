"""How a lawyer cites a place inside a unit, from the labels printed before it."""

from analysis.units import Unit


def path_at(text: str, unit: Unit, offset: int) -> str:
    return unit.label
