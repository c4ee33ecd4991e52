"""What people say about a State's brief, kept between sessions beside what the toolkit found, never over it.

The store is a file on this machine; a team that shares one names its database by URL. No statute goes into it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine, delete, make_url, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from modellaw.errors import ModelLawError
from modellaw.notes import Note, Notes

URL = "MODELLAW_STORE"  # environment variable: where notes are kept, as a database URL


class _Base(DeclarativeBase):
    pass


class _Row(_Base):
    __tablename__ = "note"

    brief: Mapped[str] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str]
    remark: Mapped[str]
    dropped: Mapped[bool]
    place: Mapped[int | None]


class Store:
    """Notes by brief and entry."""

    def __init__(self, url: str) -> None:
        """Opens the database, and makes the table where it is new; raises ModelLawError where that cannot be done."""
        self._place = url.rpartition("@")[2]  # without a password
        with self._telling():
            place = make_url(url)
            if place.database and place.get_backend_name() == "sqlite":
                Path(place.database).parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(place)
            _Base.metadata.create_all(self._engine)

    def read(self, brief: str) -> Notes:
        """The notes on a brief."""
        with self._telling(), Session(self._engine) as session:
            rows = session.scalars(select(_Row).where(_Row.brief == brief))
            return {
                row.entry: Note(answer=row.answer, remark=row.remark, dropped=row.dropped, place=row.place)
                for row in rows
            }

    def write(self, brief: str, notes: Notes) -> None:
        """Keeps these notes on a brief, each in place of the one that its entry had; empty ones are forgotten."""
        with self._telling(), Session(self._engine) as session, session.begin():
            session.execute(delete(_Row).where(_Row.brief == brief, _Row.entry.in_(list(notes))))
            session.add_all(
                _Row(brief=brief, entry=entry, **note.model_dump()) for entry, note in notes.items() if not note.empty
            )

    def forget(self, brief: str) -> None:
        """Forgets all notes on a brief."""
        with self._telling(), Session(self._engine) as session, session.begin():
            session.execute(delete(_Row).where(_Row.brief == brief))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise ModelLawError(
                f"notes cannot be kept at {self._place} ({error.__class__.__name__}): check that the place exists and "
                f"may be written and that its database driver is installed, or name another place in {URL}."
            ) from error


@cache
def store() -> Store:
    """The store that the environment names, else a file in the user's own folder."""
    return Store(os.environ.get(URL) or f"sqlite:///{Path.home() / '.modellaw' / 'notes.sqlite'}")
