import numpy as np
import pytest
import shapely

from geo.boundaries import LEVELS, Boundaries, load_boundaries
from geo.errors import GazetteerError


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return load_boundaries()


@pytest.mark.parametrize("level", LEVELS)
def test_every_country_is_a_valid_area(boundaries: Boundaries, level: str) -> None:
    countries = boundaries.countries(level)
    assert len(countries) > 230
    assert len({code for code, _, _ in countries}) == len(countries)
    for code, name, shape in countries:
        assert len(code) == 3, name
        assert shape.is_valid, name
        assert not shape.is_empty, name
    west, south, east, north = shapely.total_bounds([shape for _, _, shape in countries])
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90


def test_divisions_lie_in_their_country(boundaries: Boundaries) -> None:
    country = boundaries.country("UKR")
    divisions = boundaries.divisions("UKR")
    assert len(divisions) == 27
    together = shapely.union_all([shape for _, _, shape in divisions])
    assert together.symmetric_difference(country).area < 0.02 * country.area
    assert boundaries.divisions("XXX") == ()


def test_neighbours_share_their_line(boundaries: Boundaries) -> None:
    armenia, azerbaijan = boundaries.country("ARM"), boundaries.country("AZE")
    assert armenia.intersection(azerbaijan).area < 1e-3
    assert armenia.boundary.intersection(azerbaijan.boundary).length > 5


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("UA-43", 45.0, 34.1),
        ("SY-ID", 35.93, 36.63),
        ("SD-DN", 13.63, 25.35),
        ("PS-GZZ", 31.45, 34.4),
    ],
)
def test_a_division_holds_its_town(
    boundaries: Boundaries, code: str, lat: float, lon: float
) -> None:
    assert shapely.contains_xy(boundaries.admin1(code), lon, lat)


@pytest.mark.parametrize(
    ("country", "lat", "lon"),
    [
        ("UKR", 45.0, 34.1),
        ("SOM", 9.56, 44.06),
        ("CYP", 35.3, 33.5),
        ("GUF", 4.0, -53.0),
        ("XKX", 42.6, 20.9),
        ("ESH", 24.5, -13.5),
    ],
)
def test_countries_are_those_of_iso_3166(
    boundaries: Boundaries, country: str, lat: float, lon: float
) -> None:
    assert shapely.contains_xy(boundaries.country(country), lon, lat)


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Line of Control", 34.2, 73.99),
        ("Western Sahara, the parallel", 27.67, -10.0),
        ("Western Sahara, the berm", 25.5, -12.2),
        ("Abkhazia", 42.55, 41.87),
        ("South Ossetia", 42.1, 44.0),
        ("Golan, line of 1974", 33.0, 35.87),
        ("Golan, in the west", 32.9, 35.63),
        ("West Bank", 32.5, 35.05),
        ("Crimea", 46.1, 33.6),
        ("Donbas", 48.4, 38.2),
        ("Kosovo", 43.0, 20.65),
        ("Abyei", 10.2, 28.4),
        ("Halaib triangle", 22.5, 34.7),
        ("Bir Tawil", 21.73, 33.6),
        ("Ilemi triangle", 4.6, 35.3),
        ("Aksai Chin", 34.5, 78.3),
        ("Arunachal Pradesh", 27.8, 92.5),
        ("Korea", 38.3, 127.5),
        ("Cyprus", 35.15, 33.4),
        ("Somaliland", 9.5, 48.95),
        ("Ogaden", 5.8, 45.7),
        ("Essequibo", 4.5, -58.4),
        ("Transnistria", 47.2, 29.1),
    ],
)
def test_lines_in_dispute_are_listed(
    boundaries: Boundaries, name: str, lat: float, lon: float
) -> None:
    nearest = min(line.distance(shapely.Point(lon, lat)) for line in boundaries.disputed())
    assert nearest < 0.2, name


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Azerbaijan of before 2020", 39.85, 47.0),
        ("Lebanon and Syria", 34.6, 36.4),
        ("Chile's coast of before 1904", -23.8, -69.0),
    ],
)
def test_lines_that_hold_no_more_are_not_in_dispute(
    boundaries: Boundaries, name: str, lat: float, lon: float
) -> None:
    nearest = min(line.distance(shapely.Point(lon, lat)) for line in boundaries.disputed())
    assert nearest > 0.2, name


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Kura", 40.65, 47.1),
        ("Aras", 38.95, 46.2),
        ("Litani", 33.6, 35.75),
        ("Teesta", 25.8, 89.4),
    ],
)
def test_rivers_of_the_middle_size_are_there(
    boundaries: Boundaries, name: str, lat: float, lon: float
) -> None:
    nearest = min(line.distance(shapely.Point(lon, lat)) for line in boundaries.rivers(10))
    assert nearest < 0.2, name


def test_lakes_reservoirs_and_named_waters_are_there(boundaries: Boundaries) -> None:
    lake = next(
        shape for shape in boundaries.lakes(5) if shapely.contains_xy(shape, 32.577, 22.797)
    )
    assert lake.is_valid
    assert len(boundaries.lakes(2)) < len(boundaries.lakes(9))
    assert all(name and not shape.is_empty for name, shape in boundaries.named_waters())


def test_no_line_crosses_the_antimeridian(boundaries: Boundaries) -> None:
    for _, name, shape in boundaries.countries("middle"):
        for part in shapely.get_parts(shape):
            west, _, east, _ = part.bounds
            assert east - west < 180 or name in {"Antarctica", "Russia"}, name


def test_coordinates_are_thousandths_of_a_degree(boundaries: Boundaries) -> None:
    coordinates = shapely.get_coordinates(boundaries.country("HTI"))
    assert np.allclose(coordinates, np.round(coordinates, 3), atol=1e-9)


def test_unknown_codes_and_levels(boundaries: Boundaries) -> None:
    assert boundaries.country("XXX") is None
    assert boundaries.admin1("XX-XX") is None
    assert boundaries.division(0) is None
    with pytest.raises(GazetteerError, match="available: fine, middle, coarse"):
        boundaries.countries("finest")
