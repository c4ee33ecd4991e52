"""The rule of a provision: names joined by & (and), | (or) and brackets."""

import re
from collections.abc import Callable
from functools import cache

_TOKEN = re.compile(r"\s*([A-Za-z0-9][\w.]*|[&|()])")


@cache
def _tokens(rule: str) -> tuple[str, ...]:
    tokens = tuple(_TOKEN.findall(rule))
    if "".join(tokens) != re.sub(r"\s", "", rule):
        raise ValueError(f"the rule «{rule}» may have names, &, | and brackets only")
    return tokens


def names_in(rule: str) -> tuple[str, ...]:
    """The names a rule speaks of, in order."""
    return tuple(token for token in _tokens(rule) if token not in "&|()")


def holds(rule: str, value: Callable[[str], bool]) -> bool:
    """Whether the rule holds when each name has the value given. An empty rule never holds."""
    tokens = _tokens(rule)
    if not tokens:
        return False
    result, at = _either(tokens, 0, value)
    if at != len(tokens):
        raise ValueError(f"the rule «{rule}» has a bracket or name out of place")
    return result


def _either(tokens: tuple[str, ...], at: int, value: Callable[[str], bool]) -> tuple[bool, int]:
    result, at = _both(tokens, at, value)
    while at < len(tokens) and tokens[at] == "|":
        other, at = _both(tokens, at + 1, value)
        result = result or other
    return result, at


def _both(tokens: tuple[str, ...], at: int, value: Callable[[str], bool]) -> tuple[bool, int]:
    result, at = _one(tokens, at, value)
    while at < len(tokens) and tokens[at] == "&":
        other, at = _one(tokens, at + 1, value)
        result = result and other
    return result, at


def _one(tokens: tuple[str, ...], at: int, value: Callable[[str], bool]) -> tuple[bool, int]:
    if at >= len(tokens) or tokens[at] in "&|)":
        raise ValueError("a rule lacks a name")
    if tokens[at] == "(":
        result, at = _either(tokens, at + 1, value)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("a rule lacks a closing bracket")
        return result, at + 1
    return value(tokens[at]), at + 1
