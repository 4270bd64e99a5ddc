"""What tests of all packages share: options, and the browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import geocoder_stub


@pytest.fixture(autouse=True, scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what is cached between runs of sitmap out of the user's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Write the golden files anew; read the diff."
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of a Chromium; without one the test is skipped, and fails where CI is set."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("there is no Chromium on this machine")


@pytest.fixture
def geocoder() -> Iterator[geocoder_stub.Stub]:
    """Give a geocoder on this machine."""
    with geocoder_stub.serving() as stub:
        yield stub


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of gold beside the checkout; where it is absent the test is skipped."""
    folder = Path(__file__).parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of gold is not beside the checkout")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> "pytest.TestReport":  # type: ignore[misc]  # a generator, as pluggy's wrappers are
    report = yield
    if report.skipped and item.get_closest_marker("browser") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"a browser test was skipped where CI is set: {report.longrepr}"
    return report
