"""Is a draft request for legal assistance complete? Judged item by item, as statutes are, with the same proof."""

from pathlib import Path

from modellaw.assessment import Assessment
from modellaw.judge.assess import assess
from modellaw.readers import read_request
from modellaw.statute import Dossier

INSTRUMENT = "mla-request"  # what a draft is held against


def check_request(source: Path | str, data: bytes | None = None, language: str | None = None) -> Assessment:
    """What a draft says and what it lacks: the draft in a file, or in the bytes given under that file name.

    The items are those of article 18, paragraph 15, of the Convention and of paragraph 10 of the Secretariat's report.
    Raises UnreadableStatute for a file without text and UnsupportedLanguage for a draft that cannot be checked.
    """
    draft = read_request(source, data, language)
    return assess(Dossier(draft.file, (draft,)), INSTRUMENT)
