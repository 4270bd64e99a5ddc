"""The README says what is true: its commands and options are those of the command line."""

import re
from pathlib import Path

import click
import pytest

from dashboard.cli import cli
from geo.readers import readable_suffixes
from layers.formats import load_formats
from layers.kinds import Kind, load_kinds

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def command_block(mark: str) -> str:
    match = re.search(rf"<!-- {mark} -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert match
    return match[1]


def test_two_commands_set_it_up() -> None:
    first, second = command_block("start"), command_block("test")
    assert "\n" not in first + second
    assert first.endswith("sitmap serve seeds/")
    assert "pytest" in second
    assert README.index("<!-- test -->") < README.index("\n## ")
    assert README[: README.index("\n## ")].count("```sh") == 2


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "<!-- test -->" in script
    assert "README.md" in script


def test_the_commands_listed_are_the_commands_there_are() -> None:
    listed = re.findall(r"^\| `sitmap (\w+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(cli.commands)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_each_command_has_the_help_that_the_readme_gives(name: str) -> None:
    row = re.search(rf"^\| `sitmap {name}[^`]*` \| (.+?) \|$", README, re.MULTILINE)
    assert row
    assert (cli.commands[name].help or "").startswith(row[1].partition(";")[0].rstrip("."))


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_each_option_is_in_the_readme_and_has_help(name: str) -> None:
    section = README[README.index("## Commands") : README.index("## Your own reports")]
    for parameter in cli.commands[name].params:
        if not isinstance(parameter, click.Option):
            continue
        assert parameter.help or parameter.opts == ["--port"]
        assert any(option in section for option in parameter.opts), parameter.opts


@pytest.mark.parametrize("kind", load_kinds().values(), ids=lambda kind: kind.name)
def test_each_kind_is_in_the_readme_with_its_subkinds_and_codes(kind: Kind) -> None:
    row = re.search(rf"^\| `{kind.name}` \| {kind.label} \| .*$", README, re.MULTILINE)
    assert row
    _, _, _, told, plover, hxl, _ = (cell.strip() for cell in row[0].split("|"))
    by_type = {
        acled.strip() if colon else None: names.split(", ")
        for acled, colon, names in (
            part.rpartition(": ") if ": " in part else ("", "", part) for part in told.split("; ")
        )
    }
    expected: dict[str | None, list[str]] = {}
    for subkind in kind.subkinds.values():
        expected.setdefault(subkind.acled, []).append(subkind.name)
    assert by_type == expected
    assert plover == (", ".join(kind.plover) or "–")
    tags = [*kind.hxl, *(each.hxl for each in kind.subkinds.values() if each.hxl)]
    assert hxl.replace("`", "").split() == list(dict.fromkeys(tags))


def test_options_in_the_readme_exist() -> None:
    options = {
        option
        for command in cli.commands.values()
        for parameter in command.params
        for option in parameter.opts
    }
    section = README[README.index("## Commands") : README.index("## Your own reports")]
    assert set(re.findall(r"`(--[\w-]+)", section)) <= options


def test_pictures_and_files_that_are_named_exist() -> None:
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file()
    for path in re.findall(r"`((?:geo|layers|dashboard|tests)/[\w/.]+)`", README):
        assert (ROOT / path).exists(), path


def test_the_formats_that_export_writes_are_listed() -> None:
    line = next(line for line in README.splitlines() if line.startswith("`export` writes"))
    written = set(re.findall(r"`(\.\w+)`", line.partition("Without")[0]))
    assert written == {*load_formats(), ".html"}


def test_the_formats_that_are_read_are_listed() -> None:
    section = README[README.index("## What it does") :]
    for suffix in (".txt", ".md", ".jsonl", ".csv"):
        assert suffix in readable_suffixes()
        assert suffix in section
