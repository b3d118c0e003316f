"""A headless Chromium that opens a page from disk, and what it says of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=1024,900",
)  # fmt: skip


def start(folder: Path) -> webdriver.Chrome:
    """A browser with a profile of its own in the folder, which downloads into `folder/downloads`."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*_FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder / "downloads")})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(DRIVER))


def requested(browser: webdriver.Chrome) -> list[str]:
    """All addresses that a page asked for since the last call; the browser's own pages ask as well."""
    told = [json.loads(row["message"])["message"] for row in browser.get_log("performance")]
    return [m["params"]["request"]["url"] for m in told if m["method"] == "Network.requestWillBeSent" and "chrome://" not in str(m)]


def complaints(browser: webdriver.Chrome) -> list[str]:
    """All that stands on its console since the last call."""
    return [row["message"] for row in browser.get_log("browser")]


def view(browser: webdriver.Chrome, width: int | None = None, *, dark: bool = False) -> None:
    """A screen of a width, or the window's own, in the light or the dark, where nothing glides. Clicks want the window's own."""
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}, {"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    if width is None:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        return
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
