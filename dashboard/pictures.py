"""Pictures of the map, drawn by a Chromium that is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from .errors import PictureError

SUFFIXES = (".png", ".pdf")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SECONDS = 180  # on a machine that does much else
_WINDOW = "1600,1000"
# Time that the page is given to draw, in virtual milliseconds.
_DRAWING_MS = 8000


def find_browser() -> str:
    """Give the path of an installed Chromium.

    Raises
    ------
    PictureError
        When there is none.
    """
    for name in _BROWSERS:
        if browser := shutil.which(name):
            return browser
    message = "a picture needs an installed Chromium; .html needs none"
    raise PictureError(message)


def draw(page: str, path: Path) -> None:
    """Draw an HTML page into a ``.png`` or ``.pdf`` file, with the network refused.

    Raises
    ------
    PictureError
        When there is no Chromium, or it fails.
    """
    browser = find_browser()
    with tempfile.TemporaryDirectory(prefix="sitmap-") as folder:
        source = Path(folder, "map.html")
        source.write_text(page, encoding="utf-8")
        output = Path(folder, f"map{path.suffix.lower()}")
        _run([browser, *_options(folder, output), source.as_uri()])
        if not output.is_file() or not output.stat().st_size:
            message = f"{path}: Chromium drew nothing"
            raise PictureError(message)
        shutil.copyfile(output, path)


def _options(folder: str, output: Path) -> list[str]:
    wanted = "--screenshot" if output.suffix == ".png" else "--print-to-pdf"
    options = [
        "--headless=new",
        "--disable-gpu",
        "--hide-scrollbars",
        "--run-all-compositor-stages-before-draw",
        "--no-first-run",
        "--no-pdf-header-footer",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder}/profile",
        f"--window-size={_WINDOW}",
        f"--virtual-time-budget={_DRAWING_MS}",
        f"{wanted}={output}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium refuses its sandbox to root
    return options


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        message = (
            f"Chromium drew nothing in {_SECONDS} seconds; try again when the machine does less, "
            "or write .html and print it from a browser"
        )
        raise PictureError(message) from error
    except (OSError, subprocess.SubprocessError) as error:
        message = f"Chromium failed ({type(error).__name__})"
        raise PictureError(message) from error
