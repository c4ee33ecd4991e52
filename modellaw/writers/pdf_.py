"""PDF: the HTML page set in type, tagged for screen readers (PDF/UA)."""

import hashlib

from modellaw.errors import ModelLawError
from modellaw.report import Report
from modellaw.writers.html_ import page

_NO_PANGO = (
    "PDF reports need the Pango library, which this machine lacks. Install it (Debian, Ubuntu: apt install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango), or choose html and print it "
    "from your browser."
)


def write(report: Report) -> bytes:
    """The report as PDF; the file's identifier is made from its content, so that it is the same each time."""
    try:
        from weasyprint import HTML
    except OSError as error:
        raise ModelLawError(_NO_PANGO) from error
    html = page(report)
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    pdf: bytes = HTML(string=html, url_fetcher=_refuse).write_pdf(pdf_identifier=identifier, pdf_variant="pdf/ua-1")
    return pdf


def _refuse(url: str) -> None:
    """A report fetches nothing."""
    raise ValueError(f"a report may not fetch {url}")
