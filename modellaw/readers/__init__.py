"""Reading statutes: files of many formats in, text with units out."""

from modellaw.readers.dossier import read_dossier
from modellaw.readers.formats import READERS
from modellaw.readers.request import read_request
from modellaw.readers.statute import read_statute

__all__ = ["READERS", "read_dossier", "read_request", "read_statute"]
