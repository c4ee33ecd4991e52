"""PDF, page by page; a scan has no text and is refused with the way out."""

import pypdfium2
from pypdfium2 import PdfiumError

from modellaw.errors import UnreadableStatute
from modellaw.readers.reading import Reading

# pdfium marks a hyphen at a line's end with these; printed, it is a hyphen
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\x00": " "})


def read_pdf(data: bytes, name: str) -> Reading:
    """The text of every page and where the pages begin."""
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as fault:
        if "password" in str(fault).lower() or b"/Encrypt" in data[-4_096:]:
            raise UnreadableStatute(
                f"{name} is protected by a password; open it with the password and save it without one."
            ) from None
        raise UnreadableStatute(f"{name} is a damaged PDF; download it again or print it to a new PDF.") from None
    try:
        pages, parts, length = [], [], 0
        for page in document:
            textpage = page.get_textpage()
            words = textpage.get_text_range().replace("\r\n", "\n").translate(_HYPHENS).rstrip() + "\n\n"
            textpage.close()
            page.close()
            pages.append(length)
            parts.append(words)
            length += len(words)
        title = str(document.get_metadata_dict().get("Title") or "")
    except PdfiumError:
        raise UnreadableStatute(f"{name} is a damaged PDF; download it again or print it to a new PDF.") from None
    finally:
        document.close()
    text = "".join(parts)
    count = len(pages)
    if len(text.split()) < 3 * count and len(text.split()) < 200:
        raise UnreadableStatute(
            f"{name} has {count} page{'s' if count != 1 else ''} but no text: it is probably a scan; run OCR on it and upload the result."
        )
    empty = [at + 1 for at, part in enumerate(parts) if not part.strip()]
    notes = (
        (
            f"{len(empty)} of the {count} pages of {name} have no text (first: page {empty[0]}); if they are scans, run OCR.",
        )
        if len(empty) > 0.2 * count
        else ()
    )
    return Reading(
        text, title=title if len(title.split()) > 2 and "." not in title else "", pages=tuple(pages), notes=notes
    )
