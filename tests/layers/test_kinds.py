from pathlib import Path

import pytest

from layers.errors import KindError
from layers.kinds import load_kinds, read_kind
from layers.model import STATUSES

TABLES = Path(__file__).parents[2] / "layers" / "kinds"
NAMES = [
    "casualty",
    "evacuation",
    "blockade",
    "fighting",
    "abuse",
    "ceasefire",
    "talks",
    "troops",
    "control",
    "need",
    "unrest",
    "hazard",
]


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = (TABLES / "hazard.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "hazard.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_twelve_kinds_are_there_in_order():
    assert list(load_kinds()) == NAMES


def test_no_two_kinds_share_a_silhouette_or_a_colour():
    symbols = [kind.symbol for kind in load_kinds().values()]
    assert len({symbol.shape for symbol in symbols}) == len(symbols)
    assert len({symbol.light for symbol in symbols}) == len(symbols)
    assert len({symbol.dark for symbol in symbols}) == len(symbols)


def test_only_casualties_and_evacuations_are_scaled():
    assert [kind.name for kind in load_kinds().values() if kind.scaled] == [
        "casualty",
        "evacuation",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_subkind_has_words_for_every_status(name):
    for subkind in load_kinds()[name].subkinds.values():
        assert set(subkind.headline) == set(STATUSES)
        assert all(subkind.headline.values())
        assert len(subkind.plate.split()) <= 2


@pytest.mark.parametrize("name", NAMES)
def test_what_is_only_claimed_does_not_read_like_a_fact(name):
    for subkind in load_kinds()[name].subkinds.values():
        claimed = subkind.headline["claimed"].lower()
        doubts = ("reported", "claimed", "alleged", "said to", "voiced")
        assert any(word in claimed for word in doubts), claimed


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('label = "Natural hazard"', 'labell = "Natural hazard"', "labell"),
        ("order = 12", 'order = "12"', "order"),
        ("order = 12\n", "", "order"),
        ('light = "#0187AA"', 'light = "teal"', "symbol.light"),
        ('geometry = "point"', 'geometry = "blob"', "geometry"),
        ('shape = "triangle_up"', 'shape = "skull"', "symbol.shape"),
        ('plate = "Flood"', 'plate = ""', "plate"),
        ('hxl = ["#event+type"]', 'hxl = ["event"]', "codes.hxl"),
        ('hxl = ["#event+type"]', 'hxl = ["#evnt+type"]', "#evnt"[1:]),
        ('"earthquake", "quake"', '"earthquake", "earthquake"', "duplicate trigger 'earthquake'"),
        ('name = "hazard"', 'name = "hazards"', "name"),
        ("order = 12", "order = = 12", "not a TOML table"),
    ],
)
def test_a_wrong_table_is_named_with_its_key(tmp_path, old, new, names):
    with pytest.raises(KindError, match=r"hazard\.toml") as caught:
        read_kind(changed(tmp_path, old, new))
    assert names in str(caught.value)


FIELD = {
    "Battles": {"offensive", "clash", "gunfire"},
    "Explosions/Remote violence": {"shelling", "air_strike", "drone_strike", "explosion"},
    "Violence against civilians": set(load_kinds()["abuse"].subkinds),
    "Protests": {"protest"},
    "Riots": {"riot"},
    "Strategic developments": {"looting", "arrest"}.union(
        *(
            load_kinds()[name].subkinds
            for name in ("control", "troops", "ceasefire", "talks", "blockade")
        )
    ),
}


def test_each_subkind_counts_under_its_acled_type():
    found: dict[str, set[str]] = {}
    for kind in load_kinds().values():
        for subkind in kind.subkinds.values():
            if subkind.acled:
                found.setdefault(subkind.acled, set()).add(subkind.name)
    assert found == FIELD
