"""HTML: one page that stands alone, with no script and no address to fetch from."""

import re
from functools import singledispatch
from html import escape

from modellaw.report import Block, Bullets, Heading, Paragraph, Plot, Quote, Report, Room, Table

# A table of no more rows is kept on one printed page.
_SHORT = 12
# In a table of more columns the first takes no more than it needs.
_WIDE = 6

_LONG = re.compile(r"[^\s&;]{24,}")
_PIECES = re.compile(r".{1,12}")

_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, "Noto Serif", serif; color: #1b1b1b; background: #fff; max-width: 50rem; margin: 0 auto;
  padding: 1rem; }
h1, h2, h3, h4, th, caption, nav, .tag { font-family: "Helvetica Neue", Arial, "Noto Sans", sans-serif;
  line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 2px solid #1f4e79; padding-bottom: .25rem; }
h3 { margin-top: 2rem; }
h4 { font-size: 1rem; margin-bottom: .25rem; }
.tag { font-size: .8rem; font-weight: 600; border: 1px solid #595959; border-radius: .25rem; padding: 0 .4rem;
  display: inline-block; background: #f1f1f1; }
.covered, .found { background: #d5eedb; }
.partial, .needs { background: #fff0c2; }
.missing, .not-found { background: #f8d3cf; }
.ask { background: #dce6f7; }
figure svg { width: 22rem; max-width: 100%; font: 5px Arial, sans-serif; }
svg rect, svg line { fill: none; stroke: #595959; stroke-width: .5; }
svg circle { fill: #1f4e79; }
.room { border: 1px dashed #595959; padding: .25rem .5rem; min-height: 4.5rem; margin: .5rem 0; }
.room p { margin: .25rem 0; white-space: pre-line; }
blockquote { margin: .5rem 0; padding: .25rem 1rem; border-left: 4px solid #1f4e79; background: #f7f7f7; }
blockquote footer { font-size: .85rem; color: #3d3d3d; }
mark { background: #ffe38a; font-weight: 700; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { border: 1px solid #8a8a8a; padding: .25rem .5rem; text-align: left; vertical-align: top; }
tbody th { width: 30%; }
.wide tbody th { width: auto; }
@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " / " counter(pages); } }
@media print {
  body { padding: 0; font-size: 10.5pt; }
  h2, h3, h4, caption, p:has(+ blockquote) { break-after: avoid; }
  blockquote, tr, .short, .room { break-inside: avoid; }
  th, td { padding: .1rem .4rem; }
}
"""


def write(report: Report) -> bytes:
    """The report as one page."""
    return page(report).encode()


def page(report: Report) -> str:
    """A report as a whole HTML document."""
    chapters = [block for block in report.blocks if isinstance(block, Heading) and block.level == 2]
    entries = "\n".join(f'<li><a href="#{_anchor(entry)}">{escape(entry.text)}</a></li>' for entry in chapters)
    body = "\n".join(_html(block) for block in report.blocks)
    title = escape(report.title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<nav aria-label="Contents">
<ul>
{entries}
</ul>
</nav>
</header>
<main>
{body}
</main>
</body>
</html>
"""


@singledispatch
def _html(block: Block) -> str:
    raise TypeError(block)


@_html.register
def _(block: Heading) -> str:
    tag = f' <span class="tag {_class(block.tag)}">{escape(block.tag)}</span>' if block.tag else ""
    anchor = f' id="{_anchor(block)}"' if block.level < 4 else ""
    return f"<h{block.level}{anchor}>{escape(block.text)}{tag}</h{block.level}>"


@_html.register
def _(block: Paragraph) -> str:
    label = f"<strong>{escape(block.label)}:</strong> " if block.label else ""
    return f"<p>{label}{escape(block.text)}</p>"


@_html.register
def _(block: Bullets) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ul>"


@_html.register
def _(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.header)
    rows = "\n".join(
        f'<tr><th scope="row">{_cell(row[0])}</th>' + "".join(f"<td>{_cell(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in block.rows
    )
    classes = [
        name for name, fits in (("short", len(block.rows) <= _SHORT), ("wide", len(block.header) > _WIDE)) if fits
    ]
    named = f' class="{" ".join(classes)}"' if classes else ""
    return (
        f"<table{named}>\n<caption>{escape(block.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


@_html.register
def _(block: Quote) -> str:
    words = "".join(f"<mark>{escape(span.text)}</mark>" if span.decides else escape(span.text) for span in block.spans)
    language = f' lang="{escape(block.language)}"' if block.language else ""
    return f'<blockquote>\n<p{language} dir="auto">{words}</p>\n<footer>{escape(block.source)}</footer>\n</blockquote>'


@_html.register
def _(block: Room) -> str:
    said = f"<p>{escape(block.text)}</p>" if block.text else ""
    return f'<div class="room"><strong>{escape(block.label)}</strong>{said}</div>'


@_html.register
def _(block: Plot) -> str:
    most = max((count for _, _, count in block.points), default=1)
    dots = "".join(
        f'<circle cx="{across * 100:.1f}" cy="{100 - up * 100:.1f}" r="{1 + 3 * (count / most) ** 0.5:.1f}"/>'
        for across, up, count in block.points
    )
    axes = (
        f'<text x="50" y="112" text-anchor="middle">{escape(block.across)}</text>'
        f'<text x="-6" y="50" text-anchor="middle" transform="rotate(-90 -6 50)">{escape(block.up)}</text>'
    )
    return (
        f'<figure><svg viewBox="-14 -6 130 124" role="img" aria-label="{escape(block.caption)}">'
        '<rect width="100" height="100"/><line x1="0" y1="100" x2="100" y2="0"/>'
        f"{dots}{axes}</svg></figure>\n{_html(block.as_table())}"
    )


def _cell(text: str) -> str:
    """The text, with places to break words so long that no column holds them (sums, names of files)."""
    return _LONG.sub(lambda word: "<wbr>".join(_PIECES.findall(word[0])), escape(text))


def _anchor(heading: Heading) -> str:
    """A place to link to: the provision's id, or a chapter's words."""
    return escape(heading.anchor or "-".join("".join(c if c.isalpha() else " " for c in heading.text.lower()).split()))


def _class(tag: str) -> str:
    """The colour of a status or verdict; words say it too."""
    first = tag.split(":")[0].split(",")[0]
    return "needs" if first.startswith("needs") else first.replace(" ", "-")
