"""Which provisions of several instruments ask the same of the law, so that one can be followed into the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from modellaw.instruments import Instrument
from modellaw.specs import Provision
from modellaw.wording import worded


@dataclass(frozen=True, slots=True)
class Place:
    """Where a test stands: an element of a provision of an instrument."""

    instrument: str
    provision: str
    element: str


@dataclass(frozen=True)
class Concordance:
    """The tests of several instruments, each with every place that asks it."""

    instruments: tuple[Instrument, ...]

    @cached_property
    def tests(self) -> Mapping[str, tuple[Place, ...]]:
        """The places of each test, by the id of the element that is judged, in the order of the instruments."""
        places: defaultdict[str, list[Place]] = defaultdict(list)
        for instrument in self.instruments:
            for provision in instrument.provisions:
                for element in provision.elements:
                    places[instrument.tests[element.id].id].append(Place(instrument.id, provision.id, element.id))
        return {test: tuple(them) for test, them in places.items()}

    @property
    def shared(self) -> Mapping[str, tuple[Place, ...]]:
        """The tests that more than one place asks: each is judged once."""
        return {test: places for test, places in self.tests.items() if len(places) > 1}

    @cached_property
    def _by_provision(self) -> Mapping[str, Mapping[str, tuple[Place, ...]]]:
        found: defaultdict[str, defaultdict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for places in self.shared.values():
            for place in places:
                for other in places:
                    if other.provision != place.provision:
                        found[place.provision][other.provision].append(other)
        return {
            name: {other: tuple(dict.fromkeys(them)) for other, them in others.items()}
            for name, others in found.items()
        }

    def beside(self, provision: str) -> Mapping[str, tuple[Place, ...]]:
        """The provisions that share a test with this one, each with the places of the tests they share."""
        return self._by_provision.get(provision, {})

    def provision(self, identifier: str) -> tuple[Instrument, Provision]:
        """The provision of that id with its instrument; raises KeyError where none of the instruments has it."""
        return self._provisions[identifier]

    @cached_property
    def _provisions(self) -> Mapping[str, tuple[Instrument, Provision]]:
        return {
            provision.id: (instrument, provision)
            for instrument in self.instruments
            for provision in instrument.provisions
        }

    def to_frame(self) -> pd.DataFrame:
        """A row a provision: its title, and the provisions of each instrument that share a test with it."""
        names = [instrument.id for instrument in self.instruments]
        rows = []
        for instrument, provision in self._provisions.values():
            others: dict[str, list[str]] = {name: [] for name in names}
            for other in self.beside(provision.id):
                others[self._provisions[other][0].id].append(other)
            joined = {name: ", ".join(them) for name, them in others.items()}
            rows.append(
                {"provision": provision.id, "instrument": instrument.id, "title": worded(provision.title), **joined}
            )
        return pd.DataFrame(rows, columns=["provision", "instrument", "title", *names]).set_index("provision")

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html())


def concordance(instruments: Iterable[Instrument]) -> Concordance:
    """The concordance of the instruments, in the order given."""
    return Concordance(tuple(instruments))
