import os
import re
import subprocess
import sys
from pathlib import Path

import folium
import pytest

from dashboard.maps import build_map, map_html
from layers.kinds import load_kinds
from tests.dashboard.hostile import VECTORS
from tests.dashboard.situations import CITY, a_claim, a_situation, a_town, an_event, made, small


def test_a_map_is_a_folium_map() -> None:
    assert isinstance(build_map(small()), folium.Map)


def test_same_situation_gives_the_same_page() -> None:
    assert map_html(small()) == map_html(small())


def test_page_of_ten_events_is_small() -> None:
    assert len(map_html(made(10)).encode()) <= 500_000


FJORDS = [(58 + n * 1.3, 6 + n * 2.0) for n in range(10)]
ISLANDS = [(6 + n * 1.3, 121 + n * 0.5) for n in range(10)]
EVERYWHERE = [(-50 + n * 12.0, -160 + n * 35.0) for n in range(10)]


@pytest.mark.parametrize(
    ("places", "country"), [(FJORDS, "NOR"), (ISLANDS, "PHL"), (EVERYWHERE, "GRL")]
)
def test_page_is_small_where_coasts_are_long(
    places: list[tuple[float, float]], country: str
) -> None:
    events = [
        an_event(
            a_claim(
                "need",
                "food",
                f"Food ran out in Place {number}.",
                a_town(f"Place {number}", lat, lon, country=country),
                claim_id=f"p{number}",
            )
        )
        for number, (lat, lon) in enumerate(places)
    ]
    assert len(map_html(a_situation(events, title="Coasts")).encode()) <= 500_000


def test_same_reports_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        output = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-m", "dashboard.cli", "map", "-o", str(output)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        written.append(output.read_bytes())
    assert written[0] == written[1]


def test_page_has_language_of_the_events_only_as_packed_data() -> None:
    page = map_html(small())
    assert "Yevlakh" not in page
    assert "{{" not in re.sub(r"<script>.*?</script>", "", page, flags=re.S)


def test_hostile_text_stands_nowhere_in_the_page() -> None:
    vectors = [vector for vector in VECTORS if len(vector) > 11]
    events = []
    for number, vector in enumerate(vectors):
        place = a_town(vector, CITY.lat, CITY.lon)
        words = {"title": vector, "publisher": vector, "url": vector, "doc_id": vector}
        claim = a_claim("need", "food", vector, place, claim_id=f"h{number}", **words)
        events.append(an_event(claim))
    page = map_html(a_situation(events, title="".join(vectors)))
    assert [vector for vector in vectors if vector in page] == []


def test_template_syntax_is_not_evaluated() -> None:
    claim = a_claim("need", "food", "{{ 7*1911191 }}", CITY)
    assert "13378337" not in map_html(a_situation([an_event(claim)], title="{{ 7*1911191 }}"))


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))


def contrast(one: str, other: str) -> float:
    light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (rgb(one), rgb(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


LAND, WATER, PAPER = (
    {"light": "#F5F3EE", "dark": "#262C34"},
    {"light": "#D3DFE7", "dark": "#12161B"},
    {"light": "#FFFFFF", "dark": "#171B20"},
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_stands_out_from_land_water_and_paper(theme: str) -> None:
    for kind in load_kinds().values():
        colour = getattr(kind.symbol, theme)
        for ground in (LAND, WATER, PAPER):
            assert contrast(colour, ground[theme]) >= 3.0, (kind.name, ground[theme])


def test_no_two_kinds_have_the_same_shape() -> None:
    shapes = [kind.symbol.shape for kind in load_kinds().values()]
    assert len(set(shapes)) == len(shapes)
