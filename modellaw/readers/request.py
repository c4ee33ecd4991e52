"""From a file or pasted words to a draft request for legal assistance: read like a statute, cut like a letter."""

from dataclasses import replace
from pathlib import Path

from analysis.structure.letter import paragraphs
from modellaw.errors import UnsupportedLanguage
from modellaw.lexicons import lexicon_languages
from modellaw.readers.statute import read_statute
from modellaw.statute import Statute


def read_request(source: Path | str, data: bytes | None = None, language: str | None = None) -> Statute:
    """The draft in a file, or in the bytes given under that file name, with its paragraphs as units.

    `language` settles the language where the guess is wrong. Raises UnreadableStatute for a file without text and
    UnsupportedLanguage for a draft that cannot be checked.
    """
    draft = read_statute(source, data)
    spoken = language or draft.language
    if spoken not in lexicon_languages():
        raise UnsupportedLanguage(
            f"{draft.file} is in a language ({spoken}) in which requests cannot be checked yet; "
            f"bring it in one of: {', '.join(lexicon_languages())}."
        )
    return replace(draft, language=spoken, units=paragraphs(draft.text), notes=())
