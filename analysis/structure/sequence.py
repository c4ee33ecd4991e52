"""Which of the lines that look like heads are the statute's own sections.

Sections are numbered upwards. The heaviest rising chain of heads is the statute; lists, references at the start of a
line, tables of contents, running headers and quoted sections of other acts break the order and are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.structure.heads import Family, Head
from analysis.structure.numbers import Key, key


@dataclass(frozen=True)
class Zone:
    """A run of sections numbered from one end to the other: an act, or an annex that starts again at 1."""

    heads: tuple[Head, ...]
    spare: tuple[Head, ...]  # heads of the same print that the run leaves out


# What a family's chain counts for when families compete: a numbered list is far more common than a false "Article 5."
_TRUST = {
    Family.WORD: 5.0,
    Family.HEADING: 4.0,
    Family.BOLD: 2.0,
    Family.DASHED: 1.0,
    Family.PLAIN: 1.0,
    Family.BARE: 0.4,
}
# Heads printed in these ways mix in one statute: "5. Title" beside "6.—(1)", a heading above a bold number.
_KIN = {
    Family.WORD: {Family.WORD},
    Family.HEADING: {Family.HEADING, Family.BOLD},
    Family.BOLD: {Family.BOLD},
    Family.DASHED: {Family.DASHED},
    Family.PLAIN: {Family.PLAIN, Family.DASHED},
    Family.BARE: {Family.BARE},
}
_STRONG = {Family.HEADING, Family.BOLD, Family.DASHED}  # seldom anything else than a section
_HIGH = 400  # a lone number above this is a year or an amount
_SAME_SECTION = 400  # a heading and the numbered line below it are one head when no further apart than this
_CONTENTS_BODY = 160  # entries of an announced table of contents are shorter than this
_BRIEF_BODY = 90  # and of one that is not announced, than this: short articles are as long


def zones(heads: Sequence[Head], length: int, contents: int | None) -> list[Zone]:
    """The runs of the statute's own sections, in order; `contents` is where a table of contents is announced."""
    family = _ruling_family(heads, length)
    if family is None:
        return []
    kin = _without_listing([head for head in heads if head.family in _KIN[family]], contents)
    runs = _runs(kin) if family in (Family.WORD, Family.HEADING) else [kin]
    found: list[Zone] = []
    for run in runs:
        end = run[-1].start
        others = [h for h in heads if h.family in _STRONG and run[0].start < h.start < end]
        zone = _zone(run, length, others)
        if zone.heads:
            found.append(zone)
    return [zone for at, zone in enumerate(found) if not _is_contents(zone, found[at + 1 :], contents)]


def _ruling_family(heads: Sequence[Head], length: int) -> Family | None:
    best, ruling = 0.0, None
    for family in Family:
        kin = [head for head in heads if head.family in _KIN[family]]
        if not kin:
            continue
        chain = _chain(kin, length)
        if family is Family.BARE and len(chain) < 3:
            continue
        worth = len(chain) * _TRUST[family]
        if worth > best:
            best, ruling = worth, family
    return ruling


def _without_listing(kin: list[Head], contents: int | None) -> list[Head]:
    """The heads without a table of contents before them: a first dense rising run, all of which comes again."""
    end = 1
    while end < len(kin) and kin[end].key > kin[end - 1].key and kin[end].start - kin[end - 1].start < _CONTENTS_BODY:
        end += 1
    announced = contents is not None and kin[0].start >= contents
    if end == len(kin) or end < (3 if announced else 8):
        return kin
    later = {head.label for head in kin[end:]}
    again = sum(head.label in later for head in kin[:end])
    return kin[end:] if again >= 0.7 * end else kin


def _runs(kin: Sequence[Head]) -> list[list[Head]]:
    """The heads, parted where the numbering starts again at one."""
    runs: list[list[Head]] = [[]]
    highest = 0
    for at, head in enumerate(kin):
        number = head.key[0]
        if number == 1 and highest >= 3 and not head.quoted and _rises(kin[at : at + 4]):
            runs.append([])
            highest = 0
        runs[-1].append(head)
        if not head.quoted:
            highest = max(highest, number)
    return [run for run in runs if run]


def _rises(heads: Sequence[Head]) -> bool:
    numbers = [head.key[0] for head in heads]
    return len(numbers) >= 3 and numbers == sorted(numbers) and numbers[-1] <= 4 and numbers[-1] > 1


def _zone(run: Sequence[Head], length: int, others: Sequence[Head]) -> Zone:
    chain = _merge_twins(_chain(run, length), run)
    chain = _without_quoted_tail(chain)
    chain, run = _with_misread(chain, run)
    chain = _with_stragglers(chain, run)
    chain = _with_gaps_filled(chain, others)
    taken = {head.start for head in chain}
    labels = {head.label for head in chain}
    twins = {head.start for head in run if head.family is Family.BOLD}
    spare = (
        tuple(
            head
            for head in run
            if head.start not in taken
            and not (head.start in twins and head.label in labels)
            and head.start > chain[0].start
        )
        if chain
        else ()
    )
    return Zone(tuple(chain), spare)


def _weights(heads: Sequence[Head], length: int) -> list[float]:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for at, head in enumerate(heads):
        first.setdefault(head.key[0], at)
        last[head.key[0]] = at
    keys = {head.key for head in heads}
    weights = []
    for at, head in enumerate(heads):
        number = head.key[0]
        follows = first.get(number - 1, at) < at
        leads = last.get(number + 1, at) > at
        if number > _HIGH and not (follows or leads) and head.family >= Family.PLAIN:
            weights.append(0.0)
            continue
        body = (heads[at + 1].start if at + 1 < len(heads) else length) - head.end
        weight = 1.0 + 0.5 * follows + 0.5 * leads + 0.5 * min(body, 300) / 300 + 0.25 * head.marked
        # "29A" with neither 29 nor 28 before it was written for another act
        orphan = -1 in head.key and first.get(number - 1, at) >= at and head.key[: head.key.index(-1)] not in keys
        weights.append(weight * (0.4 if head.quoted or orphan else 1.0) * (1.0 if head.clear else 0.5))
    return weights


def _chain(heads: Sequence[Head], length: int) -> list[Head]:
    """The heaviest chain of strictly rising numbers, in n log n."""
    weights = _weights(heads, length)
    rank = {key: at for at, key in enumerate(sorted({head.key for head in heads}), 1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(rank) + 1)
    before = [-1] * len(heads)
    best, tail = 0.0, -1
    for at, head in enumerate(heads):
        if not weights[at]:
            continue
        node, weight, previous = rank[head.key] - 1, 0.0, -1
        while node > 0:
            if tree[node][0] > weight:
                weight, previous = tree[node]
            node -= node & -node
        weight += weights[at]
        before[at] = previous
        node = rank[head.key]
        while node < len(tree):
            if weight > tree[node][0]:
                tree[node] = (weight, at)
            node += node & -node
        if weight > best:
            best, tail = weight, at
    chain: list[Head] = []
    while tail >= 0:
        chain.append(heads[tail])
        tail = before[tail]
    return chain[::-1]


def _merge_twins(chain: list[Head], run: Sequence[Head]) -> list[Head]:
    """Where a heading "5. Title" stands just above "**5.** (1)", the heading is the head."""
    earlier: dict[str, Head] = {}
    above: dict[int, Head] = {}
    for head in run:
        twin = earlier.get(head.label)
        if twin is not None and twin.marked and not head.marked and head.start - twin.start < _SAME_SECTION:
            above[head.start] = twin
        earlier[head.label] = head
    return [above.get(head.start, head) for head in chain]


def _without_quoted_tail(chain: list[Head]) -> list[Head]:
    """The chain without sections of another act that the last sections quote and that have higher numbers."""
    end = len(chain)
    for at in range(len(chain) - 1, 0, -1):
        if chain[at].quoted and chain[at].key[0] - chain[at - 1].key[0] > 1:
            end = at
        elif not chain[at].quoted:
            break
    return chain[:end]


def _with_misread(chain: list[Head], run: Sequence[Head]) -> tuple[list[Head], list[Head]]:
    """Chain and run, where the sign of a footnote was read into a number ("Section 210." between 9 and 11 is 10)."""
    mended: dict[int, Head] = {}
    full: list[Head] = []
    for head, after in pairwise(chain):
        full.append(head)
        if after.key[0] - head.key[0] != 2:
            continue
        missing = str(head.key[0] + 1)
        for lost in run:
            if head.start < lost.start < after.start and lost.label[1:] == missing:
                mended[lost.start] = replace(lost, label=missing, key=key(missing))
                full.append(mended[lost.start])
                break
    return [*full, *chain[-1:]], [mended.get(head.start, head) for head in run]


def _with_stragglers(chain: list[Head], run: Sequence[Head]) -> list[Head]:
    """The chain with heads that fit though strict order left them out: 4AA before 4A, 462.4 after 462.38."""
    if not chain:
        return chain
    taken = {head.label for head in chain}
    full: list[Head] = []
    at = 0
    for head in run:
        if at < len(chain) and head.start == chain[at].start:
            full.append(head)
            at += 1
            continue
        if not full or at == 0 or head.label in taken or head.quoted:
            continue
        low, high = chain[at - 1].key[0], chain[at].key[0] if at < len(chain) else chain[at - 1].key[0]
        inserted = -1 in head.key or (len(head.key) > 1 and head.family in (Family.WORD, Family.HEADING))
        if low <= head.key[0] <= high and inserted:
            full.append(head)
            taken.add(head.label)
    return full


def _with_gaps_filled(chain: list[Head], others: Sequence[Head]) -> list[Head]:
    """The chain with heads of another print where it lacks a number ("4.—(1)" among "Section 3", "Section 5")."""
    if not chain or not others:
        return chain
    full: list[Head] = []
    at = 0
    for head, after in pairwise(chain):
        full.append(head)
        expected: Key = head.key
        while at < len(others) and others[at].start < after.start:
            other = others[at]
            at += 1
            if other.start <= head.start or other.quoted:
                continue
            if expected < other.key < after.key and other.key[0] - expected[0] <= 3:
                full.append(other)
                expected = other.key
    return [*full, chain[-1]]


def _is_contents(zone: Zone, later: Sequence[Zone], contents: int | None) -> bool:
    """Whether the zone only lists what a later zone carries in full."""
    if len(zone.heads) < 3:
        return False
    span = zone.heads[-1].start - zone.heads[0].start
    announced = contents is not None and zone.heads[0].start >= contents
    if span > (_CONTENTS_BODY if announced else _BRIEF_BODY) * len(zone.heads):
        return False
    labels = {head.label for head in zone.heads}
    return any(len(labels & {head.label for head in other.heads}) >= 0.7 * len(labels) for other in later)
