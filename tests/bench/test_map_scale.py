"""How the map grows: 100,000 events, beside folium's own way of drawing many points.

Run by itself: ``python -m pytest tests/bench/test_map_scale.py -s``. Times are those of the
processor, so that a busy machine does not change them.
"""

import sys
import time
from collections.abc import Callable

import folium
from folium.plugins import FastMarkerCluster

from dashboard.maps import map_html
from tests.dashboard.situations import made

MANY = 100_000


def timed(work: Callable[[], str]) -> tuple[float, str]:
    begun = time.process_time()
    page = work()
    return time.process_time() - begun, page


def fast_markers(points: list[list[float]]) -> str:
    drawn = folium.Map(tiles=None)
    drawn.add_child(FastMarkerCluster(points))
    return str(drawn.get_root().render())


def test_many_events_build_fast_and_small() -> None:
    situation = made(MANY)
    seconds, page = timed(lambda: map_html(situation))
    points = [[event.places[0].place.lat, event.places[0].place.lon] for event in situation.events]
    folium_seconds, folium_page = timed(lambda: fast_markers(points))
    sys.stdout.write(
        f"\nsitmap, with sentences: {seconds:.1f} s, {len(page) / 1e6:.1f} MB"
        f"\nFastMarkerCluster, points: {folium_seconds:.1f} s, {len(folium_page) / 1e6:.1f} MB\n"
    )
    assert len(page) <= 8_000_000
    assert seconds <= 4.5


def test_size_grows_in_line_with_the_events() -> None:
    empty = len(map_html(made(1)))
    sizes = [(len(map_html(made(count))) - empty) / count for count in (6_000, 24_000)]
    assert sizes[1] <= sizes[0] * 1.5
