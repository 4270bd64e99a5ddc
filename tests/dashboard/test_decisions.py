"""The log of decisions: added to, never changed; nothing is overwritten silently."""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.decisions import FILE, Log, where
from dashboard.errors import ConflictError, ReviewError
from dashboard.served import Settings
from layers.review import Decision


def a_decision(action: str = "accept", **fields: object) -> Decision:
    values: dict[str, object] = {"claim_ids": ("c1",), "who": "Ana", "when": "2024-01-01"} | fields
    return Decision(action=action, **values)  # type: ignore[arg-type]


def test_what_was_decided_is_read_back(tmp_path: Path) -> None:
    decision = a_decision(
        "correct",
        claim_ids=("c1", "c2"),
        before={"place": None},
        after={"place": {"name": "Ağdam <b>"}},
        note="'; DROP TABLE decisions; --",
        quote="“…”",
    )
    number = Log(tmp_path / "a.sqlite").add(decision, seen=0)
    (read,) = Log(tmp_path / "a.sqlite").all()
    assert read.decision_id == number
    assert (read.after, read.note, read.claim_ids) == (
        decision.after,
        decision.note,
        decision.claim_ids,
    )


def test_a_decision_made_in_between_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    first, second = Log(tmp_path / "a.sqlite"), Log(tmp_path / "a.sqlite")
    made = first.add(a_decision(who="Ana"), seen=0)
    with pytest.raises(ConflictError, match="Ana") as conflict:
        second.add(a_decision("reject", who="Ben"), seen=0)
    assert len(conflict.value.decisions) == 1
    assert len(second.all()) == 1
    assert second.add(a_decision("reject", who="Ben"), seen=made) > made


def test_decisions_about_other_claims_are_no_conflict(tmp_path: Path) -> None:
    log = Log(tmp_path / "a.sqlite")
    log.add(a_decision(), seen=0)
    log.add(a_decision(claim_ids=("c2",)), seen=0)
    assert len(log.all()) == 2


def test_a_decision_is_on_the_disk_when_its_id_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    code = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from dashboard.decisions import Log\nfrom layers.review import Decision\n"
        "log = Log(Path(sys.argv[1]))\n"
        "log.add(Decision(action='accept', claim_ids=('c1',), who='A', when='now'), seen=0)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert len(Log(path).all()) == 1


def test_a_place_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="no decisions can be kept there"):
        Log(tmp_path / "missing" / "a.sqlite")


def test_the_file_lies_beside_the_reports_unless_told_otherwise(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("x", "utf-8")
    assert where(Settings(paths=(str(tmp_path),))) == tmp_path / FILE
    assert where(Settings(paths=(str(report),))) == tmp_path / FILE
    assert where(Settings(paths=(str(report), str(tmp_path)))) is None
    told = Settings(paths=(str(report), str(tmp_path)), reviews=str(tmp_path / "r.sqlite"))
    assert where(told) == tmp_path / "r.sqlite"
