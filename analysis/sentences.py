"""Where legal sentences begin.

A legal sentence is a lead-in with its lettered paragraphs, up to the full stop that ends them all; statutes are cut so
first, because general sentence splitters break on "Sec.", "No. 4" and "(1)". A list of definitions is cut before each
defined term.
"""

import re
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

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
