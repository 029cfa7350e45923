"""What the tests of the sealed environment share: one trained model, one action server, the Rasa servers.

Runs only where Rasa is installed; elsewhere nothing here is collected. OFFER_TEST_MODEL names a trained archive to
use instead of training one.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

collect_ignore_glob = [] if importlib.util.find_spec("rasa") else ["test_*.py", "*/test_*.py"]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive trained from the files in this checkout."""
    from tests.bot.rasa_server import QUIET, ROOT  # noqa: PLC0415 - only where Rasa is installed

    given = os.environ.get("OFFER_TEST_MODEL")
    if given:
        return Path(given)
    out = tmp_path_factory.mktemp("model")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "rasa", "train", "--config", "config.yml", "--domain", "domain.yml"),
            *("--data", "data/nlu", "data/rules", "--out", str(out), "--fixed-model-name", "navigator", "--force"),
        ],
        cwd=ROOT,
        env={**os.environ, **QUIET},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return out / "navigator.tar.gz"


@pytest.fixture(scope="session")
def far_end() -> Iterator[object]:
    """The action server at the far end."""
    from tests.bot.far_end import FarEnd  # noqa: PLC0415

    server = FarEnd()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def rasa(model: Path, far_end, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A Rasa server with the checkout's own endpoints and credentials, conversations in memory."""
    from tests.bot.rasa_server import RasaServer  # noqa: PLC0415

    server = RasaServer(model, tmp_path_factory.mktemp("rasa") / "log", actions_port=far_end.port)
    yield server
    server.stop()


def _answers(client) -> bool:
    import redis  # noqa: PLC0415

    try:
        return client.ping()
    except redis.ConnectionError:
        return False


class OwnRedis:
    """A Redis of the tests' own, which a test may stop."""

    def __init__(self, folder: Path) -> None:
        from tests.bot.rasa_server import free_port  # noqa: PLC0415

        self._folder, self._port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self.start()

    def start(self) -> None:
        """Listen, and wait until it does."""
        import redis  # noqa: PLC0415

        self._process = subprocess.Popen(
            ["redis-server", "--port", str(self._port), "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"],
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
        )
        client = redis.Redis.from_url(self.url)
        while not _answers(client):
            assert self._process.poll() is None, "redis-server ended"
        client.close()

    def stop(self) -> None:
        """Be gone, with all it held."""
        self._process.terminate()
        self._process.wait()


@pytest.fixture(scope="session")
def own_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnRedis]:
    """A real Redis; skipped where none is installed."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    server = OwnRedis(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def shared_rasa(
    model: Path, far_end, own_redis: OwnRedis, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[object]:
    """A Rasa server with conversations in Redis and very little patience: one second for a turn."""
    from tests.bot.rasa_server import RasaServer  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("shared_rasa")
    credentials = folder / "credentials.yml"
    credentials.write_text(
        "bot.channel.NavigatorChannel:\n  token: ${OFFER_INTERNAL_TOKEN}\n  turn_seconds: 1\n  action_seconds: 30\n",
        encoding="utf-8",
    )
    server = RasaServer(
        model, folder / "log", actions_port=far_end.port, credentials=credentials, redis_url=own_redis.url
    )
    yield server
    server.stop()


@pytest.fixture(scope="session")
def agent(model: Path):
    """The trained model inside this process, for asking what a message means."""
    import logging  # noqa: PLC0415

    import structlog  # noqa: PLC0415
    from rasa.core.agent import Agent  # noqa: PLC0415

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    return Agent.load(model)
