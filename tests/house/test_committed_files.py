"""No file of the project names a machine, an index or a secret, and the locked lists are whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.house.product_source import ROOT

MACHINE_PATHS = re.compile(r"/(?:root|home/\w+|Users/\w+|work/(?:main|shared)|opt/(?:pypi|wheels))/|[A-Z]:\\Users\\")
INDEX_ADDRESSES = re.compile(r"--(?:extra-)?index-url|--find-links|files\.pythonhosted\.org|pypi\.org/simple")
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|\bAKIA[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{36}"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|://[^/\s:@{}<>\"']+:(?!PASSWORD@|password@|secret@)[^/\s:@{}<>\"']{8,}@"
)
LOCKED = ("bootstrap", "product", "dev", "rasa")
LARGEST_BYTES = 5_000_000


def committed() -> list[Path]:
    """What is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [file for name in listed.stdout.split("\0") if name and (file := ROOT / name).is_file()]


def text_of(file: Path) -> str:
    """Its text; pictures and other binary files have none."""
    content = file.read_bytes()
    return "" if b"\0" in content[:8000] else content.decode("utf-8")


def found(pattern: re.Pattern[str]) -> list[str]:
    # This file spells out what it looks for.
    others = [file for file in committed() if file != Path(__file__)]
    return [
        f"{file.relative_to(ROOT)}, line {number}: {match[0]}"
        for file in others
        for number, line in enumerate(text_of(file).splitlines(), 1)
        if (match := pattern.search(line))
    ]


def test_no_file_names_a_path_of_one_machine():
    assert found(MACHINE_PATHS) == []


def test_no_file_names_a_package_index():
    assert found(INDEX_ADDRESSES) == []


def test_no_file_holds_a_key_or_password():
    assert found(SECRETS) == []


def test_no_file_is_too_large_to_clone_quickly():
    assert [str(file) for file in committed() if file.stat().st_size > LARGEST_BYTES] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATHS, "see /home/anna/project/x"),
        (INDEX_ADDRESSES, "--extra-index-url file:///x"),
        (SECRETS, "postgresql://offer:hunter22@db/offer"),
    ],
)
def test_what_we_look_for_is_really_found(pattern, line):
    assert pattern.search(line)


@pytest.mark.parametrize("name", LOCKED)
def test_every_locked_package_has_version_and_hash(name):
    locked = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", locked.strip())

    loose = [entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]

    assert entries
    assert loose == []


@pytest.mark.parametrize("name", LOCKED)
def test_every_asked_for_package_is_locked(name):
    asked = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    wanted = {re.split(r"[\[<>=!;~ ]", line)[0].lower() for line in asked if line and line[0] not in "#-"}
    locked = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")

    names = set(re.findall(r"^([a-z0-9][a-z0-9.-]*)==", locked, re.MULTILINE))

    assert wanted <= names
