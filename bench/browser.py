"""What a family's browser carries and waits for: `.venv/bin/python bench/browser.py [TURNS]`.

Bytes of every file after gzip; when something is first painted; how long the panel takes to open; how long a turn takes
from pressing Enter to the answer on the screen. Turns are asked of the three real processes with the newest trained
model; where there is none, the last part says so.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.turns import MESSAGES
from localoffer.settings import ROOT
from tests.serving import free_ports, serving
from tests.web.conftest import Site
from tests.web.host_page import Widget, host
from tests.web.screen import open_browser
from tests.web.serving import served

STATIC = ROOT / "web" / "static"
PAGES = ("/", "/find", "/areas/SAMPLE01", "/compare?area=SAMPLE01&area=E06000023", "/glossary")
SLOW = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""What browsers call slow 3G: milliseconds, bytes a second."""
TIMES = 5
PAINTED = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
OPENING = """
const done = arguments[0], chat = document.querySelector('local-offer-chat'), started = performance.now();
chat.open().then(() => requestAnimationFrame(() => done(performance.now() - started)));
"""
TURN = """
const [words, done] = arguments, root = document.querySelector('local-offer-chat').shadowRoot;
const log = root.querySelector('.log'), box = root.querySelector('#text');
const before = root.querySelectorAll('.from-us').length;
const started = performance.now();
new MutationObserver((changes, watch) => {
  if (root.querySelectorAll('.from-us').length <= before) return;
  watch.disconnect();
  requestAnimationFrame(() => done(performance.now() - started));
}).observe(log, { childList: true, subtree: true });
box.value = words;
root.querySelector('.send').click();
"""


def newest_model() -> Path | None:
    """The archive trained last; None where there is none yet."""
    return max((ROOT / "models").glob("*.tar.gz"), key=lambda each: each.stat().st_mtime, default=None)


@contextmanager
def real_pair(model: Path) -> Iterator[Widget]:
    """A browser on another site's page that shows the chat of the real processes."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        told, (port,) = {"more": ""}, free_ports(1)
        address = f"http://localhost:{port}"
        ours = held.enter_context(serving(folder, model, OFFER_WIDGET_ORIGINS=address))
        told["base"] = ours.address.rstrip("/")
        held.enter_context(served(host(told), threads=4, port=port))
        driver = open_browser(folder / "profile")
        held.callback(driver.quit)
        yield Widget(driver, Site(), address, 1280, told["base"])


def weights() -> None:
    """Bytes of each file, as it is and after gzip."""
    print("bytes, and after gzip:")
    total = 0
    for file in sorted(each for each in STATIC.rglob("*") if each.is_file()):
        packed = len(gzip.compress(file.read_bytes(), 9))
        total += packed
        print(f"  {file.relative_to(STATIC).as_posix():24} {file.stat().st_size:8,} {packed:8,}")
    print(f"  {'all':24} {'':8} {total:8,}")


def median_ms(deed: Callable[[], float | None]) -> str:
    """The median of a few times, and the slowest."""
    taken = [each for each in (deed() for _ in range(TIMES)) if each is not None]
    return f"median {statistics.median(taken):.0f} ms, slowest {max(taken):.0f} ms" if taken else "not told"


def paints(widget: Widget) -> None:
    """First paint of our pages with an empty cache, on this machine's own line and on a slow one."""
    for name, line in (("this machine's line", {}), ("slow 3G", SLOW)):
        widget.network(**line)
        widget.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        for path in PAGES:
            print(f"  first paint of {path.split('?')[0]}, {name}: {median_ms(lambda path=path: _paint(widget, path))}")
    widget.network()
    widget.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": False})


def _paint(widget: Widget, path: str) -> float | None:
    widget.driver.get(widget.base + path)
    widget.until("performance.getEntriesByName('first-contentful-paint').length > 0")
    return widget.run(PAINTED)


def opening(widget: Widget) -> None:
    """From pressing the button to a panel on the screen."""

    def once() -> float:
        widget.load()
        return widget.driver.execute_async_script(OPENING)

    print(f"  panel opens: {median_ms(once)}")


def turns(widget: Widget, count: int) -> None:
    """From sending to the answer on the screen."""
    widget.open_panel()
    taken = []
    for number in range(count):
        widget.until(f"!{widget.inside('.send')}.hasAttribute('aria-disabled')")
        taken.append(widget.driver.execute_async_script(TURN, MESSAGES[number % len(MESSAGES)]))
    slow = sorted(taken)[int(count * 0.95)]
    print(f"  {count} turns with the real assistant: median {statistics.median(taken):.0f} ms, 95 % {slow:.0f} ms")


def main(count: int) -> None:
    """Weigh, then measure."""
    weights()
    model = newest_model()
    if model is None:
        print("no trained model in models/: nothing else is measured. Run `make train` first.")
        return
    with real_pair(model) as widget:
        widget.driver.set_script_timeout(60)
        print("in a headless Chromium on this machine:")
        paints(widget)
        opening(widget)
        turns(widget, count)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
