"""Pictures of the map: PNG and PDF through an installed Chromium, which is asked for no network."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from geo import SitmapError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SUFFIXES = (".png", ".pdf")
TIMEOUT_S = 120
# Enough for 5,000 events to be drawn; the browser's clock runs ahead while nothing happens.
SETTLED_MS = 6000


class SnapshotError(SitmapError, RuntimeError):
    """No browser was found, or it made no picture."""


def find_browser() -> str:
    """Return the path of an installed Chromium.

    Raises
    ------
    SnapshotError
        When there is none.
    """
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    message = (
        "a .png or .pdf needs Chromium, and none was found (looked for: "
        f"{', '.join(BROWSERS)}); install it, for Debian: apt-get install chromium; "
        "or write the map as .html and print it from your browser"
    )
    raise SnapshotError(message)


def take_snapshot(page: str, output: Path, *, width: int = 1440, height: int = 900) -> None:
    """Write a map's page as a picture, by the suffix of ``output``.

    Parameters
    ----------
    page
        The page, as `dashboard.maps.map_html` gives it.
    output
        A path that ends in .png or .pdf.
    width, height
        The window, in pixels; a PDF is A4 landscape whatever they are.

    Raises
    ------
    SnapshotError
        When there is no browser, or it fails.
    """
    browser = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "map.html"
        source.write_text(page, encoding="utf-8")
        made = Path(folder) / f"made{output.suffix}"
        if output.suffix == ".pdf":
            what = [f"--print-to-pdf={made}", "--no-pdf-header-footer"]
            address = f"{source.as_uri()}#print=1"
        else:
            what = [f"--screenshot={made}", f"--window-size={width},{height}", "--hide-scrollbars"]
            address = source.as_uri()
        _run([*_command(browser, folder), *what, address])
        if not made.exists():
            message = f"{browser} made no picture for {output.name}"
            raise SnapshotError(message)
        temporary = output.with_name(f".{output.name}.part")
        shutil.copyfile(made, temporary)
        temporary.replace(output)


def _command(browser: str, folder: str) -> list[str]:
    return [
        browser,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--force-prefers-reduced-motion",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        f"--user-data-dir={folder}/profile",
        f"--virtual-time-budget={SETTLED_MS}",
    ]


def _run(command: list[str]) -> None:
    try:
        ran = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=TIMEOUT_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"{command[0]} did not finish: {error}"
        raise SnapshotError(message) from error
    if ran.returncode != 0:
        lines = ran.stderr.strip().splitlines()
        message = f"{command[0]} failed: {lines[-1] if lines else ran.returncode}"
        raise SnapshotError(message)
