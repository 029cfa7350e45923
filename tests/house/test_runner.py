"""The runner behind `make test` adds up truly, and REQUIRE_ALL=1 lets nothing be skipped in silence."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

from tests.house.product_source import ROOT
from tests.run import Count, Part, count, report, run_part

pytestmark = pytest.mark.slow

MIXED = """
import pytest

def test_passes(): pass
def test_fails(): assert False
def test_skips(): pytest.skip("no browser today")

@pytest.fixture
def broken(): raise RuntimeError("no fixture")

def test_cannot_start(broken): pass
"""
SKIPS = "import pytest\ndef test_passes(): pass\ndef test_skips(): pytest.skip('no browser today')\n"
SKIPS_WHOLE_FILE = "import pytest\npytest.skip('not here', allow_module_level=True)\n"
FAILS_AS_EXPECTED = "import pytest\n@pytest.mark.xfail\ndef test_known_bug(): assert False\n"
NEEDS_SHARED = "import pytest\ndef test_passes(): pass\n@pytest.mark.needs_shared\ndef test_reads(): pass\n"
PASSES = "def test_passes(): pass\n"
BREAKS_OFF = "import os\ndef test_passes(): pass\ndef test_breaks(): os._exit(7)\n"
HAS_NO_TESTS = "x = 1\n"


@pytest.fixture
def outcome(tmp_path):
    """Runs these files as the tests of a little checkout under our own conftest, and counts."""

    def run(*files, require_all=False):
        folder = tmp_path / "checkout"
        (folder / "tests").mkdir(parents=True)
        shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
        for number, text in enumerate(files):
            (folder / "tests" / f"test_{number}.py").write_text(text, encoding="utf-8")
        environ = {**os.environ, "REQUIRE_ALL": "1" if require_all else ""}
        part = Part("a part", sys.executable, ("-p", "no:cacheprovider", "tests"))
        return run_part(part, environ, folder)

    return run


def test_passes_failures_errors_and_skips_are_added(outcome):
    assert str(outcome(MIXED, PASSES)) == "2 passed, 2 failed, 1 skipped"


def test_a_skip_is_named_with_its_reason(outcome):
    assert outcome(SKIPS).skipped == ("tests.test_0.test_skips: no browser today",)


@pytest.mark.parametrize("file", [SKIPS, SKIPS_WHOLE_FILE, FAILS_AS_EXPECTED])
def test_required_all_a_skip_is_a_failure(outcome, file):
    counted = outcome(file, PASSES, require_all=True)

    assert counted.failed == 1
    assert counted.skipped == ()


def test_required_all_a_lack_of_shared_stays_a_skip(outcome):
    counted = outcome(NEEDS_SHARED, require_all=True)

    assert counted.failed == 0
    assert [each for each in counted.skipped if "../shared" in each] == list(counted.skipped) != []


@pytest.mark.parametrize("file", [HAS_NO_TESTS, BREAKS_OFF, "import nothing_of_this_name\n"])
def test_nothing_run_or_broken_off_counts_as_failure(outcome, file):
    assert outcome(file).failed == 1


def test_a_missing_environment_counts_as_failure(tmp_path):
    assert run_part(Part("a part", tmp_path / "python", ()), dict(os.environ), tmp_path) == Count(failed=1)


def test_a_missing_report_counts_nothing_as_passed(tmp_path):
    assert count(tmp_path / "report.xml") == Count()


def test_both_environments_are_added_up():
    assert str(Count(5, 1, ("a",)) + Count(2, 0, ("b",))) == "7 passed, 1 failed, 2 skipped"


@pytest.mark.parametrize(
    ("total", "code"),
    [(Count(3), 0), (Count(3, 0, ("x: needs ../shared",)), 0), (Count(3, 1), 1), (Count(), 1)],
    ids=str,
)
def test_the_sum_is_last_and_decides(capsys, total, code):
    assert report(total) == code
    assert capsys.readouterr().out.splitlines()[-1] == str(total)


def test_tests_lacking_shared_are_named_and_counted(capsys):
    report(Count(3, 0, ("tests.test_a.test_b: needs ../shared", "tests.test_c.test_d: no browser")))

    assert "1 of the skipped need ../shared." in capsys.readouterr().out
