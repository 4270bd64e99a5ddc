import json
from pathlib import Path

import pytest

from geo import Candidate, Place
from layers.coarsen import coarsen
from layers.errors import FormatError
from layers.formats import geojson
from layers.model import Claim, Denial, Party
from layers.situation import load_situation
from tests.builders import a_claim, a_claim_place, a_figure, a_place
from tests.layers.situations import Shapes, a_situation

PROVINCE = a_place(
    "Idlib Governorate", place_id="geonames:7", feature="admin1", lat=35.8, lon=36.7,
    radius_km=40.0, admin1="Idlib Governorate", admin1_code="SYR-ID",
)  # fmt: skip
CAMP = a_place(
    "Atmeh", place_id="sitmap:atmeh", feature="camp", lat=36.3012, lon=36.6934, radius_km=2.0,
    admin1="Idlib Governorate", admin1_code="SYR-ID", admin2="Harim",
)  # fmt: skip
SECRETS = ("Atmeh", "atmeh", "36.3012", "36.6934", "mayor", "example.org", "clinic")


class Gazetteer(Shapes):
    def admin1_row(self, code: str) -> int | None:
        return 7 if code == "SYR-ID" else None

    def country_row(self, alpha3: str) -> int | None:
        return None

    def place(self, row: int) -> Place:
        assert row == 7
        return PROVINCE


def a_sensitive_claim() -> Claim:
    quote = "The mayor of Atmeh said 12 people died in a clinic."
    mayor = Party(text="The mayor of Atmeh", start=0, end=18)
    return a_claim(
        "a",
        doc_id="atmeh-report",
        quote=quote,
        title="Strike on Atmeh",
        publisher="Radio Atmeh",
        url="https://example.org/atmeh",
        context_before="Atmeh is a camp.",
        context_after="Atmeh is full.",
        claimant=mayor,
        denier=mayor,
        denial=Denial(quote=quote, start=0, end=len(quote)),
        figures=(a_figure("killed", 12, text="12 people died in a clinic in Atmeh"),),
        places=(
            a_claim_place(
                CAMP,
                surface="Atmeh",
                start=13,
                end=18,
                alternatives=(Candidate(place=CAMP, score=0.1),),
            ),
        ),
    )


@pytest.mark.parametrize("level", ["admin1", "admin2", "25", "25km"])
def test_nothing_gives_the_place_back(level: str) -> None:
    situation = coarsen(a_situation(a_sensitive_claim()), level, gazetteer=Gazetteer())
    text = geojson.dumps(situation)
    assert [word for word in SECRETS if word in text] == []
    assert f'"coarsened": "{level}"' in text
    assert situation.events[0].figures[0].best == 12


@pytest.mark.parametrize(
    ("level", "name"),
    [("admin1", "Idlib Governorate"), ("admin2", "Harim"), ("25", "a cell of 25 km")],
)
def test_place_is_snapped(level: str, name: str) -> None:
    situation = coarsen(a_situation(a_sensitive_claim()), level, gazetteer=Gazetteer())
    assert situation.events[0].places[0].place.name == name


def test_a_cell_is_the_same_for_all_that_lies_in_it() -> None:
    near = a_place("Qah", place_id="q", lat=36.3013, lon=36.6935)
    claims = (a_sensitive_claim(), a_claim("b", places=(a_claim_place(near),)))
    situation = coarsen(a_situation(*claims), "50", gazetteer=Gazetteer())
    assert len({event.places[0].place.place_id for event in situation.events}) == 1


def test_what_is_wide_already_stays() -> None:
    claim = a_claim(places=(a_claim_place(PROVINCE),))
    situation = coarsen(a_situation(claim), "10", gazetteer=Gazetteer())
    assert situation.events[0].places[0].place.name == "Idlib Governorate"


@pytest.mark.parametrize("level", ["town", "-3", "nan", ""])
def test_unknown_level_is_an_error(level: str) -> None:
    with pytest.raises(FormatError, match="admin1"):
        coarsen(a_situation(), level, gazetteer=Gazetteer())


def test_only_what_may_betray_a_sensitive_place_is_coarsened() -> None:
    camp = a_sensitive_claim()
    beside = a_claim("b", doc_id="atmeh-report", start=90)
    named = a_claim("c", doc_id="third", start=30, quote="Forty fled from Atmeh.")
    free = a_claim("d", doc_id="other", places=(a_claim_place(a_place("Homs", place_id="h")),))
    situation = coarsen(
        a_situation(camp, beside, named, free), "25", gazetteer=Gazetteer(), only_sensitive=True
    )
    text = geojson.dumps(situation)
    assert [word for word in SECRETS if word in text] == []
    rows = {f["id"]: f["properties"] for f in json.loads(text)["features"]}
    assert rows["d"]["place"] == "Homs"
    assert rows["d"]["coarsened"] is None
    assert [row["coarsened"] for key, row in rows.items() if key != "d"] == ["25"] * (len(rows) - 1)


def test_ids_say_nothing_of_the_words_they_were_made_from() -> None:
    situation = coarsen(a_situation(a_claim("77aa")), "admin1", gazetteer=Gazetteer())
    assert "77aa" not in geojson.dumps(situation)
    assert situation.events[0].event_id == situation.claims[0].claim_id


def test_a_coarsened_file_is_read_back_as_it_was(tmp_path: Path) -> None:
    claims = (a_sensitive_claim(), a_claim("b", doc_id="z", start=4, period=None))
    coarse = coarsen(a_situation(*claims), "25", gazetteer=Gazetteer())
    geojson.write(coarse, tmp_path / "out.geojson")
    again = load_situation([tmp_path / "out.geojson"], gazetteer=Gazetteer())
    assert [event.event_id for event in again.events] == [e.event_id for e in coarse.events]
    assert again.settings == coarse.settings
    assert again.title == coarse.title


def test_a_camp_is_never_wide() -> None:
    camp = a_place("Atmeh", place_id="c", feature="camp", radius_km=30.0)
    situation = coarsen(
        a_situation(a_claim(places=(a_claim_place(camp),))), "10", gazetteer=Gazetteer()
    )
    assert situation.events[0].places[0].place.name == "a cell of 10 km"
