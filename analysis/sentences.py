"""Where legal sentences begin.

A legal sentence is a lead-in with its lettered paragraphs, up to the full stop that ends them all; statutes are cut so
first, because general sentence splitters break on "Sec.", "No. 4" and "(1)". A list of definitions is cut before each
defined term.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.lists import following

_STOP = re.compile(
    r"""
    # a full stop before a capital or a figure
    (?P<word>[^\s.!?]{0,16})(?P<stop>[.!?][\"'”’»)\]*_]*\s+)(?=[\"'“‘«(\[*_¿¡]*[^\W_a-zß-öø-ÿ])
    # before an editor's note, and before the numbered subsection behind one
    | (?P<note>[.\]]\s+(?=\[)|\]\s+(?=\(?\d))
    # a numbered subsection on a line of its own
    | (?P<subsection>\n[ \t]*(?=\(\d{1,3}(?:\.\d+)?\)[ \t]))
    | (?P<blank>[^\S\n]*\n[^\S\n]*\n\s*)
    # the next defined term of a list, or one that begins a line
    | ;[^\S\n]*(?P<term>\s+(?=(?:[\"“‘«]|\*\*)\s?[^\W\d]))
    | (?P<line>\n\s*(?=(?:[\"“«]|\*\*)[^\W\d]))
    """,
    re.VERBOSE,
)
# a paragraph of a list, and the colon behind the words that open one
_PARAGRAPH = re.compile(r"[\s*_>-]*\(?([a-z]{1,2}|\d{1,2})(?:\)|\.-?|[°º]\.?-?)(?=\s)")
_PARAGRAPH_LINE = re.compile(rf"\n{_PARAGRAPH.pattern}")
_OPENING = re.compile(r":[*_]*(?=\s)")
_FIRST = ("a", "1")
_CONTINUES = re.compile(r"(?:[,:;—–(-]|\b(?:and|or|ou|et|o|y|u|e))[\s_*]*$", re.IGNORECASE)
_FULL_LINE = 60  # characters; a shorter line without a full stop may be a heading
_LABEL = re.compile(r"(?:^|\n)[\s#*>(_-]*(?:§|\w{1,4}\.)?\w{1,6}$")


def _wrapped(text: str, end: int, start: int) -> bool:
    """Whether a blank line stands inside a sentence, as in texts with a blank line after every printed line."""
    if text[start : start + 1].islower():
        return True
    line = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
    return (
        len(line) > _FULL_LINE and line[-1].isalnum() and not line.startswith("#") and text[start : start + 1].isalpha()
    )


def sentence_starts(text: str, abbreviations: Collection[str]) -> NDArray[np.int32]:
    """The offsets at which the sentences of a text begin, in order; the first is 0."""
    starts = [0]
    for cut in _STOP.finditer(text):
        if cut["stop"] is not None:
            word, at = cut["word"], cut.end()
            before = text[max(0, cut.start() - 24) : cut.end("word")]
            if word.lower().strip("([“\"'’") in abbreviations or (len(word) == 1 and word.isupper()):
                continue  # "No. 4", "Art. 5", an initial
            if _LABEL.search(before) and (word.isdigit() or len(word) <= 3):
                continue  # "12. Short title": the full stop belongs to a number
        elif cut["blank"] is not None or cut["subsection"] is not None:
            if _CONTINUES.search(text[max(0, cut.start() - 8) : cut.start()]):
                continue
            if cut["blank"] is not None and _wrapped(text, cut.start(), cut.end()):
                continue
            at = cut.end()
        else:
            at = cut.end()
        if at > starts[-1]:
            starts.append(at)
    return np.array(starts, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that open a list whose paragraphs are sentences of their own: they are said with each of them."""

    sentence: int  # number, among the sentences given, of the one that opens the list
    end: int  # offset behind the colon
    paragraphs: tuple[int, ...]  # numbers of the further sentences that are its paragraphs


def openings(text: str, starts: Sequence[int], end: int) -> list[Opening]:
    """The lists among sentences that begin at `starts` and end at `end`: "The carrier shall: 1. ... . 2. ... ."."""
    found: list[Opening] = []
    opening, colon, wanted = 0, 0, ""
    paragraphs: list[int] = []
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
        label = _PARAGRAPH.match(text, start, stop)
        if wanted and label is not None and label[1] == wanted:
            paragraphs.append(number)
        else:
            if paragraphs:
                found.append(Opening(opening, colon, tuple(paragraphs)))
                paragraphs = []
            mark = _OPENING.search(text, start, stop)
            label = mark and _PARAGRAPH.match(text, mark.end(), stop)
            if mark is None or label is None or label[1] not in _FIRST:
                wanted = ""
                continue
            opening, colon = number, mark.end()
        wanted = following(label[1])
        for later in _PARAGRAPH_LINE.finditer(text, label.end(), stop):
            if later[1] == wanted:
                wanted = following(wanted)
    if paragraphs:
        found.append(Opening(opening, colon, tuple(paragraphs)))
    return found
