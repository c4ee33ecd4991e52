"""HTML pages, as official gazettes and legal databases publish them."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from modellaw.errors import UnreadableStatute
from modellaw.readers.reading import Reading
from modellaw.readers.text import decode_text, encoding_notes

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
        "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_HIDDEN = "script, style, noscript, template, nav, head, iframe, svg, button, select"
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{3,30})""", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def read_html(data: bytes, name: str) -> Reading:
    """The visible text of a page, a line for each block, with its headings."""
    text, notes = _characters(data, name)
    tree = LexborHTMLParser(text)
    title_node = tree.css_first("title")
    title = " ".join(title_node.text().split()) if title_node else ""
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "")[:2].lower() if root else ""
    for node in tree.css(_HIDDEN):
        node.decompose()
    body = tree.body
    lines, headings = _lines(body) if body else ([], {})
    if not "".join(lines).strip():
        raise UnreadableStatute(
            f"{name} is a web page without text: its words are probably drawn by a script; "
            "open it in a browser and save it as PDF or text."
        )
    return Reading("".join(lines), title=title, language=language, headings=headings, notes=notes)


def _characters(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    declared = _DECLARED.search(data, 0, 4_096)
    if declared is not None:
        try:
            return data.decode(declared[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass  # the declaration is wrong, as it often is: judge by the bytes
    decoded = decode_text(data, name)
    return decoded.text, encoding_notes(decoded, name)


def _lines(body: LexborNode) -> tuple[list[str], dict[int, int]]:
    parts: list[str] = []
    headings: dict[int, int] = {}
    length, block_before, fresh = 0, -1, True
    for node in body.traverse(include_text=True):
        tag = node.tag
        if tag == "br":
            parts.append("\n")
            length, fresh = length + 1, True
            continue
        if tag != "-text":
            continue
        words = _SPACES.sub(" ", node.text_content or "")
        block = _block(node)
        if block is not None and block.mem_id != block_before:
            if not words.strip():
                continue
            if parts:
                beside = block.tag in ("td", "th") and block.prev is not None
                gap = "\t" if beside else "\n" if fresh else "\n\n"
                parts.append(gap)
                length, fresh = length + len(gap), True
            block_before = block.mem_id
            if block.tag and len(block.tag) == 2 and block.tag[0] == "h" and block.tag[1].isdigit():
                headings[length] = int(block.tag[1])
        if fresh:
            words = words.lstrip()
        if words:
            parts.append(words)
            length, fresh = length + len(words), False
    return parts, headings


def _block(node: LexborNode) -> LexborNode | None:
    parent = node.parent
    while parent is not None and parent.tag not in _BLOCKS:
        parent = parent.parent
    return parent
