"""Our own runner: scripts by topic, spoken to the real processes. One set of processes serves all scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import Serving, serving


@pytest.fixture(scope="session")
def navigator_online(tmp_path_factory, trained_model) -> Iterator[Serving]:
    with serving(tmp_path_factory.mktemp("serving"), trained_model) as running:
        yield running
