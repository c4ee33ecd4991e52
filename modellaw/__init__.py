"""Which provisions of the UNODC Model Law against the Smuggling of Migrants a State's statutes carry.

    from modellaw import assess, read_dossier
    assessment = assess(read_dossier(["statutes/marenia"]))

It reads statutes, quotes them, and says what it could not find. It gives no legal advice and does not measure compliance.
"""

from modellaw.assess import assess
from modellaw.assessment import Assessment, Finding, Status
from modellaw.compare import assess_many, compare
from modellaw.errors import ModelLawError
from modellaw.evaluate import evaluate
from modellaw.instruments import load_instrument
from modellaw.readers import read_dossier, read_statute
from modellaw.statute import Dossier
from modellaw.triage import triage
from modellaw.version import VERSION as __version__
from modellaw.writers import write_report

__all__ = [
    "Assessment",
    "Dossier",
    "Finding",
    "ModelLawError",
    "Status",
    "__version__",
    "assess",
    "assess_many",
    "compare",
    "evaluate",
    "load_instrument",
    "read_dossier",
    "read_statute",
    "triage",
    "write_report",
]
