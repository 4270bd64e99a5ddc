"""Whole sentences through the only door: what a careful coder would sign, and what not."""

import csv
from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from geo.names import normalise
from layers.claims.extract import extract
from layers.model import Claim
from tests.builders import a_document

HERE = Path(__file__).parent
ON_MAP = ("asserted", "claimed", "disputed")
STATUSES = (*ON_MAP, "denied", "hypothetical", "background")


def rows(name: str) -> list[object]:
    """Read a table."""
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return [
            pytest.param(
                row["text"],
                row["expected"],
                row["never"],
                id=row["text"][:60],
            )
            for row in csv.DictReader(stream)
        ]


def is_told(claim: Claim, never: str) -> bool:
    """Tell whether a claim on the map is ``kind``, ``kind/subkind``, or has ``measure=n``.

    Behind "@" the place that it has.
    """
    what, _, place = never.partition("@")
    told = {claim.kind, f"{claim.kind}/{claim.subkind}"}
    told |= {f"{one.measure}={one.best}" for one in claim.figures}
    return what in told and (not place or has_place(claim, "", place))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def has_place(claim: Claim, role: str, wanted: str) -> bool:
    return any(
        (not role or place.role == role)
        and normalise(wanted)
        in {normalise(name) for name in (place.place.name, place.surface or "")}
        for place in claim.places
    )


def problems(claims: tuple[Claim, ...], wanted: str) -> list[str]:
    """Say what of one expected claim is missing: ``kind/subkind status role@Place measure=n``."""
    name, *marks = wanted.split(" ", 1)
    kind, _, subkind = name.partition("/")
    found = [c for c in claims if c.kind == kind and subkind in ("", c.subkind)]
    if not found:
        return [f"no {name}"]
    faults = [faults_of(claim, marks[0] if marks else "") for claim in found]
    return min(faults, key=len)


def faults_of(claim: Claim, marks: str) -> list[str]:
    faults = []
    figures = {figure.measure: figure for figure in claim.figures}
    before, *places = marks.split("@")
    role = before.split()[-1] if places and before and not before.endswith(" ") else ""
    words = [word for word in before.split() if word != role]
    for place in places:
        parts = place.split(" ")
        following = [part for part in parts if "=" in part]
        names = [part for part in parts if "=" not in part and part]
        next_role = names.pop() if names and names[-1] in ("origin", "destination") else ""
        if not has_place(claim, role, " ".join(names)):
            faults.append(f"place {role}@{' '.join(names)}")
        words += following
        role = next_role
    for word in words:
        if word in STATUSES and claim.status != word:
            faults.append(f"status {claim.status}, not {word}")
        elif "=" in word:
            measure, number = word.split("=")
            figure = figures.get(measure)
            if figure is None or figure.best != int(number):
                faults.append(f"figure {word}: {figure}")
    return faults


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [*rows("sentences_claims.csv"), *rows("sentences_sitreps.csv")],
)
def test_a_sentence_gives_what_a_careful_coder_would_sign(gazetteer, text, expected, never):
    extraction = extract(a_document(text, published=date(2024, 6, 20)), gazetteer=gazetteer)
    faults = [
        fault
        for wanted in expected.split(";")
        if wanted.strip() not in ("", "-")
        for fault in problems(extraction.claims, wanted.strip())
    ]
    on_map = [claim for claim in extraction.claims if claim.status in ON_MAP]
    faults += [
        f"{wrong} on the map"
        for wrong in never.split()
        if any(is_told(claim, wrong) for claim in on_map)
    ]
    assert not faults, [
        (claim.kind, claim.subkind, claim.status, [p.place.name for p in claim.places])
        for claim in extraction.claims
    ]


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Cyclone Dikeledi: flash update 2", "hazard/storm"),
        ("Cholera in Angola", "hazard/epidemic"),
        ("Malakal: weekly update", "need/general"),
        (None, "need/general"),
    ],
)
def test_who_is_affected_is_hit_by_what_the_title_names(gazetteer, title, event):
    document = a_document("Some 412,000 people are affected in Nampula.", title=title)
    claims = extract(document, gazetteer=gazetteer).claims
    assert [f"{claim.kind}/{claim.subkind}" for claim in claims] == [event]
