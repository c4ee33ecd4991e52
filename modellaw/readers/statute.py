"""From a file to a statute: format, text, language, units."""

import hashlib
import re
from pathlib import Path, PurePath

from analysis.language import detect_language
from analysis.languages import LANGUAGES
from analysis.structure import segment
from analysis.units import UnitKind
from modellaw.errors import UnreadableStatute
from modellaw.readers.formats import READERS, format_of
from modellaw.readers.reading import Reading
from modellaw.statute import Statute

MAX_BYTES = 100 * 2**20
_SURE = 0.8
_FEW_LETTERS = 200
_ACT = re.compile(
    r"\b(?:Act|Bill|Code|Ordinance|Law|Regulations?|Rules|Decree|Constitution|Loi|Décret|Ordonnance|Ley|Código|Decreto|Gesetz|Lei|قانون|مرسوم)\b",
    re.IGNORECASE,
)
# French and Spanish titles have few capitals: there the first word tells
_OPENS = re.compile(
    r"(?:Loi|Code|Décret|Ordonnance|Dahir|Ley|Código|Decreto|Real Decreto)\s+"
    r"(?:[nN][°ºo.]|d[eu]|org|sur|relat|pénal|penal|sobre|\d)"
)


def read_statute(source: Path | str, data: bytes | None = None) -> Statute:
    """The statute in a file, or in the bytes given under that file name; UnreadableStatute says what to do instead."""
    name = PurePath(source).name
    if data is None:
        data = _bytes(Path(source), name)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableStatute(f"{name} is empty; check that the download or export was complete.")
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    reading = READERS[format_of(name, data)](data, name)
    if not reading.text.strip():
        raise UnreadableStatute(f"{name} has no text; check that the download or export was complete.")
    language, language_notes = _language(reading, name)
    units = reading.units or segment(reading.text, LANGUAGES.get(language, LANGUAGES["en"]), reading.headings)
    notes = [*reading.notes, *language_notes]
    if not any(unit.kind is UnitKind.SECTION for unit in units):
        notes.append(f"No numbered sections were found in {name}; passages are cited without a section.")
    return Statute(
        file=name,
        title=_title(reading, name, language),
        language=language,
        sha256=hashlib.sha256(data).hexdigest(),
        text=reading.text,
        units=units,
        pages=reading.pages,
        notes=tuple(notes),
    )


def _titled(line: str) -> bool:
    """Whether most of the longer words have capitals, as titles have, or the script knows none."""
    words = [word for word in line.split() if len(word) > 4 and word[0].isalpha()]
    capitals = sum(not word[0].islower() for word in words)
    return (
        bool(words) and capitals >= 0.7 * len(words) and not line.endswith((".", ",", ";", ":")) and line[0].isalpha()
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name, path.stat().st_size)
        return path.read_bytes()
    except IsADirectoryError:
        raise UnreadableStatute(f"{name} is a folder, not a statute; read it as a dossier.") from None
    except FileNotFoundError:
        raise UnreadableStatute(f"{name} was not found; check the path {path}.") from None
    except OSError as fault:
        raise UnreadableStatute(f"{name} could not be opened ({fault.strerror}); check its permissions.") from None


def _too_large(name: str, size: int) -> UnreadableStatute:
    return UnreadableStatute(
        f"{name} has {size / 2**20:,.0f} MB, more than the {MAX_BYTES // 2**20} MB that one statute may have; "
        "split it into its acts."
    )


def _language(reading: Reading, name: str) -> tuple[str, tuple[str, ...]]:
    """The language by the words themselves; what markup declares is often a template's, and only settles doubt."""
    found, sure = detect_language(reading.text)
    letters = sum(map(str.isalpha, reading.text[:2_000]))
    if sure >= _SURE and letters >= _FEW_LETTERS:
        return found, ()
    if reading.language:
        return reading.language, ()
    if sure >= _SURE:
        return found, ()
    listed = LANGUAGES.get(found)
    return found, (
        f"The language of {name} is not certain: it was taken for {listed.name if listed else repr(found)}; "
        "name the language if that is wrong.",
    )


def _title(reading: Reading, name: str, language: str) -> str:
    """The title that the file gives; else the first line that names an act; else what heads the text; else the name."""
    given = " ".join(reading.title.split())
    lines = [" ".join(line.strip(" #*_%\t\r").split()) for line in reading.text[:2_000].splitlines()]
    lines = [line for line in lines if 3 < len(line) <= 200 and any(map(str.isalpha, line))]
    if given and (_ACT.search(given) or given not in lines):  # a first heading may name the State, the second the act
        return given
    contents = LANGUAGES[language].contents_words if language in LANGUAGES else ()
    for line in lines[:12]:
        if line.lower() in contents:
            break
        names_act = _OPENS.match(line) or (_ACT.search(line) and _titled(line))
        if names_act and not line.startswith("This ") and len(line.split()) <= 25:
            return line
    if given:
        return given
    first = lines[0] if lines else ""
    if len(first.split()) >= 2 and len(first) <= 120 and not first.startswith("This ") and _titled(first):
        return first
    return " ".join(re.sub(r"[-_]+", " ", PurePath(name).stem).split()).capitalize()
