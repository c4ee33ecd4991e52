"""A normalised copy of a text, with the way back to the text as read.

Matching ignores case, accents, punctuation, layout and markup signs; so the copy has only lower-case letters, digits
and single spaces. `origin[i]` is the offset in the source of the copy's character i, so every hit is an offset into
the source.
"""

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

# A word broken by a line end ("immi-\ngration") is one word: the hyphen and the break are dropped from the copy.
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_]{2})(?:-|\N{SOFT HYPHEN})[ \t]*\r?\n[ \t]*(?=[^\W\d_]{2})|\N{SOFT HYPHEN}")
_LIGATURES = {"œ": "o", "æ": "a", "ß": "s", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}


@cache
def _table() -> NDArray[np.uint32]:
    """For every code point, the one that stands for it in the copy (a space for all that is no letter or digit)."""
    table = np.full(sys.maxunicode + 1, ord(" "), dtype=np.uint32)
    for code in range(0x20000):
        character = chr(code)
        if not character.isalnum():
            continue
        plain = unicodedata.normalize("NFKD", character.lower())[0]
        plain = _LIGATURES.get(plain, plain)
        table[code] = ord(plain) if plain.isalnum() else code
    table[0x20000:] = np.arange(0x20000, sys.maxunicode + 1)
    return table


@dataclass(frozen=True)
class Normal:
    """The copy, padded with a space at either end, and for each of its characters the offset it came from."""

    text: str
    origin: NDArray[np.int32]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that the copy's span (outer spaces left out) was made from."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return int(self.origin[start]), int(self.origin[end - 1]) + 1

    def position(self, offset: int) -> int:
        """The first place in the copy that lies at or after the source's offset."""
        return int(np.searchsorted(self.origin, offset))


def normalise(text: str) -> Normal:
    """The normalised copy of a text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    copy = _table()[codes]
    keep = np.ones(len(copy), dtype=bool)
    for broken in _BROKEN_WORD.finditer(text):
        keep[broken.start() : broken.end()] = False
    # combining accents were letters' accents: gone, not spaces
    if len(codes):
        keep &= ~((codes >= 0x300) & (codes <= 0x36F))
    origin = np.flatnonzero(keep).astype(np.int32)
    copy = copy[origin]
    space = copy == ord(" ")
    single = np.ones(len(copy), dtype=bool)
    single[1:] = ~(space[1:] & space[:-1])
    single[:1] = ~space[:1]
    single[-1:] &= ~space[-1:]
    origin, copy = origin[single], copy[single]
    middle = copy.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    end = len(text)
    return Normal(f" {middle} ", np.concatenate(([0], origin, [end])).astype(np.int32))


@lru_cache(maxsize=20_000)
def normal_words(phrase: str) -> str:
    """A short phrase as it looks in a normalised copy, without outer spaces."""
    return " ".join(normalise(phrase).text.split())
