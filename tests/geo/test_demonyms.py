"""The table of demonyms and its loader."""

from pathlib import Path

import pytest

from geo.boundaries import load_boundaries
from geo.demonyms import DEMONYMS, KINDS, load_demonyms
from geo.errors import GazetteerError
from geo.gazetteer import load_gazetteer

LINES = DEMONYMS.read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split(",")) for line in LINES[1:]]

# Slips of countryinfo and forms that are in no use, looked at one by one.
COUNTRYINFO_ALONE = {
    ("CPV", "Cape Verdian"),
    ("DJI", "Djibouti"),
    ("HKG", "Chinese"),
    ("KGZ", "Kirghiz"),
    ("MDV", "Maldivan"),
    ("TJK", "Tadzhik"),
}


def write_table(folder: Path, *lines: str) -> Path:
    path = folder / "demonyms.csv"
    path.write_text("\n".join(["demonym,kind,alpha3,place", *lines]) + "\n", encoding="utf-8")
    return path


def test_the_table_is_long_sorted_and_without_repeats() -> None:
    assert len(ROWS) >= 250
    assert sorted(set(ROWS)) == ROWS
    assert {kind for _, kind, _, _ in ROWS} == set(KINDS)


@pytest.mark.parametrize(
    ("word", "kind", "country"),
    [
        ("azeri", "country", "AZE"),
        ("Azerbaijanis", "country", "AZE"),
        ("gazans", "region", "PSE"),
        ("tigrayan", "region", "ETH"),
        ("darfuris", "region", "SDN"),
        ("haitians", "country", "HTI"),
        ("rohingya", "people", "MMR"),
        ("karabakh armenians", "people", "AZE"),
        ("kurds", "people", None),
        ("frenchmen", "country", "FRA"),
        ("parisians", "city", "FRA"),
    ],
)
def test_a_demonym_is_found(word: str, kind: str, country: str | None) -> None:
    rows = load_demonyms()[word.lower()]
    assert (rows[0].kind, rows[0].country) == (kind, country)


def test_a_word_of_two_countries_has_both() -> None:
    assert {row.country for row in load_demonyms()["congolese"]} == {"COD", "COG"}


def test_a_country_comes_before_a_region() -> None:
    assert [row.kind for row in load_demonyms()["georgian"]] == ["country", "region"]


def test_no_demonym_is_the_name_of_a_country_or_of_a_large_place() -> None:
    gazetteer = load_gazetteer()
    # Primary names only: alternates of Herat hold "Herati", which is what this table is for.
    clashes = {
        word
        for word in load_demonyms()
        for match in gazetteer.lookup(word)
        if match.how == 0
        and gazetteer.place(match.row).name.lower() == word
        and (gazetteer.population[match.row] or 0) > 100_000
    }
    # Ethiopia's Somali region: written alone, the word means the people.
    assert clashes == {"somali"}


def test_each_country_is_known() -> None:
    known = {code for code, _, _ in load_boundaries().countries("coarse")}
    assert {alpha3 for _, _, alpha3, _ in ROWS if alpha3} <= known


def test_people_of_several_countries_have_none() -> None:
    assert {kind for _, kind, alpha3, _ in ROWS if not alpha3} == {"region", "people"}


def test_agrees_with_countryinfo() -> None:
    countryinfo = pytest.importorskip("countryinfo", reason="countryinfo is a check, not needed")
    ours = {alpha3 for _, kind, alpha3, _ in ROWS if kind == "country"}
    listed = {(alpha3, word) for word, _, alpha3, _ in ROWS}
    differ = set()
    for country in countryinfo.all_countries():
        try:
            code, words = country.iso(3), country.demonym()
        except (KeyError, countryinfo.CountryNotFoundError):
            continue
        differ |= {(code, word) for word in (words or "").split(",") if word and code in ours}
    assert differ - listed == COUNTRYINFO_ALONE


@pytest.mark.parametrize(
    "line",
    [
        "Sudanese,country,SDN",
        "Sudanese,nation,SDN,Sudan",
        "Sudanese,country,Sdn,Sudan",
        "Sudanese,country,SD,Sudan",
        ",country,SDN,Sudan",
        "Sudanese,country,SDN,",
        " Sudanese,country,SDN,Sudan",
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(GazetteerError, match="line 2"):
        load_demonyms(write_table(tmp_path, line))


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "demonyms.csv"
    path.write_text("word\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 1"):
        load_demonyms(path)
    with pytest.raises(GazetteerError, match="cannot read"):
        load_demonyms(tmp_path / "nowhere.csv")
