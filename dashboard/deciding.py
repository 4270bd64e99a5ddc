"""Where a decision goes: to the team's log, or to the session for reports that only it sees.

What is decided about a session's own reports must not reach others, not even as a quote; it is told
apart by its number, and goes into the log when the report is saved to the shared folder.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

import streamlit as st

from layers.review import Decision

from . import decisions
from .errors import ReviewError
from .served import serving

OWN = "own_decisions"
FIRST_OWN = 1_000_000_000


def made() -> tuple[Decision, ...]:
    """Return all decisions that this session sees, the team's before its own."""
    return (*decisions.decided(serving()), *_own())


def add(decision: Decision, *, seen: int, private: bool) -> int:
    """Keep a decision and return its number.

    Raises
    ------
    ReviewError
        When there is no place to keep it, or another was made in between.
    """
    if private:
        number = FIRST_OWN + len(_own())
        st.session_state[OWN] = (*_own(), replace(decision, decision_id=number))
        return number
    path = decisions.where(serving())
    if path is None:
        message = "There is no one folder to keep decisions in: start with --reviews PATH."
        raise ReviewError(message)
    return decisions.open_log(path).add(decision, seen=seen)


def is_own(decision: Decision) -> bool:
    """Tell whether a decision is kept in this session alone."""
    return decision.decision_id >= FIRST_OWN


def share(doc_ids: Collection[str]) -> None:
    """Write what this session decided about reports that it saved into the team's log."""
    going = [each for each in _own() if each.doc_id in doc_ids]
    numbers: dict[int, int] = {}
    for each in going:
        about = numbers.get(each.about, each.about) if each.about else None
        kept = replace(each, decision_id=0, about=about)
        numbers[each.decision_id] = add(kept, seen=_last(), private=False)
    st.session_state[OWN] = tuple(each for each in _own() if each not in going)


def forget() -> None:
    """Drop what was decided about this session's own reports."""
    st.session_state.pop(OWN, None)


def about(claim_ids: Iterable[str], among: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions about these claims, the earliest first."""
    wanted = set(claim_ids)
    return tuple(each for each in among if wanted & set(each.claim_ids))


def _own() -> tuple[Decision, ...]:
    own: tuple[Decision, ...] = st.session_state.get(OWN, ())
    return own


def _last() -> int:
    log = decisions.decided(serving())
    return log[-1].decision_id if log else 0
