"""What a person adds to a mission brief: answers, remarks, what is left out, and in which order the rest stands."""

import json
import re
from collections.abc import Mapping
from importlib.resources.abc import Traversable

from pydantic import Field

from modellaw.door import Model, read_yaml

SCHEMA = 1
_RAW = re.compile(r"[\x7f-\x9f\ufffe\uffff]")  # JSON lets these stand, and YAML does not; text out of PDFs has them


class Note(Model):
    """What was said about one entry of a brief; an entry without a note stands as the toolkit made it."""

    answer: str = ""  # what the authorities replied
    remark: str = ""  # what the adviser adds
    dropped: bool = False  # left out of the document
    place: int | None = None  # where it stands among its like, from 0; None: where the toolkit puts it

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return self == Note()


Notes = Mapping[str, Note]  # by the id of an entry


class NotesFile(Model):
    """The notes on one State's brief as a file: to be sent to a colleague, and read back."""

    schema_: int = Field(SCHEMA, alias="schema")
    state: str = ""
    notes: dict[str, Note] = Field(default_factory=dict)


def read_notes(file: Traversable) -> NotesFile:
    """The notes in a file that `write_notes` made; raises SpecError with each fault and its line."""
    return read_yaml(file, NotesFile)


def write_notes(state: str, notes: Notes) -> bytes:
    """The notes as JSON, entries in order of their ids."""
    told = {entry: note.model_dump(exclude_defaults=True) for entry, note in sorted(notes.items()) if not note.empty}
    text = json.dumps({"schema": SCHEMA, "state": state, "notes": told}, ensure_ascii=False, indent=1)
    return (_RAW.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n").encode()
