"""What the commands of ``sitmap`` share: options, and how errors reach the user."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import IO, Any

import click

from geo.errors import SitmapError

MAX_MB = 20.0
# What no command writes unless it is asked for such a name.
REPORTS_ONLY = (".txt", ".text", ".md", ".markdown", ".docx")
SOME_FAILED, WRONG_USAGE, NOTHING_DONE = 1, 2, 3


class Complaint(click.ClickException):
    """What the user is told before the command ends, with its exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the instance

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to standard error, or to ``file``."""
        if self.message:
            say(self.message, file=file)


def say(message: str, *, file: IO[Any] | None = None) -> None:
    """Print one line to standard error."""
    click.echo(f"sitmap: {' '.join(message.split())}", file=file, err=True)


def complaining(command: Callable[..., None]) -> Callable[..., None]:
    """Turn errors into complaints; ``--debug`` lets them through, with their traceback."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        debugging = options.pop("debug") or click.get_current_context().find_root().params["debug"]
        _set_logging(debug=debugging)
        try:
            command(*args, **options)
        except SitmapError as error:
            if debugging:
                raise
            raise Complaint(str(error), error.exit_code) from error
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if debugging:
                raise
            message = f"unexpected {type(error).__name__}: {error} (--debug shows where)"
            raise Complaint(message, NOTHING_DONE) from error

    return run


def _set_logging(*, debug: bool) -> None:
    """Keep the log to ``--debug``: without a handler, libraries' warnings go to standard error."""
    import logging

    if debug:
        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    else:
        logging.getLogger().addHandler(logging.NullHandler())


def _to_date(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    from geo.readers import parse_date

    try:
        return parse_date(value)
    except SitmapError as error:
        raise click.BadParameter(str(error)) from error


def _to_bytes(_context: click.Context, _option: click.Parameter, value: float) -> int:
    return int(value * 1_000_000)


def to_country(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Check a country code."""
    if value is None:
        return None
    if len(value) != 3 or not value.isascii() or not value.isalpha():
        message = f"{value!r} is no ISO 3166-1 alpha-3 code; expected one like AZE"
        raise click.BadParameter(message)
    return value.upper()


debug_option = click.option("--debug", is_flag=True, help="Show the log, and tracebacks of errors.")
_paths = click.argument("paths", nargs=-1, metavar="[PATH]...")
_published = click.option(
    "--published",
    metavar="DATE",
    callback=_to_date,
    help="Date of reports that state none, like 2023-09-22.",
)
_max_mb = click.option(
    "--max-mb",
    "max_bytes",
    type=click.FloatRange(min=0, min_open=True),
    default=MAX_MB,
    show_default=True,
    envvar="SITMAP_MAX_MB",
    callback=_to_bytes,
    help="Size of the largest file that is read, in megabytes.",
)
title_option = click.option(
    "--title", help="Title of the map; else the only report's, else place and months."
)

_coarsen = click.option(
    "--coarsen",
    "coarseness",
    metavar="admin1|admin2|KM",
    help="Know places only so far, and take out all words that give them back.",
)
_sensitive = click.option(
    "--sensitive",
    is_flag=True,
    help="With --coarsen: only reports that tell of camps, hospitals or shelters.",
)


_geocoder = click.option(
    "--geocoder",
    type=click.Choice(["nominatim"]),
    help="Ask an online geocoder for names that stay unresolved; they leave this computer.",
)
_geocoder_address = click.option(
    "--geocoder-address",
    metavar="URL",
    envvar="SITMAP_GEOCODER_ADDRESS",
    help="Of a Nominatim service of your own; the public one without it.",
)
_spacy = click.option(
    "--spacy",
    metavar="MODEL",
    help="Add the places that an installed spaCy model finds, like en_core_web_md.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be read, and how: what all commands share that read reports.

    ``geocoder`` is the address of the online geocoder, ``spacy`` the name of a model; None without.
    """

    paths: tuple[str, ...]
    published: date | None
    max_bytes: int
    geocoder: str | None
    spacy: str | None


borders_option = click.option(
    "--borders",
    type=click.Choice(["disputed", "iso", "none"]),
    default="disputed",
    show_default=True,
    envvar="SITMAP_BORDERS",
    help="Borders in dispute broken; all solid, as ISO 3166 has the countries; or no borders.",
)


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Add what all commands share that read reports, as one value."""

    @wraps(command)
    def run(
        paths: Sequence[str],
        published: date | None,
        max_bytes: int,
        geocoder: str | None,
        geocoder_address: str | None,
        spacy: str | None,
        **options: Any,
    ) -> None:
        if not geocoder and _was_typed("geocoder_address"):
            message = "--geocoder-address says where --geocoder asks: give that too"
            raise click.UsageError(message)
        if geocoder and not geocoder_address:
            from geo.geocoder import ADDRESS

            geocoder_address = ADDRESS
        asked = Asked(
            paths=tuple(paths),
            published=published,
            max_bytes=max_bytes,
            geocoder=geocoder_address if geocoder else None,
            spacy=spacy,
        )
        command(asked, **options)

    for option in (_spacy, _geocoder_address, _geocoder, _max_mb, _published, _paths):
        run = option(run)
    return debug_option(complaining(run))


def _was_typed(parameter: str) -> bool:
    """Tell whether a parameter stands on the command line; the environment may hold it unused."""
    source = click.get_current_context().get_parameter_source(parameter)
    return source is click.core.ParameterSource.COMMANDLINE


def coarsening(command: Callable[..., None]) -> Callable[..., None]:
    """Add what commands share that write what is given to others."""
    return _coarsen(_sensitive(command))


def check_coarsening(level: str | None, *, only_sensitive: bool) -> None:
    """Refuse a level that is none, before anything is read."""
    if level is not None:
        from layers.coarsen import check_level

        check_level(level)
    elif only_sensitive:
        message = "--sensitive says what --coarsen is for: give that too"
        raise click.UsageError(message)


def check_output(output: Path, suffixes: Sequence[str], *, inputs: Sequence[str]) -> None:
    """Refuse an output that can't be written or is itself to be read, before anything is read."""
    if output.suffix.lower() not in suffixes:
        known = ", ".join(suffixes)
        message = (
            f"{output}: {output.suffix or 'no suffix'!r} is no format for this; supported: {known}"
        )
        raise Complaint(message, WRONG_USAGE)
    if not output.absolute().parent.is_dir():
        message = f"{output}: there is no folder {output.parent}"
        raise Complaint(message, WRONG_USAGE)
    if output.is_dir():
        message = f"{output}: is a folder; expected a file name"
        raise Complaint(message, WRONG_USAGE)
    if output.exists() and any(_is_read_from(output, Path(each)) for each in inputs):
        message = f"{output}: is one of the reports to read; choose another name to write to"
        raise Complaint(message, WRONG_USAGE)


def _is_read_from(output: Path, given: Path) -> bool:
    """Tell whether a file is given, or is a report, and no earlier output, in a folder."""
    if given.is_dir():
        inside = given.resolve() in output.resolve().parents
        return inside and output.suffix.lower() in REPORTS_ONLY
    return given.exists() and given.samefile(output)
