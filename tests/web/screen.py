"""A real Chromium on a page of the site, and what tests ask of it.

Screenshots are written to the folder named by OFFER_SHOTS when it is set.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.packages import file_of
from tests.web.conftest import Site

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass
class Screen:
    """A browser on a page of the site."""

    driver: Chrome
    site: Site
    address: str
    width: int

    def open(self, path: str = "/") -> None:
        self.driver.get(self.address + path)

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def find(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def until(self, script: str) -> Any:
        return WebDriverWait(self.driver, 15).until(lambda driver: driver.execute_script(f"return {script}"))

    def press(self, *keys: str) -> None:
        """Keys to whatever has the focus, as from a keyboard."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def answers(self) -> int:
        return self.run("return document.querySelectorAll('.from-us').length")

    def say(self, words: str) -> None:
        """Type words, send them with Enter, wait for the answer."""
        before = self.answers()
        self.find("#text").send_keys(words, Keys.ENTER)
        self.until(f"document.querySelectorAll('.from-us').length > {before}")
        self.until("!document.getElementById('send').hasAttribute('aria-disabled')")

    def shoot(self, name: str) -> None:
        if folder := os.environ.get("OFFER_SHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            height = self.run("return document.documentElement.scrollHeight")
            self._resize(height)
            self.driver.save_screenshot(str(Path(folder) / f"{name}-{self.width}.png"))
            self._resize(800)

    def _resize(self, height: int) -> None:
        view = {"width": self.width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", view)

    def media(self, *features: tuple[str, str]) -> None:
        """What the person has asked of their device, such as ("prefers-color-scheme", "dark"); nothing when empty."""
        asked = [{"name": name, "value": value} for name, value in features]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": asked})

    def axe(self, *rules: str) -> list[str]:
        """What axe-core holds against the page as it stands, open shadow roots included: rule, then where.

        Args:
            rules: Only these; all of WCAG 2.2 AA and of good practice when omitted.
        """
        if not self.run("return Boolean(window.axe)"):
            self.run(file_of("axe-core").read_text(encoding="utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            f"axe.run({{runOnly: {json.dumps(rules or AXE_TAGS)}, resultTypes: ['violations']}})"
            ".then((found) => done(found.violations), (failure) => done([{id: String(failure), nodes: []}]));"
        )
        return [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found]

    def complaints(self) -> list[str]:
        """What the browser's console holds against the page, such as a blocked script."""
        return [line["message"] for line in self.driver.get_log("browser") if line["level"] in {"SEVERE", "WARNING"}]


def open_browser(profile: Path) -> Chrome:
    """A headless Chromium with a profile of its own; whoever opens it quits it."""
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in ("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-sync"):
        options.add_argument(f"--{flag}")
    options.add_argument("--disable-background-networking")
    options.add_argument("--disable-component-update")
    options.add_argument(f"--user-data-dir={profile}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return Chrome(options=options, service=Service(DRIVER))
