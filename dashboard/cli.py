"""The command line: ``sitmap``.

A thin shell: it reads options, calls ``layers`` and ``dashboard``, prints and exits. Nothing heavy
is imported before a command needs it. Exit codes: 0 all done; 1 some documents failed; 2 wrong
usage; 3 nothing could be done.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from geo.errors import SitmapError

from .intake import failure, finish, geoparser_of, given, load, name_undated, read
from .options import (
    NOTHING_DONE,
    Asked,
    Complaint,
    borders_option,
    check_coarsening,
    check_output,
    coarsening,
    complaining,
    debug_option,
    reading,
    say,
    title_option,
    to_country,
)
from .writing import (
    check_text_folder,
    is_standard_output,
    note_texts,
    print_line,
    to_json,
    write_document,
    write_output,
    write_text,
)

if TYPE_CHECKING:
    from geo.readers import Failure
    from layers.situation import Situation


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="PATH is a file, a folder (searched recursively) or - for standard input;"
    " without one, the seed report that ships with sitmap is read.",
)
@click.version_option(package_name="sitmap", prog_name="sitmap")
@debug_option
def cli(debug: bool) -> None:
    """Turn reports into a situation map that can be defended.

    Every point of the map opens the sentence that it stands on.
    """


@cli.command()
@reading
@title_option
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option(
    "--reviews",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File of reviewers' decisions (SQLite); beside the reports without it.",
)
@borders_option
def serve(
    asked: Asked,
    title: str | None,
    port: int,
    address: str,
    no_browser: bool,
    reviews: Path | None,
    borders: str,
) -> None:
    """Read the reports and open the dashboard."""
    from .preflight import check_paths, check_port, check_reviews
    from .served import Settings
    from .server import serve as serve_dashboard

    geoparser_of(asked)
    paths = given(asked.paths)
    check_paths(paths)
    if reviews:
        check_reviews(reviews)
    check_port(address, port)
    if address not in ("127.0.0.1", "localhost", "::1"):
        say(f"listening on {address}: whoever reaches this machine can read the reports")
    serve_dashboard(
        Settings(
            paths=paths,
            published=asked.published,
            title=title,
            address=address,
            reviews=str(reviews) if reviews else None,
            geocoder=asked.geocoder,
            spacy=asked.spacy,
            borders=borders,
        ),
        port=port,
        open_browser=not no_browser,
        max_upload_mb=max(1, asked.max_bytes // 1_000_000),
    )


@cli.command(name="map")
@reading
@title_option
@coarsening
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="FILE.html, .png, .pdf"
)
@click.option(
    "--tiles", is_flag=True, help="Offer online tiles; off until the reader switches them on."
)
@borders_option
def map_command(
    asked: Asked,
    title: str | None,
    coarseness: str | None,
    sensitive: bool,
    output: Path,
    tiles: bool,
    borders: str,
) -> None:
    """Write one self-contained HTML map.

    It needs no network: styles, scripts and base map are in the file. A .png or .pdf is drawn by an
    installed Chromium. PATH may also be claims that
    `sitmap extract` wrote (.jsonl) or layers that `sitmap export` wrote (.geojson).
    """
    from .pictures import SUFFIXES, find_browser

    check_output(output, (".html", *SUFFIXES), inputs=asked.paths)
    if output.suffix.lower() in SUFFIXES:
        find_browser()
    situation, failures = _to_give(asked, title, coarseness, only_sensitive=sensitive)
    _write_map(situation, output, tiles=tiles, borders=borders)
    finish(failures)


@cli.command()
@reading
@title_option
@coarsening
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The suffix says the format: .geojson .gpkg .kml .csv .xlsx .parquet .html",
)
@borders_option
def export(
    asked: Asked,
    title: str | None,
    coarseness: str | None,
    sensitive: bool,
    output: Path,
    borders: str,
) -> None:
    """Write the layers, in the format that the suffix of the output says.

    PATH may also be claims that `sitmap extract` wrote (.jsonl) or layers that `sitmap export`
    wrote (.geojson).
    """
    from layers.formats import format_of, load_formats

    check_output(output, (*load_formats(), ".html"), inputs=asked.paths)
    situation, failures = _to_give(asked, title, coarseness, only_sensitive=sensitive)
    if output.suffix.lower() == ".html":
        _write_map(situation, output, borders=borders)
    else:
        format_of(output).write(situation, output)
    finish(failures)


@cli.command()
@reading
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="-",
    help="claims.jsonl; - is standard output.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="List what gave no claim on the map, and why: on standard output, or on standard error"
    " where the claims go to standard output.",
)
@click.option(
    "--text",
    "text_folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write the text of each document, as the offsets count it, into this folder.",
)
def extract(
    asked: Asked,
    output: Path,
    explain: bool,
    text_folder: Path | None,
) -> None:
    """Write claims, one JSON object a line."""
    from geo.gazetteer import load_gazetteer
    from layers.claims.extract import extract as extract_claims
    from layers.claims.when.dating import leaves_days_open
    from layers.selectors import selected_record

    gazetteer, geoparser = load_gazetteer(), geoparser_of(asked)
    failures: list[Failure] = []
    to_screen = is_standard_output(output)
    taken: set[str] = set()
    undated: list[str] = []

    def lines() -> Iterator[str]:
        for document in read(asked, failures):
            if text_folder:
                write_document(document, text_folder, taken)
            try:
                extraction = extract_claims(document, gazetteer=gazetteer, geoparser=geoparser)
            except SitmapError as error:
                failures.append(failure(document, error))
                continue
            if leaves_days_open(document):
                undated.append(document.doc_id)
            yield from (
                to_json(selected_record(claim, document.text)) for claim in extraction.claims
            )
            for left in extraction.left_out if explain else ():
                where = f"{left.doc_id}:{left.start}-{left.end}"
                words = " ".join(left.quote.split())
                click.echo("\t".join((where, left.reason, left.kind or "", words)), err=to_screen)

    if text_folder:
        check_text_folder(text_folder, inputs=asked.paths)
    write_output(output, lines(), inputs=asked.paths)
    if text_folder:
        note_texts(text_folder, taken, inputs=asked.paths)
    name_undated(undated)
    finish(failures)


@cli.command()
@reading
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="-",
    help="places.jsonl; - is standard output.",
)
def places(asked: Asked, output: Path) -> None:
    """Write the places that the reports name, one JSON object a document."""
    from geo.gazetteer import load_gazetteer
    from geo.records import places_record

    gazetteer, geoparser = load_gazetteer(), geoparser_of(asked)
    failures: list[Failure] = []
    documents = read(asked, failures)
    write_output(
        output,
        (to_json(places_record(each, geoparser(each, gazetteer=gazetteer))) for each in documents),
        inputs=asked.paths,
    )
    finish(failures)


@cli.command()
@click.argument("name")
@click.option(
    "--country", metavar="CODE", callback=to_country, help="ISO 3166-1 alpha-3, like AZE."
)
@click.option("--json", "as_json", is_flag=True, help="Write a JSON list in place of a table.")
@debug_option
@complaining
def lookup(name: str, country: str | None, as_json: bool) -> None:
    """List the places that a name may mean, best first; exit with 3 where there is none."""
    from geo.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    candidates = gazetteer.candidates(name, country=country)
    if as_json:
        from geo.records import candidate_record

        print_line(to_json([candidate_record(each) for each in candidates]))
    elif candidates:
        from .tables import candidate_table

        candidate_table(candidates)
    if not candidates:
        from geo.suggestions import suggest

        told = f"no place named {name!r} is known" + (f" in {country}" if country else "")
        alike = ", ".join(suggest(gazetteer, name, country=country))
        raise Complaint(f"{told}; written alike: {alike}" if alike else told, NOTHING_DONE)


@cli.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Write a JSON object in place of a table.")
@debug_option
@complaining
def evaluate(gold: Path, as_json: bool) -> None:
    """Score this installation on gold: place names, or figures and kinds of events.

    GOLD is a .jsonl or .jsonl.gz file whose rows have `toponyms`, `score` or `expect`.
    """
    from .scoring import score_gold
    from .tables import score_table

    scores = score_gold(gold)
    if as_json:
        print_line(to_json(scores))
    else:
        score_table(scores)


def main() -> NoReturn:
    """Run ``sitmap``."""
    sys.exit(cli())


def _to_give(
    asked: Asked, title: str | None, level: str | None, *, only_sensitive: bool
) -> "tuple[Situation, tuple[Failure, ...]]":
    """Load what is given to others, as coarse as was asked for, and what failed meanwhile."""
    check_coarsening(level, only_sensitive=only_sensitive)
    whole = load(asked, title=title)
    if level is None:
        return whole, whole.failures
    from geo.gazetteer import load_gazetteer
    from layers.coarsen import coarsen

    coarse = coarsen(
        whole, level, gazetteer=load_gazetteer(), title=title, only_sensitive=only_sensitive
    )
    return coarse, whole.failures


def _write_map(situation: "Situation", output: Path, *, borders: str, tiles: bool = False) -> None:
    from . import pictures
    from .maps import map_html

    page = map_html(situation, tiles=tiles, borders=borders)
    if output.suffix.lower() not in pictures.SUFFIXES:
        write_text(output, page)
        return
    from layers.writing import replacing

    with replacing(output) as temporary:
        pictures.draw(page, temporary)


if __name__ == "__main__":
    main()
