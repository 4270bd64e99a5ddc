"""Start the dashboard: one process, one address, nothing asked of any other.

Streamlit runs ``app.py``; beside it one route serves the maps, each under a token of its own, so
that a browser keeps the map it has while the page around it is drawn again.
"""

import json
import os
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from .loading import begin
from .served import SETTINGS, Settings, map_page, offered_map, serving

MAP_ROUTE = "/situation/{token}.html"
_LIGHT = {
    "primaryColor": "#1B1F24",
    "backgroundColor": "#FFFFFF",
    "secondaryBackgroundColor": "#F7F7F5",
    "textColor": "#1B1F24",
    "borderColor": "#8A8D92",
}
_DARK = {
    "primaryColor": "#ECEFF2",
    "backgroundColor": "#171B20",
    "secondaryBackgroundColor": "#1B2026",
    "textColor": "#ECEFF2",
    "borderColor": "#707A85",
}
_THEME = (
    {f"theme.light.{key}": value for key, value in _LIGHT.items()}
    | {f"theme.dark.{key}": value for key, value in _DARK.items()}
    | {
        "theme.baseRadius": "6px",
        "theme.font": "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif",
        "theme.showWidgetBorder": True,
    }
)


def serve(
    settings: Settings,
    *,
    port: int = 8501,
    open_browser: bool = True,
    max_upload_mb: int = 20,
) -> None:
    """Serve the dashboard until it is interrupted.

    Parameters
    ----------
    settings
        What to read, and the address to listen on.
    port
        Where to listen.
    open_browser
        Open the page once the server listens.
    max_upload_mb
        The largest file that the page takes, in megabytes.
    """
    os.environ[SETTINGS] = json.dumps(settings.record())
    begin(serving(), then=map_page)
    import streamlit as st
    from streamlit.runtime.pages_manager import PagesManager

    # The folder ``pages`` lies beside app.py: else Streamlit would run its files as pages of their
    # own for whoever opens a deep link before anybody opened the first page.
    PagesManager.uses_pages_directory = False
    app = st.App(
        Path(__file__).with_name("app.py"), routes=[Route(MAP_ROUTE, _send_map, methods=["GET"])]
    )
    app.run(
        config={
            "server.address": settings.address,
            "server.port": port,
            "server.headless": not open_browser,
            "server.maxUploadSize": max_upload_mb,
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": False,
            "client.toolbarMode": "minimal",
            "client.showErrorDetails": "none",
            "client.showErrorLinks": False,
            "client.showSidebarNavigation": True,
            **_THEME,
        }
    )


async def _send_map(request: Request) -> Response:
    page = await run_in_threadpool(offered_map, request.path_params["token"])
    if page is None:
        return PlainTextResponse("This map is no longer held; reload the page.", status_code=404)
    return HTMLResponse(page, headers={"Cache-Control": "private, max-age=86400, immutable"})
