"""The mission brief as a document: gaps first, then what to ask of whom, then how far all of it can be relied on."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from modellaw.accuracy import mean
from modellaw.assessment import Evidence
from modellaw.authorities import authorities
from modellaw.mission import Answered, Brief, Entry, ItemResult, Question
from modellaw.report import (
    OBLIGATIONS,
    Block,
    Bullets,
    Heading,
    Paragraph,
    Report,
    Room,
    Table,
    cite,
    files,
    imprint,
    proof,
    sought,
    verdict,
)
from modellaw.specs import Language, Need
from modellaw.totals import totals
from modellaw.wording import worded

STATEMENTS = (
    "This brief prepares an assistance mission. It does not measure compliance and is no legal advice: statutes were "
    "read, and not case law, regulations or practice.",
    "A gap means that no passage of the statutes read was recognised as an answer; what was searched and what came "
    "nearest is given. Every finding that something is there quotes the statute's own words.",
    "What no statute can show is put as a question, with whom to ask and what to ask for as proof.",
)
_FIRST = "It does not measure compliance: only statutes were read, and every finding is for a lawyer to check."
_METHOD = (
    "The statutes were read once. Each test was made by looking for the ideas it needs in one sentence or section, in "
    "the context that the law itself draws: the offence, provisions that refer to it, and general law that reaches it. "
    "A test that several instruments share was made once. How common a rule is among States played no part."
)
_MOST_CITED = 3


def compose_brief(brief: Brief, language: Language = "en") -> Report:
    """The document; what the instruments ask and what is asked of the authorities stands in the language given."""
    writer = _Writer(brief, language)
    return Report(
        f"{brief.state}: mission brief",
        (
            *writer.one_page(),
            Heading(2, "What this brief is, and is not"),
            Bullets(STATEMENTS),
            *writer.provisions("Required gaps", "To close first: what binds most stands first.", brief.gaps),
            *writer.provisions(
                "Offences wider than asked, and what should not have been added",
                "The conduct is criminal, and with it help that the treaty leaves alone; or the statute asks for more "
                "than the treaty lets it.",
                brief.wider,
            ),
            *writer.provisions(
                "Recommended, and not required", "Policy choices, options and duties between States.", brief.recommended
            ),
            *writer.questions(),
            *writer.items(),
            *writer.lacking(),
            *writer.in_place(),
            *writer.method(),
        ),
    )


class _Writer:
    """The parts of one brief in one language."""

    def __init__(self, brief: Brief, language: Language) -> None:
        self._brief = brief
        self._language = language
        self._spoken = {statute.file: statute.language for statute in brief.assessments[0].statutes}
        self._numbers = self._numbered()

    def _numbered(self) -> Mapping[str, int]:
        """The number of each question that is asked, through all authorities."""
        kept = [asked for them in self._brief.by_authority.values() for asked in self._brief.kept(them)]
        return {asked.id: number for number, asked in enumerate(kept, 1)}

    def one_page(self) -> Iterator[Block]:
        """The State in one page."""
        brief = self._brief
        instruments = brief.concordance.instruments
        yield Heading(2, "The State in one page")
        yield Paragraph(_FIRST)
        yield Table(
            "Essential elements of what is required",
            ("Instrument", "Found", "Not found", "Needs a reader", "Left open", "All"),
            tuple(
                (worded(instrument.short, self._language), *map(str, counts))
                for instrument, assessment in zip(instruments, brief.assessments, strict=True)
                for total in totals(assessment, instrument)[:1]
                for counts in [(total.found, total.not_found, total.needs_reader, total.open, total.elements)]
            ),
        )
        rows = (
            ("Required gaps", len(brief.kept(brief.gaps))),
            ("Offences wider than asked", len(brief.kept(brief.wider))),
            ("Recommended, not found or partly", len(brief.kept(brief.recommended))),
            ("Questions for the authorities", len(self._numbers)),
            ("Kinds of act that were not read", len(brief.lacking)),
            ("Statutes read", len(brief.assessments[0].statutes)),
            ("Files that could not be read", len(brief.assessments[0].unread)),
        )
        yield Table("What this brief holds", ("Part", "Number"), tuple((name, str(count)) for name, count in rows))
        if gaps := brief.kept(brief.gaps):
            yield Paragraph("Gaps to close first:")
            yield Bullets(tuple(f"{self._title(gap)} ({gap.finding.status.value})" for gap in gaps))

    def provisions(self, heading: str, lead: str, entries: tuple[Entry, ...]) -> Iterator[Block]:
        """A part that goes through provisions."""
        kept = self._brief.kept(entries)
        if not kept:
            return
        yield Heading(2, f"{heading} ({len(kept)})")
        yield Paragraph(lead)
        for entry in kept:
            yield from self._provision(entry)

    def _provision(self, entry: Entry) -> Iterator[Block]:
        yield Heading(3, self._title(entry), entry.finding.status.value, entry.id.replace(" ", "-"))
        yield Paragraph(f"{entry.provision.id}, {OBLIGATIONS[entry.provision.obligation]}. {entry.provision.basis}")
        if entry.also:
            yield Paragraph("; ".join(self._named(name) for name in entry.also), "The same under")
        if entry.finding.remarks:
            yield Bullets(entry.finding.remarks)
        for element, found in entry.elements:
            if element.need is not Need.DESIRABLE:
                yield Heading(4, worded(element.requires, self._language), verdict(found))
                yield from proof(found, self._spoken)
                if found.needs_reader or not found.met:
                    yield from sought(found, self._spoken, with_misses=True)
        if note := worded(entry.provision.drafting_note, self._language):
            yield Paragraph(note, "How to write it")
        yield from self._remark(entry)

    def _remark(self, said: Entry | Question) -> Iterator[Block]:
        if remark := self._brief.note(said).remark:
            yield Paragraph(remark, "Adviser's remark")

    def questions(self) -> Iterator[Block]:
        """What to ask, by whom to ask, with room for the answers."""
        if not self._numbers:
            return
        yield Heading(2, f"Questions for the authorities ({len(self._numbers)})")
        yield Paragraph("Silence of a statute is no gap here, or practice decides. Numbers run through all of them.")
        for authority, asked in self._brief.by_authority.items():
            if kept := self._brief.kept(asked):
                yield Heading(3, f"{worded(authorities()[authority], self._language)} ({len(kept)})")
                for question in kept:
                    yield from self._question(question)

    def _question(self, question: Question) -> Iterator[Block]:
        yield Heading(4, f"{self._numbers[question.id]}. {worded(question.text, self._language)}")
        yield Paragraph(self._source(question), "Source")
        if proof_wanted := worded(question.evidence, self._language):
            yield Paragraph(proof_wanted, "Proof to ask for")
        yield Room("Answer", self._brief.note(question).answer)
        yield from self._remark(question)

    def _source(self, question: Question) -> str:
        """Where a question comes from: the provision whose silence asks, or the item of the report."""
        if question.entry is not None:
            return "; ".join(self._named(name) for name in (question.source, *question.entry.also))
        item = self._items[question.source].item
        return f"Secretariat's report, paragraph {item.paragraph} ({item.id}): {worded(item.title, self._language)}"

    @cached_property
    def _items(self) -> Mapping[str, ItemResult]:
        return {result.item.id: result for result in self._brief.items}

    def items(self) -> Iterator[Block]:
        """Every assistance item: what the statutes answer of it, and which questions remain."""
        yield Heading(2, f"Assistance items of the Secretariat's report ({len(self._brief.items)})")
        rows = []
        for result in self._brief.items:
            answers = "; ".join(self._answer(answered) for answered in result.answered)
            open_ = ", ".join(str(self._numbers[name]) for name in result.questions if name in self._numbers)
            rows.append(
                (f"{result.item.paragraph} {worded(result.item.title, self._language)}", result.item.id, answers, open_)
            )
        yield Table(
            "What the statutes answer, and which questions remain",
            ("Item", "Id", "In the statutes", "Questions"),
            tuple(rows),
        )

    def _answer(self, answered: Answered) -> str:
        passages = [passage for found in answered.found for passage in found.evidence[:1]]
        return f"{worded(answered.check.text, self._language)} {'; '.join(self._cited(passages))}"

    def lacking(self) -> Iterator[Block]:
        """The acts to bring."""
        if not self._brief.lacking:
            return
        yield Heading(2, f"Acts that were not read ({len(self._brief.lacking)})")
        yield Table(
            "Kinds of act that usually hold these rules; none was among the files",
            ("Kind of act", "Provisions that wait for it"),
            tuple(
                (" or ".join(lacking.kinds), "; ".join(self._title(entry) for entry in lacking.entries))
                for lacking in self._brief.lacking
            ),
        )

    def in_place(self) -> Iterator[Block]:
        """What the statutes carry already."""
        kept = self._brief.kept(self._brief.covered)
        if not kept:
            return
        yield Heading(2, f"In place ({len(kept)})")
        rows = []
        for entry in kept:
            first = [found.evidence[0] for _, found in entry.elements if found.met and found.evidence]
            rows.append((self._title(entry), entry.provision.id, "; ".join(self._cited(first))))
        yield Table("Provisions that the statutes carry", ("Provision", "Id", "Where"), tuple(rows))

    def _cited(self, passages: list[Evidence]) -> list[str]:
        sections = {(passage.file, passage.unit): passage for passage in reversed(passages)}
        return [cite(passage, self._spoken) for passage in reversed(sections.values())][:_MOST_CITED]

    def method(self) -> Iterator[Block]:
        """How it was made, how often it is right, and from which files."""
        brief = self._brief
        yield Heading(2, "Method and accuracy")
        yield Paragraph(_METHOD)
        tests, shared = brief.concordance.tests, brief.concordance.shared
        elements = sum(len(places) for places in tests.values())
        yield Paragraph(
            f"{elements} elements of {len(brief.concordance.instruments)} instruments were judged by {len(tests)} "
            f"tests; {len(shared)} of them serve more than one place."
        )
        yield Table(
            "Measured against careful readers",
            ("Law", "Agreement beyond chance (kappa)", "Rise above a guess (lift)", "Section among the first three"),
            tuple(
                (name, *(f"{row[column]:.2f}" for column in ("kappa", "lift", "hit@3")))
                for name, row in (
                    ("Model Law, States that were not looked at while it was worded", mean("unseen")),
                    ("Model Law, twelve States on which the wording was tested and mended", mean("accuracy")),
                    ("Convention, its own elements, four States", mean("convention")),
                )
                if row
            ),
        )
        yield from files(brief.assessments[0])
        for assessment in brief.assessments[1:]:
            yield Paragraph(imprint(assessment))

    def _title(self, entry: Entry) -> str:
        article = f" (article {entry.provision.article})" if entry.provision.article else ""
        first = entry.instrument is self._brief.concordance.instruments[0]
        under = "" if first else f"{worded(entry.instrument.short, self._language)}: "
        return f"{under}{worded(entry.provision.title, self._language)}{article}"

    def _named(self, identifier: str) -> str:
        """A provision by its instrument, article and title."""
        instrument, provision = self._brief.concordance.provision(identifier)
        article = f", article {provision.article}" if provision.article else ""
        return f"{worded(instrument.short, self._language)}{article}: {worded(provision.title, self._language)}"
