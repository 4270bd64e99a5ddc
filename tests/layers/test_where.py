"""Places of the claims of whole reports, each statement coded by hand before the tool read it.

Of `reports_where.txt`: a report begins with ``== id | title | published``, its text follows, and
behind each sentence its statements, as ``# kind[:figure] places | coarser``. Of the places, ``+``
joins those of one statement, ``/`` parts other answers that are as right, ``o:`` and ``d:`` are
origin and destination, ``~`` the area about a village that nobody knows. ``?`` marks a statement
that need not be told. The reports are invented in the style of agencies; no figure is a fact.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer import load_gazetteer
from geo.names import normalise
from layers.claims.extract import extract
from layers.model import Claim
from tests.builders import a_document

TABLE = Path(__file__).with_name("reports_where.txt")
ROLES = {"o": "origin", "d": "destination"}
DIVISION = re.compile(
    r" (?:governorate|province|district|state|region|county|department|parish|territory|camp"
    r"|subdistrict|road|zone|oblast)$"
)


@dataclass(slots=True)
class Report:
    published: date
    text: str = ""
    statements: list[tuple[int, int, str]] = field(default_factory=list)
    begin: int = 0

    def add(self, line: str) -> None:
        block = line.startswith(("- ", "|", "**"))
        if block and self.text[-1:] == " ":
            self.text = f"{self.text[:-1]}\n"
        self.begin = len(self.text)
        self.text += line + ("\n" if block else " ")


def reports() -> list[Report]:
    found: list[Report] = []
    report = None
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            _, title, published = (part.strip() for part in line[3:].split("|"))
            report = Report(date.fromisoformat(published))
            report.text = f"{title}\n\n" if title else ""
            found.append(report)
        elif report is not None and line.startswith("# "):
            report.statements.append((report.begin, len(report.text), line[2:]))
        elif report is not None and line:
            report.add(line)
        elif report is not None:
            report.text = f"{report.text.rstrip()}\n\n"
    return found


def fits(answer: str, claim: Claim) -> bool:
    """Tell whether the places of a claim are those of an answer, each in its role."""
    wanted = [
        (ROLES.get(part[:1]) if part[1:2] == ":" else None, part.split(":")[-1].lstrip("~"))
        for part in re.split(r" \+ | (?=[od]:)", answer.strip())
    ]
    left = list(claim.places)
    for role, names in wanted:
        keys = {normalise(name.strip().lstrip("~")) for name in names.split("/")}
        for one in left:
            own = {normalise(name) for name in (one.place.name, one.surface) if name}
            own |= {DIVISION.sub("", name) for name in own}
            if not keys.isdisjoint(own) and one.role in (
                (role,) if role else ("location", "destination")
            ):
                left.remove(one)
                break
        else:
            return False
    return not left


def verdict(claim: Claim, right: str, coarser: str) -> str:
    if not claim.places:
        return "right" if "-" in (right, coarser) else "none"
    if any(fits(answer, claim) for answer in right.split(" / ")):
        return "right"
    country = [one.place.feature for one in claim.places] == ["country"]
    wide = country and claim.places[0].basis != "explicit"
    return "coarser" if wide or any(fits(one, claim) for one in coarser.split(" ; ")) else "wrong"


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    gazetteer = load_gazetteer()
    found: Counter[str] = Counter()
    for report in reports():
        document = a_document(report.text, published=report.published)
        claims = extract(document, gazetteer=gazetteer).claims
        for start, end, statement in report.statements:
            told, _, places = statement.lstrip("?").partition(" ")
            kinds, _, figure = told.partition(":")
            right, _, coarser = (part.strip() for part in places.partition(" | "))
            verdicts = {
                verdict(claim, right, coarser)
                for claim in claims
                if claim.start < end
                and claim.end > start
                and claim.kind in kinds.split("|")
                and (not figure or int(figure) in {one.best or one.low for one in claim.figures})
            }
            worst = [one for one in ("wrong", "none", "coarser", "right") if one in verdicts]
            if worst:
                found[worst[0]] += 1
    return found


def test_most_statements_stand_where_a_person_put_them(counts):
    assert counts.total() >= 200
    assert counts["right"] >= 0.78 * counts.total()


def test_few_statements_stand_at_a_wrong_place(counts):
    assert counts["wrong"] <= 0.05 * counts.total()


def test_next_to_no_statement_stands_nowhere(counts):
    assert counts["none"] <= 0.02 * counts.total()
