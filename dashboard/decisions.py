"""The log of decisions: rows that are only ever added, in an SQLite file beside the reports.

A decision is on the disk before `Log.add` returns (write-ahead log, synchronous). Whoever decides
names the last decision that they saw about the claims; where another came in between, nothing is
written and theirs is shown.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from layers.review import Decision

from .errors import ConflictError, ReviewError
from .served import Settings

FILE = "sitmap-reviews.sqlite"
_schema = sa.MetaData()
_decisions = sa.Table(
    "decisions",
    _schema,
    sa.Column("decision_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("action", sa.String(16), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("after", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("doc_id", sa.Text, nullable=False),
    sa.Column("about", sa.Integer),
    sqlite_autoincrement=True,
)
_about = sa.Table(
    "decision_claims",
    _schema,
    sa.Column("decision_id", sa.ForeignKey("decisions.decision_id"), primary_key=True),
    sa.Column("claim_id", sa.String(64), primary_key=True, index=True),
)


class Log:
    """The decisions of one team; many windows may hold one at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": 10})
        sa.event.listen(self._engine, "connect", _set_up)
        sa.event.listen(self._engine, "begin", _begin)
        try:
            _schema.create_all(self._engine)
        except sa.exc.SQLAlchemyError as error:
            message = f"{path}: no decisions can be kept there: {error.__cause__ or error}"
            raise ReviewError(message) from error

    def all(self) -> tuple[Decision, ...]:
        """Return all decisions, the earliest first."""
        with self._engine.begin() as connection:
            return _read(connection, sa.true())

    def add(self, decision: Decision, *, seen: int) -> int:
        """Add a decision and return its id; it is kept when this returns.

        Parameters
        ----------
        decision
            What was decided.
        seen
            The last decision about these claims that the reviewer was shown, 0 for none.

        Raises
        ------
        ConflictError
            When another was made in between. Nothing is written.
        """
        try:
            with self._engine.begin() as connection:
                ids = sa.select(_about.c.decision_id).where(
                    _about.c.claim_id.in_(decision.claim_ids), _about.c.decision_id > seen
                )
                if others := _read(connection, _decisions.c.decision_id.in_(ids)):
                    message = f"{others[-1].who} decided in between"
                    raise ConflictError(message, others)
                row = connection.execute(sa.insert(_decisions).values(_values(decision)))
                assert row.inserted_primary_key is not None
                decision_id = int(row.inserted_primary_key[0])
                connection.execute(
                    sa.insert(_about),
                    [
                        {"decision_id": decision_id, "claim_id": each}
                        for each in dict.fromkeys(decision.claim_ids)
                    ],
                )
        except sa.exc.SQLAlchemyError as error:
            message = f"{self.path}: the decision was not kept: {error.__cause__ or error}"
            raise ReviewError(message) from error
        return decision_id


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    """Take the right to write at once, so that what was seen is still so when it is written."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _values(decision: Decision) -> dict[str, Any]:
    return {
        "action": decision.action,
        "who": _text(decision.who),
        "at": decision.when,
        "before": json.dumps(dict(decision.before)),
        "after": json.dumps(dict(decision.after)),
        "note": _text(decision.note),
        "quote": _text(decision.quote),
        "doc_id": _text(decision.doc_id),
        "about": decision.about,
    }


def _text(words: str) -> str:
    """Give words that a database takes: half a surrogate pair is no character."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _read(connection: sa.Connection, wanted: Any) -> tuple[Decision, ...]:
    rows = connection.execute(
        sa.select(_decisions).where(wanted).order_by(_decisions.c.decision_id)
    ).all()
    ids: dict[int, list[str]] = {row.decision_id: [] for row in rows}
    for pair in connection.execute(sa.select(_about).order_by(_about.c.claim_id)):
        if pair.decision_id in ids:
            ids[pair.decision_id].append(pair.claim_id)
    return tuple(
        Decision(
            decision_id=row.decision_id,
            action=row.action,
            claim_ids=tuple(ids[row.decision_id]),
            who=row.who,
            when=row.at,
            before=json.loads(row.before),
            after=json.loads(row.after),
            note=row.note,
            quote=row.quote,
            doc_id=row.doc_id,
            about=row.about,
        )
        for row in rows
    )


def where(settings: Settings) -> Path | None:
    """Return the file of decisions: as was asked for, else beside the reports of one folder."""
    if settings.reviews:
        return Path(settings.reviews)
    if len(settings.paths) != 1:
        return None
    path = Path(settings.paths[0])
    folder = path if path.is_dir() else path.parent
    return folder / FILE if folder.is_dir() else None


@cache
def open_log(path: Path) -> Log:
    """Open the log of a file, which is made when it is not there."""
    return Log(path)


def decided(settings: Settings) -> tuple[Decision, ...]:
    """Return the decisions that were kept; none where there is no file yet."""
    path = where(settings)
    return open_log(path).all() if path and path.exists() else ()
