"""Concepts in running text: a small phrase language, compiled to one multi-pattern pass and a check of each candidate.

A phrase is plain words in order, with `word*` for words that begin so, `(a|b c|)` for alternatives (an empty one makes it optional), `..` for up
to six words in between (`..3`: up to three) and `<concept>` for any phrase of another concept. Case, accents and punctuation do not count.

The pass (Aho-Corasick) finds the *anchors*, literals of which every match of a phrase must contain one; only there does the phrase's regular
expression run. A hit never crosses the end of a sentence; that is the caller's to say, for the copy has no punctuation left.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter

import ahocorasick_rs

from analysis.normal import normal_words

_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.+)(?P<words>\d*)|<(?P<concept>[^<>]+)>|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<word>[^\s()|<>]+))"
)
_GAP = 6  # words, when a phrase says only `..`
_SHORTEST_ANCHOR = 3
_LOOK_BACK = 220  # characters of the copy before an anchor at which a match may begin
_LOOK_AHEAD = 300  # and after it, within which it must end


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A compiled piece: a pattern that eats a leading space, and the literals of which one must stand in every match (None: no such set)."""

    pattern: str
    anchors: frozenset[str] | None
    optional: bool = False
    leading: bool = False  # every match begins with its anchor


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of the normalised copy that word a concept: `text[start:end]`, outer spaces left out."""

    concept: str
    start: int
    end: int


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """Compiled when its anchor is first met: most phrases of a lexicon meet none in a given statute."""
    return re.compile(pattern)


def _weight(anchors: frozenset[str] | None) -> int:
    return min((len(anchor.strip()) for anchor in anchors), default=0) if anchors else 0


class _Parser:
    """Compiles the phrases of one lexicon, inlining concepts as they are named."""

    def __init__(self, concepts: Mapping[str, Sequence[str]]) -> None:
        self.concepts = concepts
        self.done: dict[str, _Piece] = {}
        self.open: list[str] = []

    def concept(self, name: str) -> _Piece:
        if name in self.done:
            return self.done[name]
        if name in self.open:
            raise PhraseError(f"concept «{name}» contains itself: {' → '.join([*self.open, name])}")
        if name not in self.concepts:
            raise PhraseError(f"unknown concept <{name}>")
        self.open.append(name)
        try:
            self.done[name] = _either([self.phrase(phrase) for phrase in self.concepts[name]])
        finally:
            self.open.pop()
        return self.done[name]

    def phrase(self, text: str) -> _Piece:
        tokens = list(_TOKEN.finditer(text.strip()))
        if "".join(token.group() for token in tokens).strip() != text.strip():
            raise PhraseError(f"«{text}» cannot be read")
        piece, at = self._sequence(tokens, 0, text, depth=0)
        if at != len(tokens):
            raise PhraseError(f"«{text}» has a bracket too many")
        return piece

    def _sequence(self, tokens: list[re.Match[str]], at: int, text: str, depth: int) -> tuple[_Piece, int]:
        pieces: list[_Piece] = []
        while at < len(tokens):
            token = tokens[at]
            if token["close"] or token["bar"]:
                if depth == 0:
                    raise PhraseError(f"«{text}» has a bracket or bar out of place")
                break
            at += 1
            if token["gap"]:
                pieces.append(_Piece(rf"(?: \w+){{0,{int(token['words'] or _GAP)}}}?", None, optional=True))
            elif token["concept"]:
                pieces.append(self.concept(token["concept"].strip()))
            elif token["open"]:
                choices = []
                while True:
                    choice, at = self._sequence(tokens, at, text, depth + 1)
                    choices.append(choice)
                    if at >= len(tokens):
                        raise PhraseError(f"«{text}» lacks a closing bracket")
                    at += 1
                    if tokens[at - 1]["close"]:
                        break
                pieces.append(_either(choices))
            else:
                words = [token["word"]]
                while at < len(tokens) and tokens[at]["word"] and not words[-1].endswith("*"):
                    words.append(tokens[at]["word"])
                    at += 1
                pieces.append(_words(words, text))
        return _join(pieces), at


def _words(words: list[str], text: str) -> _Piece:
    """Plain words in a row, of which the last may be starred: one literal."""
    starred = words[-1].endswith("*")
    plain = [normal_words(word.rstrip("*")) for word in words]
    wrong = next((word for word, copy in zip(words, plain, strict=True) if not copy or "*" in word[:-1]), None)
    if wrong is not None:
        raise PhraseError(f"«{text}»: «{wrong}» is no word (a * may only end one)")
    literal = " " + " ".join(plain)
    return _Piece(
        literal + (r"\w*" if starred else r"(?= )"), frozenset([literal if starred else f"{literal} "]), leading=True
    )


def _worth(piece: _Piece, first: bool) -> int:
    """How well a piece's literals find the phrase: a leading one spares the search backwards, which is worth two letters."""
    weight = _weight(piece.anchors)
    return weight + 2 if first and piece.leading and weight >= _SHORTEST_ANCHOR else weight


def _join(pieces: list[_Piece]) -> _Piece:
    pattern = "".join(piece.pattern for piece in pieces)
    must = [(place, piece) for place, piece in enumerate(pieces) if not piece.optional and piece.anchors]
    if not must:
        return _Piece(pattern, None, all(piece.optional for piece in pieces))
    place, best = max(must, key=lambda item: _worth(item[1], first=item[0] == 0))
    return _Piece(pattern, best.anchors, leading=place == 0 and best.leading)


def _either(pieces: list[_Piece]) -> _Piece:
    patterns = [piece.pattern for piece in pieces if piece.pattern]
    optional = any(piece.optional for piece in pieces)
    anchors = None
    if not optional and all(piece.anchors for piece in pieces):
        anchors = frozenset().union(*(piece.anchors for piece in pieces if piece.anchors))
    return _Piece(
        f"(?:{'|'.join(dict.fromkeys(patterns))}){'?' if any(not piece.pattern for piece in pieces) else ''}",
        anchors,
        optional,
        all(piece.leading for piece in pieces),
    )


@dataclass(frozen=True)
class Lexicon:
    """The concepts of one language, ready to be found."""

    language: str
    concepts: Mapping[str, tuple[str, ...]]

    @cached_property
    def _parsed(self) -> list[tuple[str, str, _Piece | PhraseError]]:
        parser = _Parser(self.concepts)
        parsed: list[tuple[str, str, _Piece | PhraseError]] = []
        for name, phrases in self.concepts.items():
            for phrase in phrases:
                try:
                    parsed.append((name, phrase, parser.phrase(phrase)))
                except PhraseError as fault:
                    parsed.append((name, phrase, fault))
        return parsed

    def faults(self) -> list[tuple[str, str]]:
        """(concept, what is wrong) for every phrase that cannot be compiled or has no literal to be found by."""
        found = []
        for name, phrase, piece in self._parsed:
            if isinstance(piece, PhraseError):
                found.append((name, str(piece)))
            elif _weight(piece.anchors) < _SHORTEST_ANCHOR:
                found.append(
                    (
                        name,
                        f"«{phrase}» has no word of {_SHORTEST_ANCHOR} letters or more that every match must contain",
                    )
                )
        return found

    @cached_property
    def _compiled(self) -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[int, ...]], list[tuple[str, str, bool]]]:
        rules: list[tuple[str, str, bool]] = []
        users: defaultdict[str, list[int]] = defaultdict(list)
        for name, _, piece in self._parsed:
            if isinstance(piece, PhraseError):
                raise piece
            for anchor in piece.anchors or ():
                users[anchor].append(len(rules))
            rules.append((name, piece.pattern, piece.leading))
        literals = sorted(users)
        return ahocorasick_rs.AhoCorasick(literals), [tuple(users[literal]) for literal in literals], rules

    def scan(self, text: str, limits: Sequence[int] = ()) -> list[Hit]:
        """Every hit of every concept in a normalised copy, in order; overlapping hits of one phrase are given once.

        `limits` are places (beginnings of sentences, in order) that no hit may cross.
        """
        automaton, users, rules = self._compiled
        bounds = [0, *limits, len(text)]
        places: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        at = 0
        for literal, start, end in sorted(automaton.find_matches_as_indexes(text, overlapping=True), key=itemgetter(1)):
            while bounds[at + 1] <= start + 1:  # the literal's first character is the space before its word
                at += 1
            if end <= bounds[at + 1] + 1:
                for rule in users[literal]:
                    places[rule].append((start, bounds[at], bounds[at + 1]))
        hits: set[tuple[int, int, str]] = set()
        for rule, anchors in places.items():
            name, pattern, leading = rules[rule]
            hits.update((start, end, name) for start, end in _matches(_regex(pattern), text, anchors, leading))
        return [Hit(name, start, end) for start, end, name in sorted(hits)]


def _matches(
    pattern: re.Pattern[str], text: str, anchors: list[tuple[int, int, int]], leading: bool
) -> list[tuple[int, int]]:
    """Where the pattern matches around its anchors, each given with the bounds of its sentence."""
    found: list[tuple[int, int]] = []
    done = 0
    for start, low, high in anchors:
        if start < done:
            continue
        end = min(high + 1, start + _LOOK_AHEAD)  # one further: a last word is told by the space behind it
        if leading:
            match = pattern.match(text, start, end)
        else:
            match = pattern.search(text, max(done, low - 1, start - _LOOK_BACK), end)
            while match is not None and match.end() <= start:
                match = pattern.search(text, match.end(), end)
        if match is not None:
            found.append((match.start() + 1, match.end()))
            done = match.end() - 1 if leading else max(start + 1, match.end() - 1)
    return found
