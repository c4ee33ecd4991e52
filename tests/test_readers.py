"""Reading files: one article in every format, formats by content, and bad input that gets one clear sentence."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from analysis.encoding import decode
from analysis.units import UnitKind
from modellaw.errors import UnreadableStatute
from modellaw.readers import READERS, read_dossier, read_statute
from modellaw.statute import Statute

TITLE = "Harbour Lanterns Act"
HEADINGS = {"1": "Short title", "2": "Lanterns on ferries", "3": "Penalty"}
WORDS = {
    "1": "This Act may be cited as the Harbour Lanterns Act of the State of Arcadia.",
    "2": "The master of a ferry shall carry a lit lantern from dusk until dawn, wherever the ferry lies.",
    "3": "A master who carries no lantern is liable to imprisonment for a term not exceeding four years.",
}

PLAIN = f"{TITLE}\n\n" + "\n".join(f"{n}. {HEADINGS[n]}\n{WORDS[n]}\n" for n in WORDS)
MARKDOWN = f'---\ntitle: "{TITLE}"\n---\n\n' + "\n".join(f"### {n} {HEADINGS[n]}\n\n{WORDS[n]}\n" for n in WORDS)
HTML = (
    f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title><style>p {{}}</style></head>"
    f"<body><nav>Home</nav><h1>{TITLE}</h1>"
    + "".join(f"<h3>{n}. {HEADINGS[n]}</h3><p>{WORDS[n]}</p>" for n in WORDS)
    + "<script>var no = 1;</script></body></html>"
)
AKOMA_NTOSO = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">'
    '<meta><identification source="#x">'
    '<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>'
    f"<preface><p><shortTitle>{TITLE}</shortTitle></p></preface><body><part><num>PART 1</num><heading>Ferries</heading>"
    + "".join(
        f"<section><num>{n}.</num><heading>{HEADINGS[n]}</heading><subsection><num>(1)</num><content><p>{WORDS[n]}</p></content></subsection></section>"
        for n in WORDS
    )
    + "</part></body><attachments><attachment><heading>SCHEDULE 1</heading>"
    '<doc name="s"><mainBody><p>One crown.</p></mainBody></doc></attachment>'
    "</attachments></act></akomaNtoso>"
)
JUSTICE_CANADA = (
    f'<?xml version="1.0"?><Statute xml:lang="en"><Identification>'
    f"<LongTitle>An Act about lanterns</LongTitle><ShortTitle>{TITLE}</ShortTitle>"
    '</Identification><Body><Heading level="1"><Label>PART 1</Label><TitleText>Ferries</TitleText></Heading>'
    + "".join(
        f"<Section><MarginalNote>{HEADINGS[n]}</MarginalNote><Label>{n}</Label><Subsection><Label>(1)</Label><Text>{WORDS[n]}</Text></Subsection>"
        "<HistoricalNote><HistoricalNoteSubItem>1999, c. 9, s. 4</HistoricalNoteSubItem></HistoricalNote></Section>"
        for n in WORDS
    )
    + "</Body><Schedule><ScheduleFormHeading><Label>SCHEDULE 1</Label><TitleText>Fees</TitleText></ScheduleFormHeading>"
    "<Provision><Text>One crown.</Text></Provision></Schedule></Statute>"
)


def word_document(automatic: bool = False) -> bytes:
    document = docx.Document()
    document.core_properties.title = TITLE
    for number, heading in HEADINGS.items():
        paragraph = document.add_paragraph("" if automatic else f"{number}. ")
        paragraph.add_run(heading)
        if automatic:
            numbered = OxmlElement("w:numPr")
            for tag, value in (("w:ilvl", "0"), ("w:numId", _decimal_list(document))):
                child = OxmlElement(tag)
                child.set(qn("w:val"), value)
                numbered.append(child)
            paragraph._p.get_or_add_pPr().append(numbered)
        document.add_paragraph(WORDS[number])
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ferry", "One crown"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _decimal_list(document: "docx.document.Document") -> str:
    """The id of a list that Word numbers "1.", "2." by itself; the default template has one."""
    root = document.part.numbering_part.element
    for number in root.findall(qn("w:num")):
        kind = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        for abstract in root.findall(qn("w:abstractNum")):
            level = abstract.find(qn("w:lvl"))
            if abstract.get(qn("w:abstractNumId")) == kind and level.find(qn("w:numFmt")).get(qn("w:val")) == "decimal":
                return str(number.get(qn("w:numId")))
    raise AssertionError("the template of python-docx has no decimal list")


def pdf_document(body: str = "") -> bytes:
    pages = "".join(
        f"<section style='break-after: page'><h3>{n}. {HEADINGS[n]}</h3><p>{WORDS[n]}</p></section>" for n in WORDS
    )
    import weasyprint

    return bytes(weasyprint.HTML(string=f"<h1>{TITLE}</h1>{body or pages}").write_pdf())


FILES: dict[str, Callable[[], bytes]] = {
    "act.txt": PLAIN.encode,
    "act.md": MARKDOWN.encode,
    "act.markdown": MARKDOWN.encode,
    "act.html": HTML.encode,
    "act.htm": HTML.encode,
    "act.docx": word_document,
    "act.pdf": pdf_document,
    "act.xml": AKOMA_NTOSO.encode,
}


def section_words(statute: Statute) -> dict[str, str]:
    return {u.label: statute.text[u.start : u.end] for u in statute.units if u.kind is UnitKind.SECTION}


def assert_reads_the_act(statute: Statute) -> None:
    found = section_words(statute)
    assert list(found) == list(WORDS)
    for number, words in WORDS.items():
        assert words in " ".join(found[number].split())
        assert HEADINGS[number] in found[number]


def test_every_format_has_a_sample_here() -> None:
    assert {Path(name).suffix for name in FILES} == set(READERS)


@pytest.mark.parametrize("name", FILES)
def test_every_format_yields_the_same_act(name: str) -> None:
    statute = read_statute(name, FILES[name]())
    assert_reads_the_act(statute)
    assert (statute.file, statute.language, statute.notes) == (name, "en", ())
    assert statute.title == TITLE


@pytest.mark.parametrize("name", FILES)
def test_the_content_decides_not_the_extension(name: str, tmp_path: Path) -> None:
    data = FILES[name]()
    assert_reads_the_act(read_statute("act", data))
    wrong = tmp_path / ("act.txt" if not name.endswith(".txt") else "act.pdf")
    wrong.write_bytes(data)
    assert_reads_the_act(read_statute(wrong))


@pytest.mark.parametrize("schema", [AKOMA_NTOSO, JUSTICE_CANADA], ids=["akoma-ntoso", "justice-canada"])
def test_xml_schemas_give_headings_parts_and_schedules(schema: str) -> None:
    statute = read_statute("act.xml", schema.encode())
    assert_reads_the_act(statute)
    units = {unit.label: unit for unit in statute.units}
    assert units["2"].heading == HEADINGS["2"]
    assert units["2"].above == ("PART 1 Ferries",)
    assert units["schedule 1"].kind is UnitKind.SCHEDULE
    assert "One crown." in statute.text[units["schedule 1"].start : units["schedule 1"].end]
    assert statute.path(units["2"], statute.text.index(WORDS["2"])) == "2(1)"


def test_amendment_notes_are_in_no_unit() -> None:
    statute = read_statute("act.xml", JUSTICE_CANADA.encode())
    assert "1999, c. 9" in statute.text
    assert "1999" not in "".join(section_words(statute).values())


def test_text_and_markdown_are_the_file_itself() -> None:
    assert read_statute("act.txt", PLAIN.encode()).text == PLAIN
    assert read_statute("act.md", MARKDOWN.encode()).text == MARKDOWN


def test_front_matter_belongs_to_the_preamble() -> None:
    statute = read_statute("act.md", MARKDOWN.encode())
    assert statute.units[0].label == "preamble"
    assert statute.units[0].start == 0


def test_pages_of_a_pdf_are_known() -> None:
    statute = read_statute("act.pdf", pdf_document())
    assert [statute.page(statute.text.index(WORDS[n][:40])) for n in WORDS] == [1, 2, 3]


def test_form_feeds_in_text_part_pages() -> None:
    statute = read_statute("act.txt", PLAIN.replace("2. Lanterns", "\f2. Lanterns").encode())
    assert [statute.page(statute.text.index(WORDS[n])) for n in WORDS] == [1, 2, 2]
    assert_reads_the_act(statute)


def test_word_prints_its_own_numbers() -> None:
    assert_reads_the_act(read_statute("act.docx", word_document(automatic=True)))


def test_word_tables_are_read_row_by_row() -> None:
    assert "Ferry\tOne crown" in read_statute("act.docx", word_document()).text


def test_scripts_and_menus_are_not_law() -> None:
    text = read_statute("act.html", HTML.encode()).text
    assert "var no" not in text
    assert "Home" not in text


def test_underlined_markdown_headings_are_headings() -> None:
    text = "".join(f"Part {n}\n======\n\n{n}. {HEADINGS[n]}\n----------\n\n{WORDS[n]}\n\n" for n in WORDS)
    statute = read_statute("act.md", text.encode())
    assert_reads_the_act(statute)
    assert [unit.above for unit in statute.units] == [("Part 1",), ("Part 2",), ("Part 3",)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_encodings_are_recognised(encoding: str) -> None:
    text = "".join(
        f"Artículo {n}.- La señal del capitán será visible según la Ley; más allá, el año próximo.\n"
        for n in range(1, 9)
    )
    assert decode(text.encode(encoding)).text == text
    statute = read_statute("ley.txt", text.encode(encoding))
    assert (statute.language, len(statute.units)) == ("es", 8)


def test_lost_bytes_are_noted_and_the_rest_is_read() -> None:
    data = ("".join(f"Artículo {n}.- La señal del capitán será visible según la ley.\n" for n in range(1, 30))).encode()
    statute = read_statute("ley.txt", data.replace(b"visible", b"vis\xffible", 1))
    assert "1 of its bytes" in statute.notes[0]
    assert len(section_words(statute)) == 29


def test_an_unsupported_language_is_still_read() -> None:
    text = "".join(
        f"§ {n}. Laiva kantaa lyhtyä yöllä, ja kapteeni vastaa siitä satamaoikeudessa aina.\n\n" for n in range(1, 9)
    )
    statute = read_statute("laki.txt", text.encode())
    assert statute.language == "fi"
    assert statute.text == text


def encrypted_pdf() -> bytes:
    """A PDF whose encryption dictionary no empty password opens."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out + b"xref\n0 5\n0000000000 65535 f \n" + table
        + b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )  # fmt: skip


def scan() -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(200, 200)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(64):
                part.write(b" " * 2**20)
    return stream.getvalue()


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><a>&i;</a>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "act.txt", "is empty"),
    "blank": (lambda: b" \n\n\t", "act.txt", "is empty"),
    "noise": (lambda: bytes(range(256)) * 40, "act.txt", "not a text"),
    "noise-named-pdf": (lambda: bytes(range(256)) * 40, "act.pdf", "not a text"),
    "encrypted-pdf": (encrypted_pdf, "act.pdf", "protected by a password"),
    "scanned-pdf": (scan, "act.pdf", "has 3 pages but no text: it is probably a scan; run OCR"),
    "broken-pdf": (lambda: b"%PDF-1.7\n" + b"x" * 400, "act.pdf", "damaged PDF"),
    "broken-docx": (lambda: word_document()[:900], "act.docx", "damaged Word document"),
    "hollow-docx": (lambda: _package({"word/document.xml": "<no>"}), "act.docx", "damaged Word document"),
    "text-named-docx": (PLAIN.encode, "act.docx", "damaged Word document"),
    "zip-bomb": (zip_bomb, "act.docx", "zip bomb"),
    "archive": (lambda: _package({"act.txt": PLAIN}), "acts.zip", "unpack it"),
    "odt": (lambda: _package({"mimetype": "x", "content.xml": "<a/>"}), "act.odt", "save it as DOCX"),
    "old-word": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "act.doc", "save it as DOCX"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "act.png", "run OCR"),
    "xml-bomb": (BOMB.encode, "act.xml", "entities"),
    "xml-external": (OUTSIDE.encode, "act.xml", "entities"),
    "xml-broken": (lambda: b"<?xml version='1.0'?><a><b></a>", "act.xml", "not well-formed"),
    "xml-empty": (lambda: b"<?xml version='1.0'?><a><b/></a>", "act.xml", "without text"),
    "html-empty": (
        lambda: b"<!DOCTYPE html><html><body><script>draw()</script></body></html>",
        "act.html",
        "without text",
    ),
}


def _package(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(("make", "name", "says"), BAD.values(), ids=BAD)
def test_bad_input_gets_one_sentence(make: Callable[[], bytes], name: str, says: str) -> None:
    with pytest.raises(UnreadableStatute) as refusal:
        read_statute(name, make())
    message = str(refusal.value)
    assert says in message
    assert message.startswith(name)
    assert message.endswith(".")
    assert "\n" not in message
    assert not any(word in message for word in ("Error", "Traceback", "lxml", "zipfile"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableStatute, match=r"gone\.txt was not found"):
        read_statute(tmp_path / "gone.txt")


def test_fifty_megabytes_are_read_in_reasonable_time() -> None:
    section = "Section {}. Lantern rule\n" + (WORDS["2"] + "\n") * 100 + "\n"
    data = "".join(section.format(number) for number in range(1, 5_600)).encode()
    assert len(data) > 50 * 2**20
    begun = time.perf_counter()
    statute = read_statute("code.txt", data)
    assert time.perf_counter() - begun < 30
    assert len(section_words(statute)) == 5_599


def test_too_large_a_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    huge = tmp_path / "library.txt"
    with huge.open("wb") as stream:
        stream.truncate(101 * 2**20)
    with pytest.raises(UnreadableStatute, match="split it into its acts"):
        read_statute(huge)


def test_one_bad_file_costs_one_file(tmp_path: Path) -> None:
    (tmp_path / "act.txt").write_text(PLAIN)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "budget.xlsx").write_bytes(b"PK")
    (tmp_path / ".hidden").write_bytes(b"")
    told: list[tuple[str, str]] = []
    dossier = read_dossier([tmp_path], progress=lambda file, step: told.append((file, step)))
    assert dossier.name == tmp_path.name
    assert [statute.file for statute in dossier.statutes] == ["act.txt"]
    assert sorted(problem.file for problem in dossier.problems) == ["budget.xlsx", "empty.txt"]
    assert told == [("act.txt", "reading"), ("empty.txt", "reading")]


def test_namesakes_are_kept_apart(tmp_path: Path) -> None:
    for year in ("2018", "2021"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "act.txt").write_text(PLAIN + year)
    paths = [tmp_path / "2018" / "act.txt", tmp_path / "2021" / "act.txt"]
    for given in ([tmp_path], paths, [*paths, paths[0]]):
        assert [statute.file for statute in read_dossier(given, name="Arcadia").statutes] == [
            "2018/act.txt",
            "2021/act.txt",
        ]


def test_reading_twice_gives_the_same_statute() -> None:
    assert read_statute("act.html", HTML.encode()) == read_statute("act.html", HTML.encode())


def test_the_bill_reads_alike_as_pdf_and_as_markdown(shared: Path) -> None:
    folder = shared / "statutes" / "brb"
    name = "trafficking-in-persons-prevention-bill-2016"
    labels = [
        [unit.label for unit in read_statute(folder / f"{name}{end}").units if unit.kind is UnitKind.SECTION]
        for end in (".md", ".pdf")
    ]
    assert labels[0] == labels[1] == [str(number) for number in range(1, 31)]


def test_every_statute_is_read_without_complaint(shared: Path) -> None:
    dossier = read_dossier(sorted((shared / "statutes").glob("*/")))
    assert not dossier.problems
    assert len(dossier.statutes) > 70
    for statute in dossier.statutes:
        assert any(unit.kind is UnitKind.SECTION for unit in statute.units), statute.file
        assert not [note for note in statute.notes if "set in two columns" not in note], statute.file
