"""Tables for the terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from geo.model import Candidate


def candidate_table(candidates: Sequence[Candidate]) -> None:
    """Print the places that a name may mean."""
    table = Table(box=None, pad_edge=False)
    for heading in ("name", "feature", "country", "admin1"):
        table.add_column(heading, overflow="fold")
    for heading in ("lat", "lon", "population", "score"):
        table.add_column(heading, justify="right")
    table.add_column("place_id", no_wrap=True)
    for candidate in candidates:
        place = candidate.place
        population = f"{place.population:,}" if place.population is not None else ""
        table.add_row(
            *map(Text, (place.name, place.feature, place.country or "", place.admin1 or "")),
            f"{place.lat:.4f}",
            f"{place.lon:.4f}",
            population,
            f"{candidate.score:.2f}",
            Text(place.place_id),
        )
    Console(width=None if Console().is_terminal else 160).print(table)


def score_table(scores: Mapping[str, object]) -> None:
    """Print measures and their values."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column("measure")
    table.add_column("value", justify="right")
    for measure, value in scores.items():
        table.add_row(Text(measure), f"{value:.3f}" if isinstance(value, float) else str(value))
    Console().print(table)
