"""Makes the pictures of the documents again: `.venv/bin/python bench/pictures.py`; $OFFER_SHOTS names another folder.

The real pages and the real core with the invented council Sampleshire in a real Chromium; no trained model is needed.
Every picture of a council shows sample data and says so. Look at them before they are committed.
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.png import smaller
from localoffer.navigator import Navigator
from localoffer.settings import ROOT, Settings
from tests.web.conftest import Site
from tests.web.fakes import FakeRelay
from tests.web.host_page import Widget, host
from tests.web.screen import open_browser
from tests.web.serving import served
from web import create_app
from web.finding import Finding

FOLDER = Path(os.environ.get("OFFER_SHOTS") or ROOT / "docs" / "screenshots")
MOST_BYTES = 120_000
QUESTION = "my son is 4 and hardly talks, we live in Sampleshire"
PHONE, DESKTOP = (360, 720), (1280, 800)
COMPARED = "/compare?area=SAMPLE01&area=E06000023&area=E08000035&need=SLCN"
COUNCIL = """<!doctype html><html lang="en"><head><title>Sampleshire</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/rude.css"></head>
<body><header><p>Sampleshire Council (sample data: no such council exists)</p></header>
<main><h1>Special educational needs and disability</h1><p>Our local offer lists help for children and young people.</p>
<ul><li>Find a nursery or school</li><li>Short breaks</li><li>Travel</li><li>Money</li></ul></main>
<script src="{base}/widget.js" defer{more}></script></body></html>"""
STYLE = """body { margin: 0; font: 18px/1.5 system-ui, sans-serif; color: #222; background: #f4f6f8; }
header { background: #3d4b66; color: #fff; padding: 4px 24px; } main { padding: 8px 24px; max-width: 34rem; }"""


def as_told(finding: Finding) -> dict[str, Any]:
    """The core's answer to `QUESTION`, its first cards as the assistant tells them."""
    whole = finding.answer("Sampleshire", "hardly talks", "4")
    return whole | {"cards": whole["cards"][:4], "choices": [{"title": "Show more", "payload": "/show_more"}]}


@contextmanager
def sample_pair() -> Iterator[Widget]:
    """A browser on the invented council's page, which shows the chat of our site with its sample data."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        told = {"more": ""}
        address = f"http://localhost:{held.enter_context(served(host(told, COUNCIL, STYLE), threads=4))}"
        settings = Settings.read({"DATABASE_URL": f"sqlite:///{folder}/offer.db", "OFFER_WIDGET_ORIGINS": address})
        core = Navigator.open(settings)
        held.callback(core.database.close)
        core.prepare()
        finding = Finding(core)
        relay = FakeRelay(messages=[{"custom": as_told(finding)}])
        app = create_app(settings, locate=finding.locate, relay=relay, navigator=finding, core=core)
        told["base"] = f"http://127.0.0.1:{held.enter_context(served(app, threads=4))}"
        driver = open_browser(folder / "profile")
        held.callback(driver.quit)
        yield Widget(driver, Site(), address, DESKTOP[0], told["base"])


@dataclass
class Camera:
    """Takes pictures of one browser."""

    widget: Widget

    def at(self, size: tuple[int, int], scale: float = 1) -> None:
        """The screen from now on, in CSS pixels; `scale` pixels of the picture each."""
        view = {"width": size[0], "height": size[1], "deviceScaleFactor": scale, "mobile": False}
        self.widget.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", view)

    def page(self, path: str, name: str) -> None:
        """A picture of the top of one of our pages."""
        self.widget.driver.get(self.widget.base + path)
        self.take(name)

    def take(self, name: str) -> None:
        """A picture of what the screen shows; refuses one that is too heavy for a document."""
        shot = self.widget.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
        small = smaller(base64.b64decode(shot))
        if len(small) > MOST_BYTES:
            raise SystemExit(f"{name}.png would be {len(small):,} bytes; the most is {MOST_BYTES:,}")
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / f"{name}.png").write_bytes(small)
        print(f"{name}.png: {len(small):,} bytes")


def main() -> None:
    """Take all pictures."""
    with sample_pair() as widget:
        camera = Camera(widget)
        for size, name in ((PHONE, "widget-phone"), (DESKTOP, "widget-desktop")):
            camera.at(size)
            widget.open_panel()
            if name == "widget-phone":
                widget.talk(QUESTION)
            widget.until(f"{widget.inside('.log')}.textContent.includes('Sampleshire')")
            widget.run(f"[...{widget.every('.from-you')}].pop().scrollIntoView()")
            camera.take(name)
        camera.page("/areas/SAMPLE01?need=SLCN&age=early_years", "area")
        camera.page(COMPARED, "compare")
        camera.page("/letters/ehc-assessment?area=SAMPLE01", "letter")
        widget.open_panel()
        widget.press_button("Delete this conversation")


if __name__ == "__main__":
    main()
