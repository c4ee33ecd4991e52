"""XML: Akoma Ntoso and Justice Canada give their own units, other XML is read as text.

Entities, DTDs and the network are off: a statute needs none of them, and they can make a reader fetch or explode.
"""

import re
from collections.abc import Iterator

from lxml import etree

from analysis.languages import LANGUAGES
from analysis.structure.numbers import NUMBER, label
from analysis.units import UnitKind
from modellaw.errors import UnreadableStatute
from modellaw.readers.page import Page
from modellaw.readers.reading import Reading

_DTD_ROOM = 2**20  # a DTD stands before the text; UTF-16 doubles its bytes with zeros
_HEADED_NUMBER = re.compile(NUMBER)


def read_xml(data: bytes, name: str) -> Reading:
    """The text of an XML statute, with the units of its markup where the schema is known."""
    if b"<!ENTITY" in data[:_DTD_ROOM].replace(b"\x00", b""):
        raise UnreadableStatute(
            f"{name} declares XML entities of its own, which can hide an attack and are not expanded; "
            "remove the DOCTYPE or bring another format."
        )
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise UnreadableStatute(
            f"{name} is not well-formed XML (line {fault.lineno or 1}); download it again or bring another format."
        ) from None
    kind = _name(root)
    if kind == "akomaNtoso":
        reading = _akoma_ntoso(root)
    elif kind in ("Statute", "Regulation", "Bill") and root.find("Body") is not None:
        reading = _justice_canada(root)
    else:
        reading = Reading("\n".join(line for line in (_words(element) for element in _leaves(root)) if line))
    if not reading.text.strip():
        raise UnreadableStatute(f"{name} is XML without text; bring the statute itself, not its metadata.")
    return reading


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _words(element: etree._Element, skip: frozenset[str] = frozenset()) -> str:
    """The text of an element with single spaces, without the elements to skip."""
    if not skip:
        return " ".join("".join(map(str, element.itertext())).split())
    parts: list[str] = []
    _gather(element, skip, parts)
    return " ".join("".join(parts).split())


def _gather(element: etree._Element, skip: frozenset[str], parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if _name(child) not in skip:
            _gather(child, skip, parts)
        parts.append(child.tail or "")


def _leaves(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements that hold text of their own."""
    stack = [root]
    while stack:
        element = stack.pop()
        own = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
        if own or not len(element):
            yield element
        else:
            stack.extend(reversed(element))


# --- Justice Canada -------------------------------------------------------------------------------------------------

_APPARATUS = frozenset({"HistoricalNote", "Footnote", "FootnoteRef"})
_NUMBERED = frozenset(
    {"Subsection", "Paragraph", "Subparagraph", "Clause", "Subclause", "Subsubclause", "Item", "Provision"}
)
_LINES = frozenset({"Text", "MarginalNote", "TitleText", "Caption", "title", "row", "Label"})


def _justice_canada(root: etree._Element) -> Reading:
    page = Page()
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    short, long = root.find("Identification/ShortTitle"), root.find("Identification/LongTitle")
    title = _words(short) if short is not None else _words(long) if long is not None else ""
    page.line(title)
    start = page.length
    if long is not None:
        page.line(_words(long))
    for introductory in ("Introduction", "Order", "Preamble"):
        for element in root.findall(introductory):
            _canadian(element, page)
    page.unit("preamble", UnitKind.PREAMBLE, "", (), start)
    above: list[tuple[int, str]] = []
    for element in root.find("Body") if root.find("Body") is not None else ():  # type: ignore[union-attr]
        if _name(element) == "Heading":
            level = int(element.get("level") or 1)
            above = [outer for outer in above if outer[0] < level]
            parts = (_words(part, _APPARATUS) for part in element if _name(part) not in _APPARATUS)
            heading = " ".join(filter(None, parts))
            above.append((level, heading))
            page.line(heading)
        elif _name(element) == "Section":
            _canadian_section(element, page, tuple(outer for _, outer in above), UnitKind.SECTION)
        else:
            _canadian(element, page)
    for schedule in root.findall("Schedule"):
        _canadian_schedule(schedule, page)
    return Reading(page.text, title=title, language=language, units=page.units)


def _canadian_section(element: etree._Element, page: Page, above: tuple[str, ...], kind: UnitKind) -> None:
    start = page.length
    note = element.find("MarginalNote")
    heading = _words(note, _APPARATUS) if note is not None else ""
    if heading:
        page.line(heading)
    number = element.find("Label")
    printed = _words(number, _APPARATUS) if number is not None else ""
    page.begin_line(printed)
    for child in element:
        if _name(child) not in ("Label", "MarginalNote"):
            _canadian(child, page)
    page.end_line()
    page.unit(label(printed) or heading or "section", kind, heading, above, start)
    for history in element.iterfind(".//HistoricalNote"):  # an amendment note is no rule: behind the unit, in none
        for item in history:
            page.line(_words(item))


def _canadian(element: etree._Element, page: Page) -> None:
    """An element's text, a line for each numbered part, the number before its words."""
    name = _name(element)
    if name in _APPARATUS or not name:
        return
    if name in _NUMBERED:
        note, number = element.find("MarginalNote"), element.find("Label")
        if note is not None:
            page.line(_words(note, _APPARATUS))
        page.begin_line(_words(number, _APPARATUS) if number is not None else "")
        for child in element:
            if _name(child) not in ("MarginalNote", "Label"):
                _canadian(child, page)
        page.end_line()
    elif name == "row":
        page.line("\t".join(_words(entry, _APPARATUS) for entry in element))
    elif name in _LINES or (element.text or "").strip():
        page.line(_words(element, _APPARATUS))
    else:
        for child in element:
            _canadian(child, page)


def _canadian_schedule(schedule: etree._Element, page: Page) -> None:
    pending = schedule.find("BillPiece") is not None or schedule.find("RegulationPiece") is not None
    heading = schedule.find("ScheduleFormHeading")
    number = heading.find("Label") if heading is not None else None
    title = heading.find("TitleText") if heading is not None else None
    printed = _words(number) if number is not None else "schedule"
    words = _words(title) if title is not None else ""
    start = page.length
    page.line(" ".join(part for part in (printed if number is not None else "", words) if part))
    for child in schedule:
        if child is not heading:
            _canadian(child, page)
    name = (words if pending and words else printed).lower()
    page.unit(name, UnitKind.SUPERSEDED if pending else UnitKind.SCHEDULE, words, (), start)


# --- Akoma Ntoso ----------------------------------------------------------------------------------------------------

_GROUPS = frozenset(
    {
        "book", "chapter", "crossHeading", "division", "hcontainer", "level", "part", "section", "subchapter",
        "subdivision", "subpart", "subsection-group", "subtitle", "title", "tome", "wrapUp",
    }
)  # fmt: skip
_RULES = frozenset({"section", "article", "rule"})
_HEADED = frozenset({"num", "heading", "subheading"})
_AKN_SKIP = frozenset({"noteRef", "authorialNote", "meta", "remark"})
_AKN_LINES = frozenset(
    {
        "block", "citation", "crossHeading", "docTitle", "formula", "heading", "intro", "item", "li",
        "listIntroduction", "listWrapUp", "longTitle", "p", "recital", "subheading", "tr", "wrapUp",
    }
)  # fmt: skip


def _akoma_ntoso(root: etree._Element) -> Reading:
    document = root[0] if len(root) else root
    title = _akn_title(document)
    page = Page()
    start = page.length
    for name in ("coverPage", "preface", "preamble"):
        for element in _children(document, name):
            _akn(element, page)
    page.unit("preamble", UnitKind.PREAMBLE, "", (), start)
    for name in ("body", "mainBody"):
        for body in _children(document, name):
            for element in body:
                _akn_hierarchy(element, page, ())
    for element in _children(document, "conclusions"):
        _akn(element, page)
    for holder in (
        *_children(document, "attachments"),
        *_children(root, "components"),
        *_children(document, "components"),
    ):
        for attached in holder:
            _akn_attachment(attached, page)
    return Reading(page.text, title=title, language=_akn_language(document), units=page.units)


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element if _name(child) == name]


def _akn_title(document: etree._Element) -> str:
    for name in ("shortTitle", "docTitle", "FRBRalias", "longTitle"):
        for element in document.iter(f"{{*}}{name}"):
            words = element.get("value") or _words(element, _AKN_SKIP)
            if words:
                return words
    return ""


def _akn_language(document: etree._Element) -> str:
    three = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "deu": "de", "ger": "de", "por": "pt", "ara": "ar"}
    for element in document.iter("{*}FRBRlanguage"):
        code = (element.get("language") or "").lower()
        return three.get(code, code[:2])
    return ""


def _akn_hierarchy(element: etree._Element, page: Page, above: tuple[str, ...]) -> None:
    name = _name(element)
    holds_rules = any(_name(inner) in _RULES for inner in element.iterdescendants() if not _quoted(inner, element))
    if name in _RULES and not holds_rules:
        _akn_rule(element, page, above)
    elif holds_rules or name in _GROUPS:
        heading = _akn_heading(element)
        page.line(heading)
        for child in element:
            if _name(child) not in _HEADED:
                _akn_hierarchy(child, page, (*above, heading) if heading else above)
    else:
        _akn(element, page)


def _quoted(inner: etree._Element, outer: etree._Element) -> bool:
    parent = inner.getparent()
    while parent is not None and parent is not outer:
        if _name(parent) in ("quotedStructure", "embeddedStructure"):
            return True
        parent = parent.getparent()
    return False


def _akn_heading(element: etree._Element) -> str:
    parts = [_words(child, _AKN_SKIP) for child in element if _name(child) in _HEADED]
    return " ".join(part for part in parts if part)


def _akn_rule(element: etree._Element, page: Page, above: tuple[str, ...]) -> None:
    start = page.length
    page.line(_akn_heading(element))
    for child in element:
        if _name(child) not in _HEADED:
            _akn(child, page)
    page.end_line()
    numbers = _children(element, "num")
    headings = _children(element, "heading")
    printed = _printed_number(_words(numbers[0], _AKN_SKIP)) if numbers else ""
    heading = _words(headings[0], _AKN_SKIP) if headings else ""
    page.unit(printed or heading or "section", UnitKind.SECTION, heading, above, start)


def _printed_number(words: str) -> str:
    number = _HEADED_NUMBER.search(words)
    if number is not None:
        return label(number[0])
    ordinals = (ordinal for language in LANGUAGES.values() for ordinal in language.ordinals.items())
    last = words.lower().split()[-1].strip(".") if words.split() else ""
    return next((value for word, value in ordinals if word == last), "")


def _akn(element: etree._Element, page: Page) -> None:
    """An element's text, a line for each block, the number before its words."""
    name = _name(element)
    if name in _AKN_SKIP or not name:
        return
    numbers = _children(element, "num")
    if name == "tr":
        page.line("\t".join(_words(cell, _AKN_SKIP) for cell in element))
    elif numbers:
        page.begin_line(_words(numbers[0], _AKN_SKIP))
        for child in element:
            if child is not numbers[0]:
                _akn(child, page)
        page.end_line()
    elif (
        (
            name in _AKN_LINES
            and not any(_children(inner, "num") for inner in element.iter() if isinstance(inner.tag, str))
        )
        or (element.text or "").strip()
        or any((child.tail or "").strip() for child in element)
    ):
        page.line(_words(element, _AKN_SKIP))
    else:
        for child in element:
            _akn(child, page)


def _akn_attachment(attached: etree._Element, page: Page) -> None:
    start = page.length
    heading = _akn_heading(attached)
    page.line(heading)
    for child in attached:
        if _name(child) not in _HEADED:
            _akn(child, page)
    number = re.match(r"(?i)(schedule|annex\w*|anexo|appendix)\b\s*(\d+[A-Z]?|[IVX]+)?", heading)
    name = (
        number[0].lower() if number and not number[2] else f"{number[1].lower()} {number[2]}" if number else "schedule"
    )
    page.unit(name.strip(), UnitKind.SCHEDULE, heading, (), start)
