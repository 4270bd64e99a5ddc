"""Who says it, who denies it, whether it happened and when: reports and sentences coded by hand.

The table ``voices.jsonl`` holds texts of our own. Each statement is ``words | kind | status |
claimant | denier | when``; "*" where it was not coded, "-" where there is none. ``words`` stand in
the sentence of the claim; behind them may stand a figure, like ``killed=14``.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from layers.model import Claim, Party
from tests.builders import a_document

ON_MAP = ("asserted", "claimed", "disputed")
ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("voices.jsonl").read_text(encoding="utf-8").splitlines()
]
_FIGURE = re.compile(r"(\w+)=(\d+)$")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def is_of(claim: Claim, words: str, kinds: str) -> bool:
    figure = _FIGURE.search(words)
    numbers = {f"{one.measure}={one.best or one.low}" for one in claim.figures}
    said = words[: figure.start()].strip() if figure else words
    return (
        said in claim.quote
        and (figure is None or figure[0] in numbers)
        and any(
            each in ("*", claim.kind, f"{claim.kind}/{claim.subkind}")
            for each in kinds.split("/or/")
        )
    )


def name_of(party: Party | None) -> str:
    return party.text if party else "-"


def faults(claim: Claim, wanted: dict[str, str]) -> list[str]:
    when = claim.period.edtf if claim.period else "-"
    found = {
        "status": claim.status,
        "claimant": name_of(claim.claimant),
        "denier": name_of(claim.denier),
        "when": when,
    }
    return [
        f"{name} {found[name]}, not {wanted[name]}"
        for name in found
        if wanted[name] not in ("*", found[name])
    ]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_statements_are_read_as_a_careful_coder_signs_them(
    row: dict[str, object], gazetteer: Gazetteer
) -> None:
    document = a_document(
        str(row["text"]),
        published=date.fromisoformat(str(row["published"])) if row["published"] else None,
        publisher=row.get("publisher"),
    )
    claims = extract(document, gazetteer=gazetteer).claims
    wrong = []
    for statement in row.get("told", ()):
        words, kinds, *rest = statement.split(" | ")
        wanted = dict(zip(("status", "claimant", "denier", "when"), rest, strict=True))
        found = [faults(claim, wanted) for claim in claims if is_of(claim, words, kinds)]
        wrong += [f"{statement}: {fault}" for fault in min(found, key=len, default=["no claim"])]
    for statement in row.get("never", ()):
        words, kinds = statement.split(" | ")
        wrong += [
            f"{statement}: {claim.status}"
            for claim in claims
            if is_of(claim, words, kinds)
            and claim.status in ON_MAP
            and not any(figure.high == 0 for figure in claim.figures)
        ]
    assert not wrong
