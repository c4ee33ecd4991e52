"""Markdown: the text stays the file itself, so that a quote can be found in it; headings are read where they stand."""

import re

import yaml
from markdown_it import MarkdownIt

from modellaw.readers.reading import Reading
from modellaw.readers.text import decode_text, encoding_notes, in_reading_order, printed_pages

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?\n)---[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_PANDOC_TITLE = re.compile(r"\A%[ \t]*(\S[^\r\n]*)")
_FIRST_HEADING = re.compile(r"^#{1,2}[ \t]+(\S[^\n]*)", re.MULTILINE)
_UNDERLINE = re.compile(r"^[^\s|>#][^\n]{0,200}\r?\n(?:={3,}|-{3,})[ \t]*\r?$", re.MULTILINE)
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)", re.MULTILINE)


def read_markdown(data: bytes, name: str) -> Reading:
    """A Markdown file with its title and the headings that are not plain in their own line."""
    decoded = decode_text(data, name)
    text, notes = in_reading_order(decoded.text, name)
    return Reading(
        text,
        title=_title(text),
        pages=printed_pages(text),
        headings=_underlined_headings(text),
        notes=(*encoding_notes(decoded, name), *notes),
    )


def _title(text: str) -> str:
    front = _FRONT_MATTER.match(text)
    if front is not None:
        try:
            matter = yaml.safe_load(front[1])
        except yaml.YAMLError:
            matter = None
        if isinstance(matter, dict) and matter.get("title"):
            return str(matter["title"])
    pandoc = _PANDOC_TITLE.match(text)
    if pandoc is not None:
        return pandoc[1]
    heading = _FIRST_HEADING.search(text)
    return heading[1].strip("# *_\r") if heading else ""


def _underlined_headings(text: str) -> dict[int, int]:
    """Headings underlined with === or ---, which only Markdown's block grammar can tell from rules and tables.

    Headings with "#" need no parser; parsing a code of 2.5 MB for them would cost seconds.
    """
    if not _UNDERLINE.search(text):
        return {}
    front = _FRONT_MATTER.match(text)
    skip = text.count("\n", 0, front.end()) if front else 0
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    body = "\n" * skip + text[front.end() :] if front else text
    parser = MarkdownIt("commonmark").disable(["inline", "html_block", "reference"], ignoreInvalid=True)
    return {
        starts[token.map[0]]: int(token.tag[1])
        for token in parser.parse(body)
        if token.type == "heading_open" and token.map and token.markup in ("===", "---", "=", "-")
    }
