"""Which reader reads a file: by what the bytes are, and only then by what the name says."""

import io
import re
import zipfile
from pathlib import PurePath

from modellaw.errors import UnreadableStatute
from modellaw.readers.docx_ import read_docx
from modellaw.readers.html_ import read_html
from modellaw.readers.markdown import read_markdown
from modellaw.readers.pdf import read_pdf
from modellaw.readers.reading import Reader
from modellaw.readers.text import read_text
from modellaw.readers.xml_ import read_xml

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".xml": read_xml,
}

_XML = re.compile(rb"\s*<(?:\?xml|akomaNtoso|an:akomaNtoso|Statute|Regulation)\b")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|body|head|div|p|table|h[1-6])\b", re.IGNORECASE)
_HTML_ROOT = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_MARKDOWN = re.compile(rb"\A---\s*\n|^#{1,6} \S", re.MULTILINE)
_OTHER = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file; save it as DOCX"),
    (b"{\\rtf", "a rich text file; save it as DOCX"),
    (b"\x89PNG", "a picture; run OCR on it and bring the text"),
    (b"\xff\xd8\xff", "a picture; run OCR on it and bring the text"),
    (b"II*\x00", "a picture; run OCR on it and bring the text"),
    (b"MM\x00*", "a picture; run OCR on it and bring the text"),
    (b"GIF8", "a picture; run OCR on it and bring the text"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
)


def format_of(name: str, data: bytes) -> str:
    """The key in READERS of the reader that fits the bytes."""
    start = data[:4_096].lstrip(b"\xef\xbb\xbf")
    if b"%PDF-" in start[:1_024]:
        return ".pdf"
    if start.startswith(b"PK\x03\x04"):
        return _zipped(name, data)
    for magic, is_what in _OTHER:
        if start.startswith(magic):
            raise UnreadableStatute(f"{name} is {is_what}.")
    extension = PurePath(name).suffix.lower()
    if _XML.match(start) and not _HTML_ROOT.search(start):
        return ".xml"
    if (
        _HTML_ROOT.search(start)
        or (extension in (".html", ".htm") and _HTML.search(start))
        or len(_HTML.findall(start)) > 3
    ):
        return ".html"
    if extension == ".docx":
        raise UnreadableStatute(f"{name} is a damaged Word document; open it in Word or LibreOffice and save it again.")
    if extension in (".md", ".markdown") or _MARKDOWN.search(data[:20_000]):
        return ".md"
    return ".txt"


def _zipped(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except zipfile.BadZipFile:
        if PurePath(name).suffix.lower() == ".docx":
            raise UnreadableStatute(
                f"{name} is a damaged Word document; open it in Word or LibreOffice and save it again."
            ) from None
        raise UnreadableStatute(f"{name} is a damaged archive; download it again.") from None
    if "word/document.xml" in names:
        return ".docx"
    if "mimetype" in names and "content.xml" in names:
        raise UnreadableStatute(f"{name} is an OpenDocument file; save it as DOCX.")
    if PurePath(name).suffix.lower() == ".docx":
        raise UnreadableStatute(f"{name} is a damaged Word document; open it in Word or LibreOffice and save it again.")
    raise UnreadableStatute(f"{name} is an archive; unpack it and bring the files in it.")
