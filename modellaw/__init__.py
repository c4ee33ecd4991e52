"""Which provisions of the UNODC Model Law against the Smuggling of Migrants a State's statutes carry.

    from modellaw import assess, read_dossier
    assessment = assess(read_dossier(["statutes/marenia"]))

It reads statutes, quotes them, and says what it could not find. It gives no legal advice and does not measure
compliance. Names are loaded when first used, so that importing costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from modellaw.guard import check_names
from modellaw.version import VERSION as __version__  # noqa: N811 (Python's own name for it)

if TYPE_CHECKING:
    from modellaw.assessment import Assessment, Finding, Status
    from modellaw.comparison import assess_many, compare
    from modellaw.concordance import concordance
    from modellaw.errors import ModelLawError
    from modellaw.evaluation import evaluate
    from modellaw.instruments import load_instrument
    from modellaw.judge.assess import assess, assess_under
    from modellaw.mission import mission_brief
    from modellaw.readers import read_dossier, read_statute
    from modellaw.request import check_request
    from modellaw.statute import Dossier
    from modellaw.statute_book import triage
    from modellaw.writers import write_brief, write_report

_HOME = {
    "Assessment": "modellaw.assessment",
    "Dossier": "modellaw.statute",
    "Finding": "modellaw.assessment",
    "ModelLawError": "modellaw.errors",
    "Status": "modellaw.assessment",
    "assess": "modellaw.judge.assess",
    "assess_many": "modellaw.comparison",
    "assess_under": "modellaw.judge.assess",
    "check_request": "modellaw.request",
    "compare": "modellaw.comparison",
    "concordance": "modellaw.concordance",
    "evaluate": "modellaw.evaluation",
    "load_instrument": "modellaw.instruments",
    "mission_brief": "modellaw.mission",
    "read_dossier": "modellaw.readers",
    "read_statute": "modellaw.readers",
    "triage": "modellaw.statute_book",
    "write_brief": "modellaw.writers",
    "write_report": "modellaw.writers",
}

__all__ = [
    "Assessment",
    "Dossier",
    "Finding",
    "ModelLawError",
    "Status",
    "__version__",
    "assess",
    "assess_many",
    "assess_under",
    "check_request",
    "compare",
    "concordance",
    "evaluate",
    "load_instrument",
    "mission_brief",
    "read_dossier",
    "read_statute",
    "triage",
    "write_brief",
    "write_report",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"modellaw has no «{name}»; it has: {', '.join(__all__)}")
    check_names()
    return getattr(import_module(_HOME[name]), name)
