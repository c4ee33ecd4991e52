"""Markdown: the report as plain text that any editor opens."""

import re
from functools import singledispatch

from modellaw.report import Block, Bullets, Heading, Paragraph, Plot, Quote, Report, Room, Span, Table


def write(report: Report) -> bytes:
    """The report as Markdown."""
    parts = [f"# {_plain(report.title)}", *(_markdown(block) for block in report.blocks)]
    return ("\n\n".join(parts) + "\n").encode()


@singledispatch
def _markdown(block: Block) -> str:
    raise TypeError(block)


@_markdown.register
def _(block: Heading) -> str:
    tag = f" [{_plain(block.tag)}]" if block.tag else ""
    return f"{'#' * block.level} {_plain(block.text)}{tag.replace('[', '(').replace(']', ')')}"


@_markdown.register
def _(block: Paragraph) -> str:
    label = f"**{_plain(block.label)}:** " if block.label else ""
    return label + _plain(block.text)


@_markdown.register
def _(block: Bullets) -> str:
    return "\n".join(f"- {_plain(item)}" for item in block.items)


@_markdown.register
def _(block: Table) -> str:
    rows = [block.header, ("---",) * len(block.header), *block.rows]
    lines = [f"| {' | '.join(cell if cell == '---' else _plain(cell) for cell in row)} |" for row in rows]
    return "\n".join([f"**{_plain(block.caption)}**", "", *lines])


@_markdown.register
def _(block: Quote) -> str:
    return f"> {''.join(_span(span) for span in block.spans).strip()}\n>\n> — {_plain(block.source)}"


@_markdown.register
def _(block: Room) -> str:
    lines = [_plain(line) for line in block.text.splitlines()] or ["……"]
    return "\n".join([f"> **{_plain(block.label)}:**", ">", *(f"> {line}" for line in lines)])


@_markdown.register
def _(block: Plot) -> str:
    return _markdown(block.as_table())


def _span(span: Span) -> str:
    words = span.text.strip()
    if not (span.decides and words):
        return _plain(span.text)
    before, after = span.text[: len(span.text) - len(span.text.lstrip())], span.text[len(span.text.rstrip()) :]
    return f"{before}**{_plain(words)}**{after}"


def _plain(text: str) -> str:
    """The text with every sign escaped that Markdown would read as layout."""
    escaped = re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", " ".join(text.split(" ")))
    return re.sub(r"^(\s*)([-+=]|\d+(?=[.)]))", _escaped_start, escaped)


def _escaped_start(start: re.Match[str]) -> str:
    """A sign that would begin a list: "- " and "1." at the start of a line."""
    sign = start[2]
    return f"{start[1]}{sign}" if sign.isdigit() else f"{start[1]}\\{sign}"
