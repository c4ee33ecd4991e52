"""What a reader says about a State's brief: in the store at once, and in the session where the store cannot keep it."""

from collections.abc import Sequence

from modellaw.errors import ModelLawError
from modellaw.notes import Note, Notes
from modellaw.store import store
from modellaw.ui.session import session


def notes(state: str) -> Notes:
    """All notes on the brief of the State of that key."""
    desk = session()
    if not (desk.unkept and state in desk.notes):
        try:
            desk.notes[state] = dict(store().read(state))
        except ModelLawError as fault:
            desk.unkept = str(fault)
            desk.notes[state] = {}
    return desk.notes[state]


def keep(state: str, said: Notes) -> None:
    """Keeps these notes, each in place of the one that its entry had; what could not be kept before goes with them."""
    desk = session()
    mine = {**notes(state), **said}
    desk.notes[state] = mine
    try:
        store().write(state, mine if desk.unkept else said)
        desk.unkept = ""
    except ModelLawError as fault:
        desk.unkept = str(fault)


def change(state: str, entry: str, **said: str | bool) -> None:
    """Changes a part of the note on an entry."""
    keep(state, {entry: notes(state).get(entry, Note()).model_copy(update=said)})


def place(state: str, entries: Sequence[str]) -> None:
    """Puts the entries of one list in this order."""
    before = notes(state)
    keep(state, {entry: before.get(entry, Note()).model_copy(update={"place": at}) for at, entry in enumerate(entries)})


def carry_over(before: str, after: str) -> None:
    """Takes the notes along when a State gets another key, because files were added to it."""
    if before and before != after and (said := notes(before)):
        keep(after, said)


def forget(state: str) -> None:
    """Forgets all notes on the State's brief."""
    desk = session()
    desk.notes.pop(state, None)
    try:
        store().forget(state)
    except ModelLawError as fault:
        desk.unkept = str(fault)
