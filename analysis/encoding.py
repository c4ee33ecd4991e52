"""From bytes to characters, and how sure that is."""

import codecs
import re
from dataclasses import dataclass

import chardet

from analysis.language import detect_language

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_FEW_ACCENTS = 0.15
_WESTERN = frozenset({"ca", "da", "de", "en", "es", "fi", "fr", "gl", "it", "nl", "no", "pt", "sv"})
_SURE = 0.6
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_NOISE = 0.01  # a text has fewer control characters than this


class NotTextError(ValueError):
    """The bytes are no text in any encoding known here."""


@dataclass(frozen=True)
class Decoded:
    """The characters of a file, the encoding they were read in, and how many bytes had no meaning in it."""

    text: str
    encoding: str
    sure: bool
    lost: int = 0


def decode(data: bytes) -> Decoded:
    """The text in the bytes: by byte-order mark, as UTF-8, as UTF-16 without a mark, else as chardet judges."""
    decoded = _decode(data)
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _NOISE * len(sample):
        raise NotTextError
    return decoded


def _decode(data: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lenient(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError:
        pass
    wide = _wide(data)
    if wide is not None:
        return _lenient(data, wide)
    damaged = _lenient(data, "utf-8")
    kept = sum(character > "\x7f" for character in damaged.text[:_SAMPLE]) - damaged.text[:_SAMPLE].count("�")
    if kept > 10 * max(1, damaged.text[:_SAMPLE].count("�")):
        return damaged
    # judge on a slice about the first byte that is not ASCII: before it every encoding looks the same
    at = max(0, next((index for index, byte in enumerate(data) if byte > 0x7F), 0) - 1_000)
    guess = chardet.detect(data[at : at + _SAMPLE])
    encoding, confidence = guess["encoding"] or "cp1252", float(guess["confidence"] or 0.0)
    if encoding.lower() in ("iso-8859-1", "ascii") or _reads_western(data[at : at + _SAMPLE]):
        encoding = "cp1252"  # all of Latin 1 that prints, and more
        confidence = max(confidence, _SURE)
    try:
        return Decoded(data.decode(encoding), encoding.lower(), sure=confidence >= _SURE)
    except (UnicodeDecodeError, LookupError):
        return _lenient(data, "cp1252")


def _reads_western(sample: bytes) -> bool:
    """Whether the bytes are Western text, though they fit a Central European encoding too."""
    high = sum(byte > 0x7F for byte in sample)
    if high > _FEW_ACCENTS * len(sample):
        return False  # another script
    language, sure = detect_language(sample.decode("cp1252", "replace"))
    return language in _WESTERN and sure > 0.5


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("�")
    return Decoded(text, encoding.removesuffix("-sig"), sure=not lost, lost=lost)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None
