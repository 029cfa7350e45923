"""What every test may lean on, in both environments: reasons to skip, REQUIRE_ALL, PostgreSQL, the trained model.

Runs on Python 3.10 with pytest 8 (beside Rasa) and on 3.11 with pytest 9, so it imports nothing of either at the top.
A test says what it needs with a mark; whether the machine has it is decided here, once.
"""

from __future__ import annotations

import functools
import importlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
POSTGRESQL = os.environ.get("OFFER_TEST_POSTGRESQL", "postgresql:///postgres")
"""A server on which we may create databases; the local one, as the present user, when unset."""
MARKS = {
    "needs_shared": "reads ../shared; skipped with its reason where that is absent",
    "needs_postgresql": "speaks to a real PostgreSQL",
    "needs_browser": "drives a real Chromium",
    "slow": "starts processes or uses a trained model",
    "soak": "walks or kills for minutes; left out unless OFFER_SOAK=1, as `make soak` sets it",
}


def pytest_configure(config: pytest.Config) -> None:
    """The marks, for the environment whose settings do not list them."""
    for mark, meaning in MARKS.items():
        config.addinivalue_line("markers", f"{mark}: {meaning}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what takes minutes; it is not skipped, because nothing is missing."""
    if os.environ.get("OFFER_SOAK") == "1":
        return
    left_out = [item for item in items if item.get_closest_marker("soak") is not None]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips what this machine lacks, with the reason."""
    for mark, lacking in (("needs_shared", _no_shared), ("needs_browser", _no_browser), ("needs_postgresql", _no_sql)):
        if item.get_closest_marker(mark) is not None and (reason := lacking()):
            pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With REQUIRE_ALL=1 a skipped test has failed, unless it needs ../shared."""
    report = yield
    if REQUIRE_ALL and report.skipped and item.get_closest_marker("needs_shared") is None:
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """With REQUIRE_ALL=1 a whole file may not skip itself either."""
    report = yield
    if REQUIRE_ALL and report.skipped:
        _fail(report)
    return report


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped afterwards; mark the test `needs_postgresql`."""
    psycopg = importlib.import_module("psycopg")
    name = f"offer_test_{secrets.token_hex(6)}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    try:
        server_part, query = urlsplit(POSTGRESQL).netloc, urlsplit(POSTGRESQL).query
        yield f"postgresql+psycopg://{server_part}/{name}" + (f"?{query}" if query else "")
    finally:
        with psycopg.connect(POSTGRESQL, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def trained_model() -> Path:
    """The one archive all tests share; `make test` trains it first."""
    given = os.environ.get("OFFER_TEST_MODEL", "")
    if given:
        return Path(given)
    pytest.skip("no trained model: run `make test`, or name an archive in OFFER_TEST_MODEL")


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid}: skipped although REQUIRE_ALL=1. {reason}"
    if hasattr(report, "wasxfail"):
        del report.wasxfail


@functools.cache
def _no_shared() -> str:
    return "" if SHARED.is_dir() else "needs ../shared, which is not beside this checkout"


@functools.cache
def _no_browser() -> str:
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    return f"no {' and no '.join(missing)} on the PATH" if missing else ""


@functools.cache
def _no_sql() -> str:
    psycopg = importlib.import_module("psycopg")
    try:
        psycopg.connect(POSTGRESQL, connect_timeout=5).close()
    except psycopg.OperationalError:
        return "no PostgreSQL answers at OFFER_TEST_POSTGRESQL, or on the local socket when that is unset"
    return ""
