"""Tables for the terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

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


def score_table(scores: Mapping[str, Any]) -> None:
    """Print measures and their values, with their 95 % intervals where there are any."""
    intervals = scores.get("intervals", {})
    table = Table(box=None, pad_edge=False, show_header=bool(intervals))
    table.add_column("measure")
    table.add_column("value", justify="right")
    table.add_column("95 % interval" if intervals else "")
    for measure, value in scores.items():
        if isinstance(value, dict):
            continue
        low, high = intervals.get(measure, (None, None))
        interval = "" if low is None else f"{low:.3f} to {high:.3f}"
        table.add_row(Text(measure), Text(_shown(value)), interval)
    console = Console(width=None if Console().is_terminal else 160)
    console.print(table)
    if scores.get("fitted"):
        console.print(
            Text(
                f"the weights were fitted on {scores['fitted']} of these documents: they score "
                "higher here than on others; the model card, geo/data/weights.md, has the scores "
                "of cross-validation"
            )
        )
    if "figures" in scores:
        console.print(_figure_table(scores["figures"]))
    for name, faults in scores.get("probes_failed", {}).items():
        console.print(Text(f"failed: {name}: {', '.join(faults)}"))


def _figure_table(figures: Mapping[str, Mapping[str, float]]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("figure")
    for heading in next(iter(figures.values()), {}):
        table.add_column(heading, justify="right")
    for name, score in figures.items():
        table.add_row(Text(name), *map(_shown, score.values()))
    return table


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
