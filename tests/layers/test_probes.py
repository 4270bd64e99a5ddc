"""Sentences that are traps for a machine, in the format of the scorer: all come out right."""

from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer
from layers.claims.extract import extract
from layers.evaluate import probe_faults, read_event_gold
from tests.builders import a_document

PROBES = read_event_gold(Path(__file__).with_name("probes.jsonl"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize("probe", PROBES, ids=[probe.doc_id for probe in PROBES])
def test_a_trap_is_seen(gazetteer, probe):
    claims = extract(a_document(probe.text, published=None), gazetteer=gazetteer).claims
    assert not probe_faults(probe.row["expect"], claims), claims
