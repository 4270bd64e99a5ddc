"""The online geocoder, against a stub on this machine: answers, failures, cache."""

import time
from pathlib import Path

import pytest

from geo.gazetteer import load_gazetteer
from geo.geocoder import Geocoder, GeocoderError, resolve_online
from geo.geoparse import geoparse
from geo.model import OSM_LICENCE, Candidate, Document, Resolution, Toponym
from geo.records import places_record
from tests.geocoder_stub import Stub

GAZETTEER = load_gazetteer()


def a_geocoder(stub: Stub, **options: object) -> Geocoder:
    values: dict[str, object] = {"address": stub.address, "delay_s": 0.0, "timeout_s": 2.0}
    return Geocoder(**values | options)  # type: ignore[arg-type]


def resolve(resolutions: list[Resolution], geocoder: Geocoder) -> list[Resolution]:
    return resolve_online(resolutions, geocoder=geocoder, gazetteer=GAZETTEER)


def unresolved(surface: str = "Kasindi") -> Resolution:
    toponym = Toponym(doc_id="d", sentence=0, start=0, end=len(surface), surface=surface)
    return Resolution(toponym=toponym, resolved=False)


def test_resolves_what_is_unresolved(geocoder: Stub) -> None:
    (found,) = resolve([unresolved()], a_geocoder(geocoder))
    assert found.place is not None
    assert (found.place.place_id, found.place.feature) == ("osm:node/7", "populated_place")
    assert (found.place.country, found.place.admin1) == ("COD", "North Kivu")
    assert found.place.admin1_code == "CD-NK"
    assert 10 < found.place.radius_km < 20
    assert geocoder.agents[0].startswith("sitmap")


def test_a_place_from_there_gives_its_licence(geocoder: Stub) -> None:
    (found,) = resolve([unresolved()], a_geocoder(geocoder))
    assert found.place is not None
    assert found.place.licence == OSM_LICENCE
    document = Document(doc_id="d", text="Kasindi")
    (record,) = places_record(document, [found])["toponyms"]
    assert record["licence"] == OSM_LICENCE
    (ours,) = geoparse(Document(doc_id="d", text="Rain in Goma."), gazetteer=GAZETTEER)
    (record,) = places_record(document, [ours])["toponyms"]
    assert "licence" not in record


def test_leaves_the_rest_alone(geocoder: Stub) -> None:
    (found,) = resolve([unresolved()], a_geocoder(geocoder))
    again = resolve([found], a_geocoder(geocoder))
    assert again == [found]
    assert len(geocoder.asked) == 1


def test_looks_only_in_the_countries_of_the_other_names(geocoder: Stub) -> None:
    goma = Candidate(place=GAZETTEER.candidates("Goma")[0].place, score=0.9)
    known = Resolution(toponym=unresolved("Goma").toponym, candidates=(goma,))
    resolve([known, unresolved()], a_geocoder(geocoder))
    assert geocoder.countries == ["cd"]
    resolve([unresolved()], a_geocoder(geocoder))
    assert geocoder.countries == ["cd"]


def test_a_name_is_asked_once(geocoder: Stub) -> None:
    resolve([unresolved(), unresolved()], a_geocoder(geocoder))
    assert geocoder.asked == ["Kasindi"]


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, "[]"), (403, "[]"), (200, "{broken"), (200, "[1]"), (200, '"a"'), (200, "\xff\x00")],
)
def test_a_failure_is_said_once_and_leaves_names_unresolved(
    geocoder: Stub, status: int, body: str
) -> None:
    geocoder.status, geocoder.body = status, body
    said: list[str] = []
    names = [unresolved(name) for name in ("Kasindi", "Bwera", "Mpondwe", "Kikura", "Nobili")]
    found = resolve(names, a_geocoder(geocoder, on_failure=said.append))
    assert all(each.place is None for each in found)
    assert len(said) == 1
    assert geocoder.address in said[0]
    assert len(geocoder.asked) == 3


def test_after_a_failure_the_next_name_is_asked_for(geocoder: Stub) -> None:
    geocoder.statuses = [500]
    found = resolve([unresolved("Bwera"), unresolved()], a_geocoder(geocoder))
    assert [each.place is None for each in found] == [True, False]


def test_a_service_that_wants_to_be_left_alone_is(geocoder: Stub) -> None:
    geocoder.status = 429
    resolve([unresolved(), unresolved("Bwera")], a_geocoder(geocoder))
    assert geocoder.asked == ["Kasindi"]


def test_a_slow_service_is_a_failure(geocoder: Stub) -> None:
    geocoder.wait_s = 1.0
    asking = a_geocoder(geocoder, timeout_s=0.1)
    assert resolve([unresolved()], asking)[0].place is None
    assert asking.failed


def test_no_service_is_a_failure() -> None:
    asking = Geocoder(address="http://127.0.0.1:9", delay_s=0.0, timeout_s=1.0)
    assert resolve([unresolved()], asking)[0].place is None
    assert asking.failed


@pytest.mark.parametrize("body", ["[]", '[{"lat": "95", "lon": "x"}]', '[{"lat": 1, "lon": 2}]'])
def test_an_empty_or_odd_answer_resolves_nothing(geocoder: Stub, body: str) -> None:
    geocoder.body = body
    assert resolve([unresolved()], a_geocoder(geocoder))[0].place is None


def test_questions_are_a_second_apart(geocoder: Stub) -> None:
    began = time.monotonic()
    resolve([unresolved("Bwera"), unresolved()], a_geocoder(geocoder, delay_s=1.0))
    assert time.monotonic() - began >= 1.0


def test_half_a_character_can_be_asked_for(geocoder: Stub, tmp_path: Path) -> None:
    asking = a_geocoder(geocoder, cache=tmp_path / "cache.json")
    resolve([unresolved("Kas\ud800")], asking)
    assert not asking.failed


def test_the_cache_outlives_the_run(geocoder: Stub, tmp_path: Path) -> None:
    cache = tmp_path / "folder" / "cache.json"
    resolve([unresolved()], a_geocoder(geocoder, cache=cache))
    (found,) = resolve([unresolved()], a_geocoder(geocoder, cache=cache))
    assert found.place is not None
    assert geocoder.asked == ["Kasindi"]


@pytest.mark.parametrize("content", ["{damaged", "[]", '{"a": 1}', '{"ADDRESS": {"Kasindi": 7}}'])
def test_a_damaged_cache_is_begun_anew(geocoder: Stub, tmp_path: Path, content: str) -> None:
    cache = tmp_path / "cache.json"
    cache.write_text(content.replace("ADDRESS", geocoder.address), encoding="utf-8")
    resolve([unresolved()], a_geocoder(geocoder, cache=cache))
    assert geocoder.asked == ["Kasindi"]


def test_the_answers_of_one_service_are_not_those_of_another(
    geocoder: Stub, tmp_path: Path
) -> None:
    cache = tmp_path / "cache.json"
    resolve([unresolved()], a_geocoder(geocoder, cache=cache))
    resolve([unresolved()], a_geocoder(geocoder, cache=cache, address=f"{geocoder.address}/own"))
    assert len(geocoder.asked) == 2
    resolve([unresolved()], a_geocoder(geocoder, cache=cache))
    assert len(geocoder.asked) == 2


@pytest.mark.parametrize("address", ["", "nominatim", "ftp://host", "https://"])
def test_an_address_is_checked(address: str) -> None:
    with pytest.raises(GeocoderError, match="expected https"):
        Geocoder(address=address)
