"""The house rules that a machine can hold: who imports whom, what is light, what is named how."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "geo": {"geo"},
    "layers": {"layers", "geo"},
    "dashboard": {"dashboard", "layers", "geo"},
}
SHOWING = {"streamlit", "folium", "branca", "starlette", "streamlit_folium"}
HEAVY = {"pandas", "geopandas", "shapely", "pyproj", "pyogrio"}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
# What makes the gazetteer is not run by users.
BUILDERS = {"geo/build_data.py"}

# Packages whose parts may use only those before them.
STAGES = {
    "geo": ("recognition", "resolution"),
    "layers/claims": ("sentence", "figures", "who", "where", "when"),
}
MODULES = sorted(path for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[str]:
    """Give the top-level packages that are imported absolutely, wherever it is done."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


def imports_at_load(tree: ast.Module) -> Iterator[str]:
    """Give the packages that are imported when the module is: not in functions, not for types."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)


def is_builder(path: Path) -> bool:
    return named(path) in BUILDERS or named(path).startswith("geo/artefact/")


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_go_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = set(imports(ast.parse(path.read_text("utf-8")))) & set(MAY_IMPORT)
    assert ours <= MAY_IMPORT[package]
    if package != "dashboard":
        assert not set(imports(ast.parse(path.read_text("utf-8")))) & SHOWING


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_inside_a_package_imports_are_relative(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    if named(path) == "dashboard/app.py" or named(path).startswith("dashboard/pages/"):
        return  # Streamlit runs these as scripts, which have no package
    assert package not in set(imports(ast.parse(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    ("path", "earlier"),
    [
        pytest.param(path, stages[:at], id=named(path))
        for package, stages in STAGES.items()
        for at, stage in enumerate(stages)
        for path in sorted((ROOT / package / stage).glob("*.py"))
    ],
)
def test_a_stage_builds_on_those_before_it(path: Path, earlier: tuple[str, ...]) -> None:
    later = {*STAGES[named(path.parent.parent)]} - {path.parent.name, *earlier}
    beside = {
        (node.module or "").partition(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level == 2
    }
    assert not beside & later


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_functions_are_short(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= LONGEST_MODULE
    long = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 - docstring_lines(node) > LONGEST_FUNCTION
    ]
    assert long == []


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize(
    "path", [each for each in MODULES if named(each).startswith("geo/")], ids=named
)
def test_geo_loads_no_frames_and_no_shapes(path: Path) -> None:
    if not is_builder(path):
        assert not set(imports_at_load(ast.parse(path.read_text("utf-8")))) & HEAVY


def loaded_by(statement: str) -> set[str]:
    """Give the top-level packages that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


def test_the_command_line_loads_nothing_heavy() -> None:
    loaded = loaded_by("import dashboard.cli")
    assert not loaded & (SHOWING | HEAVY | {"numpy", "trafilatura", "pypdfium2", "docx", "rich"})


def test_extracting_loads_no_frames_and_no_shapes() -> None:
    loaded = loaded_by("import layers.claims.extract, layers.records, geo.geoparse")
    assert not loaded & (SHOWING | HEAVY)


def test_modules_of_the_dashboard_shadow_nothing() -> None:
    """Hold that `streamlit run`, which puts dashboard/ first on the path, imports what is meant."""
    dependencies = {
        *(
            "branca",
            "charset_normalizer",
            "click",
            "docx",
            "folium",
            "geopandas",
            "geopy",
            "jinja2",
        ),
        *(
            "marisa_trie",
            "numpy",
            "pandas",
            "pypdfium2",
            "rich",
            "shapely",
            "starlette",
            "streamlit",
        ),
        *("text_to_num", "trafilatura", "yaml"),
    }
    stems = {path.stem for path in (ROOT / "dashboard").iterdir() if not path.name.startswith("_")}
    assert not stems & (set(sys.stdlib_module_names) | dependencies | set(MAY_IMPORT) | {"seeds"})


def test_tests_are_no_packages() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_only_what_was_agreed_lies_at_the_top() -> None:
    agreed = {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "seeds", *MAY_IMPORT, "tests"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - {"build", "dist"} <= agreed
    assert all(path.suffix in (".md", ".txt") for path in (ROOT / "seeds").iterdir())
