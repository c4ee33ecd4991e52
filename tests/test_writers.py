import csv
import dataclasses
import io
import itertools
import json
import re
import zipfile
from collections.abc import Callable

import docx
import pypdfium2
import pytest
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from modellaw.assessment import Assessment, Evidence, Mark
from modellaw.errors import UnknownName
from modellaw.instruments import Instrument
from modellaw.report import Block, Heading, Quote, compose
from modellaw.table import COLUMNS
from modellaw.totals import Total, totals
from modellaw.writers import WRITERS, write_report

Golden = Callable[[str, bytes], None]
DECIDING_WORDS = ["*boat* to sea <unfit>", "brings another across the border without leave", "reward"]


@pytest.fixture(scope="module")
def pango() -> None:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        pytest.skip("this machine lacks Pango, which PDF reports need")


@pytest.mark.parametrize("format_", [name for name, writer in WRITERS.items() if writer.text])
def test_a_report_is_as_a_person_last_saw_it(
    format_: str, small_assessment: Assessment, small_instrument: Instrument, golden: Golden
) -> None:
    golden(f"report.{format_}", write_report(small_assessment, format_, small_instrument))


@pytest.mark.parametrize("format_", WRITERS)
def test_the_same_assessment_gives_the_same_bytes(
    format_: str, small_assessment: Assessment, small_instrument: Instrument, request: pytest.FixtureRequest
) -> None:
    if format_ == "pdf":
        request.getfixturevalue("pango")
    first = write_report(small_assessment, format_, small_instrument)
    assert first == write_report(small_assessment, format_, small_instrument)


def test_an_unknown_format_lists_those_there_are(small_assessment: Assessment) -> None:
    with pytest.raises(UnknownName, match=r"odt.*json.*docx"):
        write_report(small_assessment, "odt")


def test_json_keeps_the_contract(small_assessment: Assessment, small_instrument: Instrument) -> None:
    written = write_report(small_assessment, "json", small_instrument)
    said = json.loads(written)
    assert list(said)[:7] == ["schema", "dossier", "instrument", "toolkit", "spec_sha256", "statutes", "findings"]
    assert said["schema"] == 1
    assert [statute["file"] for statute in said["statutes"]] == ["entry-act.txt", "z-notes.txt"]
    element = said["findings"][0]["elements"][0]
    assert element["probability"] == 0.9346
    assert {"file", "unit", "path", "start", "end", "page", "quote", "why"} <= set(element["evidence"][0])
    assert said["findings"][2]["elements"][0]["near_misses"][0]["lacks"] == ["no help given"]
    assert written.endswith(b"}\n")


def test_json_survives_bytes_that_no_encoding_explains(
    small_assessment: Assessment, small_instrument: Instrument
) -> None:
    broken = dataclasses.replace(small_assessment, dossier="North\udc9creach قانون")
    assert json.loads(write_report(broken, "json", small_instrument))["dossier"] == "North\udc9creach قانون"


def test_csv_runs_no_formula(small_assessment: Assessment, small_instrument: Instrument) -> None:
    text = write_report(small_assessment, "csv", small_instrument).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["element"] for row in rows] == [
        "TI.1.bring",
        "TI.1.reward",
        "TI.2.craft",
        "TI.2.crew",
        "TI.3.care",
        "TI.4.register",
    ]
    assert rows[2]["quote"].startswith("'=cmd()")
    assert (
        rows[0]["quote"]
        == "A person who, for a reward, brings another across the border\nwithout leave commits an offence."
    )
    assert rows[4]["nearest_miss"] == "entry-act.txt 4(1): no help given"


def test_xlsx_has_its_sheets_and_no_formula(small_assessment: Assessment, small_instrument: Instrument) -> None:
    with zipfile.ZipFile(io.BytesIO(write_report(small_assessment, "xlsx", small_instrument))) as book:
        names = re.findall(r'<sheet name="(\w+)"', book.read("xl/workbook.xml").decode())
        sheets = [book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, 6)]
        words = book.read("xl/sharedStrings.xml").decode()
    assert names == ["Overview", "Provisions", "Elements", "Evidence", "Statutes"]
    assert not any("<f>" in sheet for sheet in sheets)
    assert "=cmd() Whoever puts a *boat* to sea &lt;unfit&gt;" in words
    assert all("<autoFilter" in sheet and 'state="frozen"' in sheet for sheet in sheets[1:])


def test_xlsx_cuts_what_no_cell_can_hold(small_assessment: Assessment, small_instrument: Instrument) -> None:
    passage = small_assessment.findings[0].elements[0].evidence[0]
    long = dataclasses.replace(passage, quote="x" * 40_000, end=passage.start + 40_000, marks=())
    with zipfile.ZipFile(io.BytesIO(write_report(_with(small_assessment, long), "xlsx", small_instrument))) as book:
        cells = re.findall(r"x{100,}[^<]*", book.read("xl/sharedStrings.xml").decode())
    assert [len(cell) for cell in cells] == [32_767]
    assert cells[0].endswith("[…]")


def test_html_stands_alone_and_can_be_read_aloud(small_assessment: Assessment, small_instrument: Instrument) -> None:
    written = write_report(small_assessment, "html", small_instrument).decode()
    page = lxml_html.fromstring(written)
    assert not page.xpath("//script | //link | //img | //@src | //@onclick")
    assert "http" not in written.replace("http-equiv", "")
    assert page.xpath("string(/html/@lang)") == "en"
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), "a heading level is skipped"
    assert not page.xpath("//th[not(@scope)] | //table[not(caption)]")
    targets = page.xpath("//@id")
    assert len(targets) == len(set(targets))
    assert {link.removeprefix("#") for link in page.xpath("//a/@href")} <= set(targets)
    assert page.xpath("//mark/text()") == DECIDING_WORDS
    assert all(quote == "en" for quote in page.xpath("//blockquote/p/@lang"))


def test_markdown_reads_as_it_was_meant(small_assessment: Assessment, small_instrument: Instrument) -> None:
    written = write_report(small_assessment, "md", small_instrument).decode()
    page = lxml_html.fromstring(MarkdownIt().enable("table").render(written))
    assert [mark.text_content() for mark in page.xpath("//blockquote//strong")] == DECIDING_WORDS
    assert len(page.xpath("//table")) == 5


def test_docx_shows_deciding_words_in_bold(small_assessment: Assessment, small_instrument: Instrument) -> None:
    document = docx.Document(io.BytesIO(write_report(small_assessment, "docx", small_instrument)))
    quotes = [paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Quote"]
    assert [run.text for quote in quotes for run in quote.runs if run.bold] == DECIDING_WORDS
    assert [table.rows[0].cells[0].text for table in document.tables] == [
        "Provisions",
        "Chapter",
        "Provision",
        "File",
        "File",
    ]


@pytest.mark.usefixtures("pango")
def test_pdf_says_what_the_page_says(small_assessment: Assessment, small_instrument: Instrument) -> None:
    document = pypdfium2.PdfDocument(write_report(small_assessment, "pdf", small_instrument))
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "Required and missing (1)" in text
    assert "scan.pdf has 3 pages but no text" in text


def test_every_prose_format_says_the_same(small_assessment: Assessment, small_instrument: Instrument) -> None:
    page = lxml_html.fromstring(write_report(small_assessment, "html", small_instrument)).find(".//main").text_content()
    archive = zipfile.ZipFile(io.BytesIO(write_report(small_assessment, "docx", small_instrument)))
    document = "".join(etree.fromstring(archive.read("word/document.xml")).itertext())
    markdown = write_report(small_assessment, "md", small_instrument).decode().replace("\\", "").replace("*", "")
    for sentence in _sentences(compose(small_assessment, small_instrument).blocks):
        assert sentence in page
        assert sentence in document
        assert sentence.replace("*", "") in markdown


def test_gaps_that_must_be_closed_come_first(small_assessment: Assessment, small_instrument: Instrument) -> None:
    blocks = compose(small_assessment, small_instrument).blocks
    assert [block.anchor for block in blocks if isinstance(block, Heading) and block.anchor] == [
        "TI.3",
        "TI.2",
        "TI.1",
        "TI.4",
    ]


def test_an_article_number_is_printed_only_where_it_was_verified(
    small_assessment: Assessment, small_instrument: Instrument
) -> None:
    headings = [
        block.text for block in compose(small_assessment, small_instrument).blocks if isinstance(block, Heading)
    ]
    assert [heading for heading in headings if "article" in heading] == ["Bringing people in (article 1)"]


def test_the_two_totals_are_kept_apart(small_assessment: Assessment, small_instrument: Instrument) -> None:
    assert totals(small_assessment, small_instrument) == (
        Total("Required", found=2, not_found=2, needs_reader=0, open=0),
        Total("Recommended", found=0, not_found=0, needs_reader=0, open=1),
    )


def test_a_long_quote_is_cut_to_what_stands_around_its_deciding_words(
    small_assessment: Assessment, small_instrument: Instrument
) -> None:
    passage = small_assessment.findings[0].elements[0].evidence[0]
    words = "lorem " * 200 + "DECIDES here " + "ipsum " * 200 + "and HERE " + "dolor " * 200
    marks = tuple(
        Mark(passage.start + at, passage.start + at + 4, "x") for at in (words.index("DECI"), words.index("HERE"))
    )
    long = dataclasses.replace(passage, quote=words, end=passage.start + len(words), marks=marks)
    quote = next(block for block in compose(_with(small_assessment, long), small_instrument).blocks if _is_long(block))
    shown = "".join(span.text for span in quote.spans)
    assert [span.text for span in quote.spans if span.decides] == ["DECI", "HERE"]
    assert shown.startswith("[…] ")
    assert shown.endswith(" […]")
    assert all(part in words for part in re.split(r"\s?\[…\]\s?", shown))
    assert len(shown) < 900


@pytest.mark.parametrize(
    "fault",
    [{"quote": ""}, {"end": 9_999}, {"marks": (Mark(0, 3, "outside the quote"),)}],
    ids=["no words", "wrong place", "mark outside"],
)
@pytest.mark.parametrize("format_", WRITERS)
def test_no_format_writes_a_quote_that_cannot_be_its_sources_words(
    fault: dict[str, object], format_: str, small_assessment: Assessment, small_instrument: Instrument
) -> None:
    passage = small_assessment.findings[0].elements[0].evidence[0]
    with pytest.raises(ValueError, match=r"entry-act\.txt 4\(1\)"):
        write_report(_with(small_assessment, dataclasses.replace(passage, **fault)), format_, small_instrument)  # type: ignore[arg-type]


def _with(assessment: Assessment, passage: Evidence) -> Assessment:
    """The assessment with another first passage."""
    finding = assessment.findings[0]
    element = dataclasses.replace(finding.elements[0], evidence=(passage,))
    finding = dataclasses.replace(finding, elements=(element, *finding.elements[1:]))
    return dataclasses.replace(assessment, findings=(finding, *assessment.findings[1:]))


def _is_long(block: Block) -> bool:
    return isinstance(block, Quote) and len(block.spans) > 5


def _sentences(blocks: tuple[Block, ...]) -> list[str]:
    """All that a report says, in pieces that no format may lose."""
    pieces: list[str] = []
    for block in blocks:
        for field in dataclasses.fields(block):
            value = getattr(block, field.name)
            if field.name in ("level", "anchor", "language", "label"):
                continue
            if field.name == "spans":
                value = tuple(span.text.strip() for span in value)
            rows = (
                [value]
                if isinstance(value, str)
                else [cell for row in value for cell in ([row] if isinstance(row, str) else row)]
            )
            pieces += [piece for piece in rows if piece]
    return pieces
