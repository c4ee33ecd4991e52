"""The instruments that a reader can choose; one that is faulty is left out, and what is wrong with it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from modellaw.concordance import Concordance, Place, concordance
from modellaw.instruments import Instrument, loadable


@dataclass(frozen=True)
class Offer:
    """What statutes are read under, in the order in which it is offered, and what is left out."""

    instruments: Mapping[str, Instrument]  # by id
    faults: Mapping[str, str]  # of those left out, by id

    @cached_property
    def concordance(self) -> Concordance:
        """What the instruments ask alike."""
        return concordance(self.instruments.values())

    @cached_property
    def holders(self) -> Mapping[str, Instrument]:
        """The instrument of each provision, by the provision's id."""
        return {
            provision.id: instrument for instrument in self.instruments.values() for provision in instrument.provisions
        }

    def beside(self, provision: str) -> Mapping[str, tuple[Place, ...]]:
        """The provisions of other instruments that share a test with this one, each with the places of those tests."""
        order = list(self.holders)
        found = self.concordance.beside(provision)
        others = [other for other in found if self.holders[other] is not self.holders[provision]]
        return {other: found[other] for other in sorted(others, key=order.index)}

    def counterpart(self, provision: str, instrument: str) -> str:
        """The provision of that instrument that shares most tests with this one; empty where none does."""
        shared = {
            other: len(places)
            for other, places in self.concordance.beside(provision).items()
            if self.holders[other].id == instrument
        }
        return max(shared, key=shared.__getitem__, default="")


@st.cache_resource(show_spinner=False)
def offer() -> Offer:
    """The instruments that could be loaded when the program started."""
    return Offer(*loadable())
