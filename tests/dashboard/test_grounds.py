import numpy as np

from dashboard.grounds import MOST, grounds


def points(*places: tuple[float, float]) -> np.ndarray:
    return np.asarray([[lon, lat, lon, lat] for lon, lat in places])


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0 and min(one[3], other[3]) > max(one[1], other[1])


def test_crises_far_apart_have_a_box_each() -> None:
    boxes = grounds(points((-72.3, 18.5), (-72.0, 19.6), (25.3, 13.6), (91.4, 25.0)))
    assert len(boxes) == 3
    assert all(east - west < 10 for west, _, east, _ in boxes)


def test_places_of_one_view_share_a_box() -> None:
    boxes = grounds(points((32.9, 24.1), (37.2, 19.6)))
    assert len(boxes) == 1


def test_boxes_lie_apart_and_are_few() -> None:
    rng = np.random.default_rng(3)
    for count in (1, 2, 5, 20, 300):
        places = rng.uniform((-170, -50), (170, 70), (count, 2))
        boxes = grounds(points(*map(tuple, places)))
        assert 1 <= len(boxes) <= MOST
        assert not any(overlap(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_every_event_lies_in_a_box() -> None:
    rng = np.random.default_rng(5)
    places = rng.uniform((-170, -50), (170, 70), (30, 2))
    boxes = grounds(points(*map(tuple, places)))
    for lon, lat in places:
        assert any(w <= lon <= e and s <= lat <= n for w, s, e, n in boxes)


def test_nothing_drawn_has_no_box() -> None:
    assert grounds(np.empty((0, 4))) == []


def test_a_flat_row_of_events_has_room_above_and_below() -> None:
    ((west, south, east, north),) = grounds(points((22, 13), (26, 13), (30, 13)))
    assert north - south >= (30 - 22) * 1.1
    assert east - west > 8


def test_a_wide_area_makes_no_town_in_it_coarse() -> None:
    country, town = (22.0, 8.7, 38.6, 22.2), (25.3, 13.6, 25.3, 13.6)
    under, over = grounds(np.asarray([country, town]))
    assert under[2] - under[0] > 16
    assert over[2] - over[0] < 6
    assert under[0] < over[0] < over[2] < under[2]


def test_boxes_that_keep_apart_hold_all_their_events() -> None:
    rng = np.random.default_rng(11)
    for _ in range(40):
        places = rng.uniform((20, -20), (70, 30), (12, 2))
        boxes = grounds(points(*map(tuple, places)))
        for lon, lat in places:
            assert any(w <= lon <= e and s <= lat <= n for w, s, e, n in boxes)
