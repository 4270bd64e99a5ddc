"""The command line: what is written where, what is said, and the exit codes."""

import base64
import gzip
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import cli
from tests.geocoder_stub import Stub

ROOT = Path(__file__).parents[2]
REPORT = "Five people were killed in Goma on Monday.\r\nThe town of Sake was flooded.\n"

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, list(map(str, arguments)), input=stdin)

    return invoke


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "goma.txt"
    path.write_bytes(REPORT.encode())
    return path


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n") if line]


def payload(page: Path) -> Any:
    """Give what is packed in a map."""
    packed = re.search(r'id="sitmap-data"[^>]*>([^<]+)<', page.read_text(encoding="utf-8"))
    assert packed
    return json.loads(gzip.decompress(base64.b64decode(packed[1])))


def said(result: Result) -> list[str]:
    """Give what was said on standard error, line by line."""
    return result.stderr.splitlines()


# -- exit codes


def test_all_done_is_0(run: Run, report: Path) -> None:
    result = run("places", report)
    assert (result.exit_code, result.stderr) == (0, "")


def test_some_failed_is_1_and_the_others_are_done(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("places", tmp_path, tmp_path / "none.txt", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert sorted(said(result)) == sorted(
        [
            f"sitmap: {tmp_path / 'none.txt'}: no such file or folder",
            f"sitmap: {tmp_path / 'empty.txt'}: is empty",
        ]
    )
    assert [row["doc_id"] for row in rows((tmp_path / "out.jsonl").read_text())] == ["goma"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("places", "--published", "03/05/2024"),
        ("places", "--nothing"),
        ("map",),
        ("map", "-o", "map.xyz"),
        ("map", "-o", "no/such/folder/map.html"),
        ("export", "-o", "layers"),
        ("lookup", "Goma", "--country", "Congo"),
        ("lookup",),
        ("places", "--max-mb", "0"),
        ("fly",),
    ],
)
def test_wrong_usage_is_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_an_unknown_format_names_those_there_are(run: Run, report: Path) -> None:
    result = run("export", report, "-o", "layers.shp")
    assert ".geojson" in result.stderr
    assert ".html" in result.stderr


@pytest.mark.parametrize("command", ["places", "extract", "map", "export"])
def test_nothing_done_is_3_and_nothing_is_written(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"\x00\x01\x02")
    suffix = {"map": "html", "export": "geojson"}.get(command, "jsonl")
    result = run(command, tmp_path / "in", "-o", tmp_path / f"out.{suffix}")
    assert result.exit_code == 3
    assert said(result) == [f"sitmap: {tmp_path / 'in' / 'a.txt'}: is not text"]
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_an_unexpected_error_is_one_line_and_a_traceback_only_with_debug(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        message = "no\nluck"
        raise ValueError(message)

    monkeypatch.setattr("geo.geoparse.geoparse", fail)
    result = run("places", report)
    assert result.exit_code == 3
    assert said(result) == ["sitmap: unexpected ValueError: no luck (--debug shows where)"]
    assert isinstance(run("places", report, "--debug").exception, ValueError)
    assert isinstance(run("--debug", "places", report).exception, ValueError)


# -- places and lookup


def test_places_are_one_object_a_document(run: Run, report: Path) -> None:
    (row,) = rows(run("places", report).stdout)
    assert row["doc_id"] == "goma"
    found = {each["surface"]: each for each in row["toponyms"]}
    assert REPORT[found["Goma"]["start"] : found["Goma"]["end"]] == "Goma"
    assert found["Goma"]["country"] == "COD"
    assert found["Goma"]["role"] == "location"
    assert set(found["Goma"]) == {
        *("start", "end", "surface", "role", "place_id", "name", "lat", "lon", "feature"),
        *("country", "admin1", "admin1_code", "admin2", "population", "radius_km", "score"),
        "alternatives",
    }


def test_words_that_stand_for_a_place_are_no_toponyms(run: Run) -> None:
    text = b"Shells hit Stepanakert. The city was dark. The enclave is cut off."
    (row,) = rows(run("places", "-", stdin=text).stdout)
    assert row["doc_id"] == "stdin"
    assert [each["surface"] for each in row["toponyms"]] == ["Stepanakert"]


def test_lookup_lists_candidates_best_first(run: Run) -> None:
    found = json.loads(run("lookup", "Tripoli", "--json").stdout)
    assert {"LBY", "LBN"} <= {each["country"] for each in found}
    assert [each["score"] for each in found] == sorted((e["score"] for e in found), reverse=True)
    table = run("lookup", "Tripoli", "--country", "lbn")
    assert "LBN" in table.stdout
    assert "LBY" not in table.stdout


def test_a_name_that_is_not_known_is_told_as_nothing_done(run: Run) -> None:
    result = run("lookup", "Qwxzyt", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (3, [])
    assert said(result) == ["sitmap: no place named 'Qwxzyt' is known"]


def test_a_misspelt_name_is_told_with_names_written_alike(run: Run) -> None:
    result = run("lookup", "Rutschurru", "--country", "cod")
    assert result.exit_code == 3
    assert said(result) == [
        "sitmap: no place named 'Rutschurru' is known in COD; written alike: Rutshuru (COD)"
    ]


# -- extract


def test_claims_are_one_object_a_line_with_spans_that_slice_back(run: Run, report: Path) -> None:
    result = run("extract", report, "--published", "2024-05-07")
    assert result.exit_code == 0
    claims = rows(result.stdout)
    assert claims
    assert all(REPORT[each["start"] : each["end"]] == each["quote"] for each in claims)
    assert {each["published"] for each in claims} == {"2024-05-07"}


def test_claims_to_a_file_are_those_of_standard_output(
    run: Run, report: Path, tmp_path: Path
) -> None:
    output = tmp_path / "claims.jsonl"
    assert run("extract", report, "-o", output).stdout == ""
    assert output.read_text("utf-8") == run("extract", report).stdout


def test_explain_says_what_was_left_out_and_why(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The camp lies 40 km from Goma. Nobody was killed. Follow us on Instagram.\n")
    result = run("extract", path, "--explain", "-o", tmp_path / "claims.jsonl")
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert lines
    for where, reason, _kind, words in lines:
        start, end = map(int, where.removeprefix("a:").split("-"))
        assert path.read_text()[start:end] == words
        assert reason
    assert run("extract", path, "--explain").stderr == result.stdout


def test_text_is_written_as_the_offsets_count_it(run: Run, report: Path, tmp_path: Path) -> None:
    rows_path = tmp_path / "w.jsonl"
    rows_path.write_text('{"id": "../../x", "text": "Rain."}\n{"id": ".. .. x", "text": "Snow."}\n')
    run("extract", report, rows_path, "--text", tmp_path / "texts")
    texts = {path.name: path.read_bytes() for path in (tmp_path / "texts").iterdir()}
    assert texts == {"goma.txt": REPORT.encode(), "x.txt": b"Rain.", "x_2.txt": b"Snow."}


# -- map and export


def test_a_map_is_one_file_with_its_title(run: Run, report: Path, tmp_path: Path) -> None:
    output = tmp_path / "map.html"
    result = run(
        "map", report, "-o", output, "--title", "Goma in May <b>", "--published", "2024-05-07"
    )
    assert (result.exit_code, result.output) == (0, "")
    page = output.read_text("utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    packed = re.search(r'<script id="sitmap-data"[^>]*>([^<]+)<', page)
    assert packed
    assert b"Goma in May <b>" in gzip.decompress(base64.b64decode(packed[1]))
    assert "Goma in May" not in page.replace(packed[1], "")


@pytest.mark.browser
@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".pdf", b"%PDF-")])
def test_a_picture_is_drawn_by_chromium(
    run: Run, report: Path, tmp_path: Path, chromium: str, suffix: str, magic: bytes
) -> None:
    output = tmp_path / f"map{suffix}"
    assert run("map", report, "-o", output).exit_code == 0
    assert output.read_bytes().startswith(magic)


def test_without_chromium_a_picture_is_refused(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    result = run("map", report, "-o", tmp_path / "map.png")
    assert result.exit_code == 3
    assert "Chromium" in result.stderr
    assert not (tmp_path / "map.png").exists()


def test_stages_join_through_files(run: Run, report: Path, tmp_path: Path) -> None:
    names = ("c.jsonl", "k.geojson", "l.geojson", "m.geojson")
    claims, at_once, layers, again = (tmp_path / name for name in names)
    assert run("extract", report, "-o", claims, "--published", "2024-05-07").exit_code == 0
    assert run("export", report, "-o", at_once, "--published", "2024-05-07").exit_code == 0
    assert run("export", claims, "-o", layers).exit_code == 0
    assert run("export", layers, "-o", again).exit_code == 0
    first, *others = (
        json.loads(path.read_text("utf-8"))["features"] for path in (at_once, layers, again)
    )
    assert first
    assert others == [first, first]


@pytest.mark.parametrize("broken", ["{", '"claims"', '{"claim_id": 3}', "\\xff", "[" * 9000])
@pytest.mark.parametrize("place", [0, 1])
def test_a_broken_line_of_claims_is_named_and_the_others_are_read(
    run: Run, report: Path, tmp_path: Path, broken: str, place: int
) -> None:
    claims, layers = tmp_path / "c.jsonl", tmp_path / "l.geojson"
    assert run("extract", report, "-o", claims).exit_code == 0
    lines = claims.read_bytes().splitlines()
    lines.insert(place, broken.encode().replace(b"\\xff", b"\xff"))
    claims.write_bytes(b"\n".join(lines))
    result = run("export", claims, "-o", layers)
    assert result.exit_code == 1
    assert f"c.jsonl: line {place + 1}: " in result.stderr
    features = json.loads(layers.read_text("utf-8"))["features"]
    assert sum(each["properties"]["n_claims"] for each in features) == len(lines) - 1


def test_claims_whose_lines_are_all_broken_are_nothing_done(run: Run, tmp_path: Path) -> None:
    claims = tmp_path / "c.jsonl"
    claims.write_text('{"claim_id": "a"}\n{"claim_id": "b"}\n', "utf-8")
    result = run("export", claims, "-o", tmp_path / "l.geojson")
    assert result.exit_code == 3
    assert "line 1: " in result.stderr
    assert "line 2: " in result.stderr


def test_what_sitmap_wrote_into_a_folder_is_passed_over_when_it_is_searched(
    run: Run, report: Path
) -> None:
    folder = report.parent
    outputs = [
        ("map", folder / "map.html"),
        ("export", folder / "layers.csv"),
        ("places", folder / "places.jsonl"),
        ("extract", folder / "claims.jsonl"),
    ]
    for _ in range(2):
        for command, output in outputs:
            result = run(command, folder, "-o", output, "--published", "2024-05-07")
            assert (result.exit_code, said(result)) == (0, []), command
    for _, output in outputs[:3]:
        result = run("places", report, output)
        assert result.exit_code == 1
        assert "sitmap wrote" in result.stderr


def test_texts_that_sitmap_wrote_are_no_reports_of_a_folder_that_is_searched(
    run: Run, report: Path, tmp_path: Path
) -> None:
    folder = report.parent
    dated = ("--published", "2024-05-07")
    told = rows(run("extract", folder, *dated).stdout)
    for _ in range(2):
        texts = ("--text", folder / "texts", "-o", tmp_path / "c.jsonl")
        result = run("extract", folder, *dated, *texts)
        assert (result.exit_code, said(result)) == (0, [])
    assert [row["claim_id"] for row in rows(run("extract", folder, *dated).stdout)] == [
        row["claim_id"] for row in told
    ]
    assert rows(run("extract", folder / "texts").stdout)


def test_no_text_is_written_over_a_report(run: Run, report: Path) -> None:
    before = report.read_bytes()
    for given in (report, report.parent):
        result = run("extract", given, "--text", report.parent)
        assert result.exit_code == 2
        assert "may be a report; choose another folder" in result.stderr
    assert report.read_bytes() == before


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('{"claim_id": "x", "score": 0.5}', "holds claims, and no gold"),
        ("", "is empty"),
        ('{"id": "x", "text": "Rain.", "expect": 3}', "line 1: expected an object"),
        ('{"id": "x", "text": "Rain.", "score": "killed"}', "wrong or missing: score"),
        ('{"id": "x", "score": ["killed"]}', "wrong or missing: text"),
    ],
)
def test_gold_that_is_none_is_told_with_its_line(
    run: Run, tmp_path: Path, row: str, words: str
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(row + "\n" if row else "", "utf-8")
    result = run("evaluate", gold)
    assert result.exit_code == 2
    assert "gold.jsonl" in result.stderr
    assert words in result.stderr


def test_the_same_input_gives_the_same_bytes(run: Run, report: Path, tmp_path: Path) -> None:
    for name in ("a.geojson", "b.geojson", "a.html", "b.html"):
        assert run("export", report, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojson").read_bytes()
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_an_old_file_stays_whole_when_writing_fails(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "map.html"
    output.write_text("the old map")

    def fail(*_arguments: object, **_options: object) -> None:
        message = "no space"
        raise OSError(message)

    monkeypatch.setattr(Path, "replace", fail)
    assert run("map", report, "-o", output).exit_code == 3
    assert output.read_text() == "the old map"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["goma.txt", "map.html"]


@pytest.mark.skipif(os.name != "posix", reason="/dev/null is POSIX")
def test_a_device_is_written_to_and_not_replaced(run: Run, report: Path) -> None:
    assert run("places", report, "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


# -- the online geocoder, and spaCy


@pytest.fixture
def unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a report with a village that no gazetteer holds."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "village.txt"
    path.write_text("Floods killed 12 people in the village of Qwertany near Goma.")
    return path


def test_the_geocoder_is_asked_by_each_command(
    run: Run, unknown: Path, tmp_path: Path, geocoder: Stub
) -> None:
    options = ("--geocoder", "nominatim", "--geocoder-address", geocoder.address)
    placed = run("places", unknown, *options)
    assert placed.exit_code == 0
    (row,) = rows(placed.stdout)
    village = next(each for each in row["toponyms"] if each["surface"] == "Qwertany")
    assert village["place_id"] == "osm:node/7"
    assert "OpenStreetMap" in village["licence"]
    claims = rows(run("extract", unknown, *options).stdout)
    assert "OpenStreetMap" in claims[0]["places"][0]["licence"]
    layers = tmp_path / "out.geojson"
    assert run("export", unknown, "-o", layers, *options).exit_code == 0
    collection = json.loads(layers.read_text())
    assert "OpenStreetMap" in collection["attribution"]
    assert collection["settings"]["geocoder"] == geocoder.address
    page = tmp_path / "map.html"
    assert run("map", layers, "-o", page).exit_code == 0
    assert "OpenStreetMap" in payload(page)["credits"][0]
    assert geocoder.asked == ["Qwertany"]
    assert geocoder.countries == ["cd"]


def test_without_the_option_nobody_is_asked(
    run: Run, unknown: Path, geocoder: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITMAP_GEOCODER_ADDRESS", geocoder.address)
    assert run("places", unknown).exit_code == 0
    assert geocoder.asked == []
    assert run("places", unknown, "--geocoder", "nominatim").exit_code == 0
    assert geocoder.asked == ["Qwertany"]


def test_a_geocoder_that_fails_is_said_once_and_the_run_goes_on(
    run: Run, unknown: Path, geocoder: Stub
) -> None:
    geocoder.status = 500
    unknown.with_name("other.txt").write_text("Rain fell in the village of Zubrakwe near Goma.")
    options = ("--geocoder", "nominatim", "--geocoder-address", geocoder.address)
    result = run("places", unknown, unknown.with_name("other.txt"), *options)
    assert result.exit_code == 0
    assert len([line for line in said(result) if "geocoder" in line]) == 1
    assert [row["doc_id"] for row in rows(result.stdout)] == ["village", "other"]


def test_a_wrong_geocoder_is_wrong_usage(run: Run, unknown: Path) -> None:
    assert run("places", unknown, "--geocoder", "photon").exit_code == 2
    wrong = ("--geocoder", "nominatim", "--geocoder-address", "localhost")
    assert run("places", unknown, *wrong).exit_code == 2


def test_an_address_without_the_geocoder_is_wrong_usage(run: Run, unknown: Path) -> None:
    result = run("places", unknown, "--geocoder-address", "http://localhost:1")
    assert result.exit_code == 2
    assert "--geocoder asks" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["map", "export"])
@pytest.mark.parametrize("options", [("--coarsen", "foo"), ("--sensitive",)])
def test_a_wrong_coarsening_is_refused_before_anything_is_read(
    run: Run,
    tmp_path: Path,
    command: str,
    options: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dashboard.cli.load", lambda *_, **__: pytest.fail("was read"))
    result = run(command, tmp_path, "-o", tmp_path / "map.html", *options)
    assert result.exit_code == 2
    assert "coarsen" in result.stderr


def test_a_model_that_is_not_there_is_wrong_usage(run: Run, report: Path) -> None:
    result = run("places", report, "--spacy", "no_such_model")
    assert result.exit_code == 2
    assert "spaCy" in result.stderr
    assert len(said(result)) == 1


# -- serve, and the process as a whole


def test_serve_hands_over_what_was_asked(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    asked: dict[str, Any] = {}
    monkeypatch.setattr(
        "dashboard.server.serve",
        lambda settings, **options: asked.update(options, settings=settings),
    )
    result = run("serve", report, "--port", port, "--no-browser", "--published", "3 May 2024")
    assert result.exit_code == 0
    settings = asked["settings"]
    assert settings.paths == (str(report),)
    assert (asked["port"], settings.address, asked["open_browser"]) == (port, "127.0.0.1", False)
    assert settings.published.isoformat() == "2024-05-03"
    assert settings.stays_here
    assert "read the reports" in run("serve", report, "--address", "0.0.0.0", "--port", port).stderr


@pytest.fixture
def port() -> int:
    """Give a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Give the list of what was served, without serving it."""
    starts: list[object] = []
    monkeypatch.setattr(
        "dashboard.server.serve", lambda settings, **_options: starts.append(settings)
    )
    return starts


def test_a_port_in_use_is_wrong_usage_and_said_in_a_line(
    run: Run, report: Path, started: list[object]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", report, "--no-browser", "--port", taken.getsockname()[1])
    assert result.exit_code == 2
    assert len(said(result)) == 1
    assert "--port" in result.stderr
    assert started == []


def test_a_missing_path_is_named_before_serving(
    run: Run, report: Path, tmp_path: Path, started: list[object], port: int
) -> None:
    alone = run("serve", tmp_path / "missing", "--no-browser", "--port", port)
    assert alone.exit_code == 3
    assert len(said(alone)) == 1
    assert "missing: no such file" in alone.stderr
    assert started == []
    beside = run("serve", report, tmp_path / "missing", "--no-browser", "--port", port)
    assert beside.exit_code == 0
    assert "missing: no such file" in beside.stderr
    assert len(started) == 1


def test_a_file_that_holds_no_decisions_is_refused_before_serving(
    run: Run, report: Path, tmp_path: Path, started: list[object], port: int
) -> None:
    (tmp_path / "a.txt").write_text("no database")
    for reviews in (tmp_path / "a.txt", tmp_path / "none" / "r.sqlite"):
        result = run("serve", report, "--reviews", reviews, "--port", port)
        assert result.exit_code == 2
        assert len(said(result)) == 1
        assert reviews.name in result.stderr
    assert started == []
    assert (tmp_path / "a.txt").read_text() == "no database"
    new = tmp_path / "new.sqlite"
    assert run("serve", report, "--reviews", new, "--port", port).exit_code == 0
    assert not new.exists()


def test_without_a_path_the_seeds_are_read(run: Run) -> None:
    result = run("places")
    assert "seed report" in result.stderr
    assert [row["doc_id"] for row in rows(result.stdout)] == [
        path.stem for path in sorted((ROOT / "seeds").iterdir())
    ]


def test_help_answers_at_once_and_each_command_has_it(run: Run) -> None:
    resource = pytest.importorskip("resource", reason="processor time of children is POSIX")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "dashboard.cli", "--help"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5
    for name in cli.commands:
        assert run(name, "--help").exit_code == 0


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "é", "text": "Rain fell in Goma."}', encoding="utf-8")
    command = [sys.executable, "-m", "dashboard.cli", "places", str(path)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert json.loads(found.stdout)["doc_id"] == "é"
    assert "é".encode() in found.stdout
    assert found.stderr == b""


@pytest.mark.parametrize("command", ["extract", "places", "map", "export"])
def test_no_report_is_written_over(tmp_path: Path, command: str) -> None:
    suffix = {"map": ".html", "export": ".csv"}.get(command, ".txt")
    report = tmp_path / f"report{suffix}"
    report.write_text("text\nShelling killed five people in Goma.\n", "utf-8")
    before = report.read_bytes()
    result = CliRunner().invoke(cli, [command, str(report), "-o", str(report)])
    assert result.exit_code == 2
    assert "is one of the reports to read" in result.output
    assert report.read_bytes() == before


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("Shelling killed five people in Goma.", "utf-8")
    result = CliRunner().invoke(cli, ["extract", str(tmp_path)])
    assert result.exit_code == 0
    assert '"doc_id": "caf\ufffd"' in result.output


def test_a_report_whose_weekdays_stay_open_for_want_of_a_date_is_named(
    run: Run, tmp_path: Path
) -> None:
    undated = tmp_path / "bor.txt"
    undated.write_text("Twelve people were killed in Bor on Tuesday.\n", encoding="utf-8")
    for command in (("extract",), ("map", "-o", tmp_path / "m.html")):
        result = run(*command, undated)
        assert (result.exit_code, ["no date found in bor" in line for line in said(result)]) == (
            0,
            [True],
        )
        assert said(run(*command, undated, "--published", "2024-05-03")) == []
