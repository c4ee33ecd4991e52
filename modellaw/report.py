"""The report that a lawyer carries away, as plain blocks: every prose format says the same because it is said here."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from modellaw.assessment import Assessment, ElementFinding, Evidence, Finding, Status
from modellaw.instruments import Instrument
from modellaw.specs import Need, Obligation, Provision
from modellaw.totals import REQUIRED, totals
from modellaw.wording import worded


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 4 (the report's title is level 1); `tag` is the status or verdict printed beside it."""

    level: int
    text: str
    tag: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` is the word or two in bold that it begins with."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row is its header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a quotation; `decides` marks those that made the finding."""

    text: str
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a statute in the statute's own language, and where it stands."""

    spans: tuple[Span, ...]
    source: str
    language: str


@dataclass(frozen=True, slots=True)
class Room:
    """Room for what people write by hand; `text` is what they have said already."""

    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """Points between 0 and 1 both ways, each with its number of cases; on the diagonal is where they should be."""

    caption: str
    across: str
    up: str
    points: tuple[tuple[float, float, int], ...]

    def as_table(self) -> Table:
        """The same in numbers, for formats and readers without pictures."""
        rows = tuple((f"{across:.2f}", f"{up:.2f}", str(count)) for across, up, count in self.points)
        return Table(self.caption, (self.across, self.up, "cases"), rows)


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Quote | Room | Plot


@dataclass(frozen=True, slots=True)
class Report:
    """A title and what follows it."""

    title: str
    blocks: tuple[Block, ...]


STATEMENTS = (
    "This report shows which provisions of the instrument the statutes listed at its end already carry, and quotes the "
    "words that carry them.",
    "It is not legal advice and it does not measure compliance: case law, regulations and practice were not read.",
    "“Not found” means that no passage of the statutes read was recognised as an answer. What was searched and the "
    "passages that came nearest are given, so that a lawyer can judge.",
    "“Needs a reader” marks what is too doubtful to be left to a machine.",
    "Words in bold decided the finding. Line breaks inside quotations are closed up, and […] marks what is left out.",
)

OBLIGATIONS = {  # in the order in which a report lists provisions
    Obligation.REQUIRED: "must be law",
    Obligation.QUALIFIED: "must be law, in terms the treaty softens",
    Obligation.POLICY: "must be done, by law, policy or practice",
    Obligation.CONSIDERED: "to be considered",
    Obligation.OPTIONAL: "optional",
    Obligation.BETWEEN_STATES: "binds States towards each other",
    Obligation.GENERAL: "general",
}
_VALUES = {
    "element": "an element of the offence",
    "alternative": "one of several alternatives",
    "aggravation": "only an aggravation",
    "absent": "absent from the offence",
}
_SECTIONS: tuple[tuple[str, str, Status, bool | None], ...] = (
    # heading, what it holds, status, required (None: either)
    ("Required and missing", "The gaps to close first.", Status.MISSING, True),
    ("Partly there", "Some of what these provisions need was found.", Status.PARTIAL, None),
    ("Not required, and not found", "Policy choices, options and duties between States.", Status.MISSING, False),
    ("Covered", "The statutes carry these provisions, in the words quoted.", Status.COVERED, None),
    ("Questions for the authorities", "Silence of a statute is not a gap here: ask.", Status.ASK, None),
    (
        "Usual home not among the files",
        "The kind of act that holds such rules was not read.",
        Status.NOT_IN_DOSSIER,
        None,
    ),
    ("Reported, not scored", "Worth a reader's eye.", Status.FLAG, None),
    ("Not applicable", "These do not concern the State.", Status.NOT_APPLICABLE, None),
)
_MOST_PASSAGES = 2
_LONGEST_QUOTE = 600
_AROUND_A_MARK = 120


def compose(assessment: Assessment, instrument: Instrument) -> Report:
    """The report of an assessment: what it is, the totals, gaps first, then what was found, and what was read."""
    return Report(
        title=f"{assessment.dossier}: {worded(instrument.title)}",
        blocks=(
            Heading(2, "What this report is, and is not"),
            Bullets(STATEMENTS),
            *_overview(assessment, instrument),
            *_provisions(assessment, instrument),
            *files(assessment),
        ),
    )


def imprint(assessment: Assessment) -> str:
    """What made the report: enough to make it again."""
    return (
        f"Made with modellaw {assessment.toolkit} under the instrument “{assessment.instrument}”, specification "
        f"{assessment.spec_sha256}. The same files give the same report."
    )


def totals_table(assessment: Assessment, instrument: Instrument) -> Table:
    """The two totals."""
    return Table(
        "Essential elements (left open: to be asked, or no act of the kind that usually holds them was read)",
        ("Provisions", "Found", "Not found", "Needs a reader", "Left open", "All"),
        tuple(
            (total.name, *map(str, (total.found, total.not_found, total.needs_reader, total.open, total.elements)))
            for total in totals(assessment, instrument)
        ),
    )


def chapters_table(assessment: Assessment, instrument: Instrument) -> Table:
    """How many provisions of each chapter stand where."""
    chapters = {provision.id: provision.chapter for provision in instrument.provisions}
    count = Counter((chapters[finding.provision], finding.status) for finding in assessment.findings)
    seen = [status for status in Status if any(status is other for _, other in count)]
    return Table(
        "Provisions by chapter",
        ("Chapter", *(status.value.capitalize() for status in seen)),
        tuple(
            (f"{chapter.id}. {worded(chapter.title)}", *(str(count[chapter.id, status]) for status in seen))
            for chapter in instrument.chapters
        ),
    )


def _overview(assessment: Assessment, instrument: Instrument) -> Iterator[Block]:
    yield Heading(2, "Overview")
    yield totals_table(assessment, instrument)
    yield chapters_table(assessment, instrument)
    yield _provisions_table(assessment, instrument)


def _provisions_table(assessment: Assessment, instrument: Instrument) -> Table:
    rows = []
    for finding in assessment.findings:
        provision = instrument.provision(finding.provision)
        essential = [instrument.elements[element.id].need is Need.ESSENTIAL for element in finding.elements]
        found = sum(element.met for element, counts in zip(finding.elements, essential, strict=True) if counts)
        share = f"{found} of {sum(essential)}" if any(essential) else ""
        rows.append((worded(provision.title), OBLIGATIONS[provision.obligation], finding.status.value, share))
    return Table("Every provision", ("Provision", "Obligation", "Status", "Essential elements found"), tuple(rows))


def _provisions(assessment: Assessment, instrument: Instrument) -> Iterator[Block]:
    provisions = {provision.id: provision for provision in instrument.provisions}
    languages = {statute.file: statute.language for statute in assessment.statutes}
    ranks = {obligation: rank for rank, obligation in enumerate(OBLIGATIONS)}
    findings = sorted(assessment.findings, key=lambda finding: ranks[provisions[finding.provision].obligation])
    for heading, holds, status, required in _SECTIONS:
        chosen = [
            finding
            for finding in findings
            if finding.status is status and required in (None, provisions[finding.provision].obligation in REQUIRED)
        ]
        if chosen:
            yield Heading(2, f"{heading} ({len(chosen)})")
            yield Paragraph(holds)
            for finding in chosen:
                yield from _provision(finding, provisions[finding.provision], languages)


def _provision(finding: Finding, provision: Provision, languages: dict[str, str]) -> Iterator[Block]:
    article = f" (article {provision.article})" if provision.article else ""
    yield Heading(3, worded(provision.title) + article, finding.status.value, finding.provision)
    yield Paragraph(f"{finding.provision}, {OBLIGATIONS[provision.obligation]}.")
    if finding.remarks:
        yield Bullets(finding.remarks)
    if finding.status is Status.ASK and (question := worded(provision.question)):
        yield Paragraph(question, "Ask")
    requires = {element.id: worded(element.requires) for element in provision.elements}
    for element in finding.elements:
        yield Heading(4, requires[element.id], verdict(element))
        yield from proof(element, languages)
        if element.needs_reader or not element.met:
            yield from sought(element, languages, with_misses=finding.status is not Status.COVERED)
    if finding.status in (Status.MISSING, Status.PARTIAL) and (note := worded(provision.drafting_note)):
        yield Paragraph(note, "How to write it")


def verdict(element: ElementFinding) -> str:
    """What was found of an element, in words."""
    said = "found" if element.met else "not found"
    if element.value:
        said = f"{said}: {_VALUES.get(element.value, element.value)}"
    return f"needs a reader, leans to {said}" if element.needs_reader else said


def proof(element: ElementFinding, languages: dict[str, str]) -> Iterator[Block]:
    """The passages that carry an element, and why."""
    for passage in element.evidence[:_MOST_PASSAGES]:
        yield _quote(passage, languages)
        if passage.why:
            yield Paragraph("; ".join(passage.why), "Why")
    if more := element.evidence[_MOST_PASSAGES:]:
        yield Paragraph("; ".join(cite(passage, languages) for passage in more), "See also")


def sought(element: ElementFinding, languages: dict[str, str], *, with_misses: bool) -> Iterator[Block]:
    """What was looked for, and, where the provision is wanting, what came nearest."""
    if element.searched:
        yield Paragraph("; ".join(element.searched), "Searched for")
    for miss in element.near_misses[:_MOST_PASSAGES] if with_misses else ():
        yield Paragraph("; ".join(miss.lacks), "Came near, but")
        yield _quote(miss.passage, languages)


def _quote(passage: Evidence, languages: dict[str, str]) -> Quote:
    return Quote(tuple(_spans(passage)), cite(passage, languages), languages.get(passage.file, ""))


def cite(passage: Evidence, languages: dict[str, str]) -> str:
    """Where a passage stands, as a lawyer cites it: section 12(1)(a), “Offences”, act.pdf, page 7."""
    named = passage.unit.startswith(("schedule", "paragraph"))
    numbered = any(character.isdigit() for character in passage.unit) and not named
    kind = ("section " if languages.get(passage.file) == "en" else "art. ") if numbered else ""
    heading = f"“{passage.heading.strip()}”" if passage.heading.strip() else ""
    page = f"page {passage.page}" if passage.page is not None else ""
    parts = (kind + (passage.path or passage.unit), heading, passage.file, page)
    return _closed_up(", ".join(part for part in parts if part))


def _spans(passage: Evidence) -> Iterator[Span]:
    """The passage's words with those that decided marked; a long passage is cut to what stands around them."""
    shown = list(_shown(passage))
    for number, (start, end) in enumerate(shown):
        if start > (shown[number - 1][1] if number else 0):
            yield Span("[…] " if number == 0 else " […] ")
        at = start
        for begin, finish in _marked(passage):
            if start <= begin and finish <= end:
                yield from _span(passage.quote[at:begin], decides=False)
                yield from _span(passage.quote[begin:finish], decides=True)
                at = finish
        yield from _span(passage.quote[at:end], decides=False)
    if shown and shown[-1][1] < len(passage.quote):
        yield Span(" […]")


def _span(text: str, *, decides: bool) -> Iterable[Span]:
    return [Span(_closed_up(text), decides)] if text else []


def _marked(passage: Evidence) -> list[tuple[int, int]]:
    """The deciding words as spans of the quote, joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for mark in sorted(passage.marks, key=lambda mark: mark.start):
        begin, finish = max(mark.start - passage.start, 0), min(mark.end - passage.start, len(passage.quote))
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], finish))
        elif begin < finish:
            joined.append((begin, finish))
    return joined


def _shown(passage: Evidence) -> list[tuple[int, int]]:
    """The stretches of the quote that are printed: all of a short one, the surroundings of its marks of a long one."""
    size = len(passage.quote)
    if size <= _LONGEST_QUOTE:
        return [(0, size)]
    stretches: list[tuple[int, int]] = []
    for begin, finish in _marked(passage) or [(0, _LONGEST_QUOTE - _AROUND_A_MARK)]:
        start = min(_word_edge(passage.quote, max(begin - _AROUND_A_MARK, 0)), begin)
        end = _word_edge(passage.quote, min(finish + _AROUND_A_MARK, size))
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def _word_edge(text: str, at: int) -> int:
    """The nearest place at or after `at` where no word is cut."""
    space = re.compile(r"\s|$").search(text, at)
    return space.start() if space and at else at


def _closed_up(text: str) -> str:
    """Layout and control characters (page breaks, NUL) as single spaces: no prose format can print them."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+", " ", text)


def files(assessment: Assessment) -> Iterator[Block]:
    """What was read, what could not be, and what made the findings."""
    yield Heading(2, "Statutes read")
    if assessment.statutes:
        yield Table(
            "Files, and the SHA-256 sums that prove which",
            ("File", "Title", "Language", "SHA-256", "Notes"),
            tuple(
                tuple(
                    map(
                        _closed_up,
                        (statute.file, statute.title, statute.language, statute.sha256, " ".join(statute.notes)),
                    )
                )
                for statute in sorted(assessment.statutes, key=lambda statute: statute.file)
            ),
        )
    else:
        yield Paragraph("None.")
    if assessment.unread:
        yield Heading(2, "Files not read")
        yield Table(
            "These were not assessed",
            ("File", "What to do"),
            tuple(
                (_closed_up(unread.file), _closed_up(unread.message))
                for unread in sorted(assessment.unread, key=lambda unread: unread.file)
            ),
        )
    yield Heading(2, "How this report was made")
    yield Paragraph(imprint(assessment))
