"""`python -m web`: the web app, served by waitress."""

from __future__ import annotations

import logging
import sys
from typing import Any

import waitress

from localoffer.errors import OfferError
from localoffer.navigator import Navigator
from localoffer.settings import Settings
from web import create_app
from web.finding import Finding

SPARE_THREADS = 8
"""Threads beyond the turns at once and the windows that wait, so that pages and crisis words are answered even then."""
MOST_CONNECTIONS = 200
"""Connections taken beside those of waiting windows; browsers keep a few each."""
REFUSED_BODY_BYTES = 256 * 1024
"""Bodies beyond this never reach the app; between its own 64 kB and this it answers with a kind page."""
STALE_SECONDS = 60


def serving(settings: Settings) -> dict[str, Any]:
    """What waitress is told: where to listen and how much to take in. It writes no access log at all."""
    return {
        "host": settings.host,
        "port": settings.port,
        "threads": settings.turns_at_once + settings.client_windows + SPARE_THREADS,
        "connection_limit": MOST_CONNECTIONS + settings.client_windows,
        "max_request_body_size": REFUSED_BODY_BYTES,
        "max_request_header_size": 32 * 1024,
        "channel_timeout": STALE_SECONDS,
        "clear_untrusted_proxy_headers": not settings.trusted_proxies,
        "expose_tracebacks": False,
        "ident": None,
    }


def main() -> int:
    """Serve until stopped; one clear line and status 1 when that cannot be."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        settings = Settings.read()
        navigator = Navigator.open(settings)
        finding = Finding(navigator)
        app = create_app(settings, locate=finding.locate, navigator=finding, core=navigator)
        # Listening comes first: where it cannot be, nothing has begun that would be cut off half-way.
        server = waitress.create_server(app, **serving(settings))
        navigator.counting.keep_writing()
        navigator.callbacks.keep_purging()
        server.run()
    except OfferError as problem:
        sys.stderr.write(f"web: {problem}\n")
        return 1
    except OSError as problem:
        sys.stderr.write(f"web: cannot listen on {settings.host}:{settings.port} ({problem.strerror}).\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
