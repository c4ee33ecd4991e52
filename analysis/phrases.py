"""Concepts in running text: a small phrase language, compiled to one pass over the text and a check of what it found.

A phrase is plain words in order, with `word*` for words that begin so, `(a|b c|)` for alternatives (an empty one makes
it optional), `..` for up to six words in between (`..3`: three at most) and `<concept>` for a phrase of another one.
Case, accents and punctuation do not count.

One Aho-Corasick pass finds every literal of every phrase. A phrase *needs* one literal of each of some sets: its
regular expression runs only in sentences that have them all, at the set that is rarest in the text at hand. A hit
never crosses the end of a sentence; where sentences end is the caller's to say, for the copy has no punctuation left.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs

from analysis.languages import LANGUAGES
from analysis.normal import normal_words

_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.+)(?P<words>\d*)|<(?P<concept>[^<>]+)>|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<word>[^\s()|<>]+))"
)
_GAP = 6  # words, when a phrase says only `..`
_SHORTEST_ANCHOR = 3
_LOOK_BACK = 240  # characters of the copy before an anchor at which a match may begin
_LOOK_AHEAD = 360  # and after it, within which it must end
_SEARCH_COST = 3  # what a search around an anchor costs, when a match at one costs 1


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says which and why."""


Needs = frozenset[str]  # literals of which a match must contain one


@dataclass(frozen=True, slots=True)
class _Piece:
    """A compiled piece: a pattern that eats a leading space, and what every match of it needs."""

    pattern: str
    needs: tuple[Needs, ...]
    optional: bool = False
    leading: bool = False  # every match begins with a literal of the first need


@dataclass(frozen=True, slots=True)
class _Rule:
    """One phrase of a concept, with its needs as numbers of literals."""

    concept: str
    pattern: str
    needs: tuple[tuple[int, ...], ...]
    leading: bool


class Hit(NamedTuple):  # made by the hundred thousand, and a tuple is made five times as fast as a dataclass
    """Words of the normalised copy that word a concept: `text[start:end]`, outer spaces left out."""

    concept: str
    start: int
    end: int


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """Compiled when its anchor is first met: most phrases of a lexicon meet none in a given statute."""
    return re.compile(pattern)


def _weight(needs: Needs) -> int:
    """How telling a need is: the length of its shortest literal."""
    return min(len(literal.strip()) for literal in needs)


class _Parser:
    """Compiles the phrases of one lexicon, inlining concepts as they are named."""

    def __init__(self, concepts: Mapping[str, Sequence[str]], spellings: Sequence[tuple[str, str]] = ()) -> None:
        self.concepts = concepts
        self.spellings = spellings
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
                pieces.append(_Piece(rf"(?: \w+){{0,{int(token['words'] or _GAP)}}}?", (), optional=True))
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
                pieces.append(self._words(words, text))
        return _join(pieces), at

    def _words(self, words: list[str], text: str) -> _Piece:
        """Plain words in a row, of which the last may be starred, in each of their spellings."""
        plain = [normal_words(word.rstrip("*")) for word in words]
        wrong = next((word for word, copy in zip(words, plain, strict=True) if not copy or "*" in word[:-1]), None)
        if wrong is not None:
            raise PhraseError(f"«{text}»: «{wrong}» is no word (a * may only end one)")
        starred = words[-1].endswith("*")
        spelt = product(*(self._spelt(word) for word in plain))
        pieces = [_literal(" " + " ".join(choice), starred=starred) for choice in spelt]
        return pieces[0] if len(pieces) == 1 else _either(pieces)

    def _spelt(self, word: str) -> list[str]:
        others = (
            other + word.removeprefix(one)
            for pair in self.spellings
            for one, other in (pair, pair[::-1])
            if word.startswith(one)
        )
        return list(dict.fromkeys([word, *others]))


def _literal(literal: str, *, starred: bool) -> _Piece:
    """One literal, whose last word may go on where it is starred."""
    needs = frozenset([literal if starred else f"{literal} "])
    return _Piece(literal + (r"\w*" if starred else r"(?= )"), (needs,), leading=True)


def _join(pieces: list[_Piece]) -> _Piece:
    needs = tuple(need for piece in pieces if not piece.optional for need in piece.needs)
    first = next(iter(pieces), None)
    return _Piece(
        "".join(piece.pattern for piece in pieces),
        needs,
        optional=all(piece.optional for piece in pieces),
        leading=first is not None and not first.optional and first.leading,
    )


def _either(pieces: list[_Piece]) -> _Piece:
    """Any of the pieces: needs one of what each of them needs most."""
    patterns = "|".join(dict.fromkeys(piece.pattern for piece in pieces if piece.pattern))
    pattern = f"(?:{patterns}){'?' if any(not piece.pattern for piece in pieces) else ''}"
    if any(piece.optional for piece in pieces) or not all(piece.needs for piece in pieces):
        return _Piece(pattern, (), optional=any(piece.optional for piece in pieces))
    if all(piece.leading for piece in pieces):
        first: Needs = frozenset().union(*(piece.needs[0] for piece in pieces))
        if _weight(first) >= _SHORTEST_ANCHOR:
            return _Piece(pattern, (first,), leading=True)
    return _Piece(pattern, (frozenset().union(*(max(piece.needs, key=_weight) for piece in pieces)),))


@dataclass(frozen=True)
class Lexicon:
    """The concepts of one language, ready to be found."""

    language: str
    concepts: Mapping[str, tuple[str, ...]]

    @cached_property
    def _parsed(self) -> list[tuple[str, str, _Piece | PhraseError]]:
        spoken = LANGUAGES.get(self.language)
        parser = _Parser(self.concepts, spoken.spellings if spoken else ())
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
            elif max(map(_weight, piece.needs), default=0) < _SHORTEST_ANCHOR:
                found.append(
                    (
                        name,
                        f"«{phrase}» has no word of {_SHORTEST_ANCHOR} letters or more that every match must contain",
                    )
                )
        return found

    @cached_property
    def _compiled(self) -> tuple[ahocorasick_rs.AhoCorasick, list[list[_Rule]]]:
        numbers: dict[str, int] = {}
        rules = []
        for name, _, piece in self._parsed:
            if isinstance(piece, PhraseError) or not piece.needs:
                raise PhraseError(f"the lexicon «{self.language}» is faulty: ask it for its faults")
            needs = tuple(
                tuple(numbers.setdefault(literal, len(numbers)) for literal in sorted(need)) for need in piece.needs
            )
            rules.append(_Rule(name, piece.pattern, needs, piece.leading))
        opened: list[list[_Rule]] = [[] for _ in numbers]  # by the literals of their first need
        for rule in rules:
            for literal in rule.needs[0]:
                opened[literal].append(rule)
        return ahocorasick_rs.AhoCorasick(list(numbers)), opened

    def scan(self, text: str, limits: Sequence[int] = ()) -> list[Hit]:
        """Every hit of every concept in a normalised copy, in order; overlapping hits of one phrase are given once.

        `limits` are places (beginnings of sentences, in order) that no hit may cross.
        """
        automaton, opened = self._compiled
        bounds = [0, *limits, len(text)]
        seen = _Seen()
        at = 0
        found = automaton.find_matches_as_indexes(text, overlapping=True)
        for literal, start, end in sorted(found, key=itemgetter(1)):
            while bounds[at + 1] <= start + 1:  # the literal's first character is the space before its word
                at += 1
            if end <= bounds[at + 1] + 1:
                seen.places[literal].append(start)
                seen.sentences[literal].append(at)
        rules = {id(rule): rule for literal in seen.places for rule in opened[literal]}
        hits = {
            (start, end, rule.concept)
            for rule in rules.values()
            for start, end in _matches(rule, text, seen.candidates(rule), bounds)
        }
        return [Hit(name, start, end) for start, end, name in sorted(hits)]


class _Seen:
    """Where the literals stand in one text, and in which sentence; a short text has few of the thousands there are."""

    def __init__(self) -> None:
        self.places: defaultdict[int, list[int]] = defaultdict(list)
        self.sentences: defaultdict[int, list[int]] = defaultdict(list)
        self._with: dict[tuple[int, ...], frozenset[int]] = {}

    def _having(self, need: tuple[int, ...]) -> frozenset[int]:
        """The sentences that have a literal of the need."""
        if need not in self._with:
            self._with[need] = frozenset().union(*(self.sentences.get(literal, ()) for literal in need))
        return self._with[need]

    def candidates(self, rule: _Rule) -> tuple[bool, list[tuple[int, int]]]:
        """Whether a match begins at its place, and the (place, sentence) pairs to try."""
        having = sorted((self._having(need) for need in rule.needs), key=len)
        common = having[0].intersection(*having[1:])  # most phrases of a lexicon end here
        if not common:
            return False, []
        counts = [sum(len(self.places.get(literal, ())) for literal in need) for need in rule.needs]
        costs = [count * (1 if rule.leading and not number else _SEARCH_COST) for number, count in enumerate(counts)]
        best = costs.index(min(costs))
        pairs = [
            pair
            for literal in rule.needs[best]
            for pair in zip(self.places.get(literal, ()), self.sentences.get(literal, ()), strict=True)
            if pair[1] in common
        ]
        return rule.leading and best == 0, sorted(pairs)


def _matches(
    rule: _Rule, text: str, candidates: tuple[bool, list[tuple[int, int]]], bounds: list[int]
) -> list[tuple[int, int]]:
    """Where the phrase stands, given the places to try it at."""
    leading, pairs = candidates
    if not pairs:
        return []
    pattern = _regex(rule.pattern)
    found: list[tuple[int, int]] = []
    done = 0
    for place, sentence in pairs:
        if place < done:
            continue
        # one further than the sentence: a word is told by the space behind it
        end = min(bounds[sentence + 1] + 1, place + _LOOK_AHEAD)
        if leading:
            match = pattern.match(text, place, end)
        else:
            match = pattern.search(text, max(done, bounds[sentence] - 1, place - _LOOK_BACK, 0), end)
            while match is not None and match.end() <= place:
                match = pattern.search(text, match.end(), end)
        if match is not None:
            found.append((match.start() + 1, match.end()))
            done = match.end() - 1 if leading else max(place + 1, match.end() - 1)
    return found
