"""Single files of published packages, fetched from the npm registry once and held to their checksums.

Only these files are used and nothing of a package is run at fetching; `packages.csv` pins each.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
KEPT = HERE.parent.parent / "var" / "npm"
NPM_SECONDS = 120


class PackageUnavailable(Exception):
    """A package could not be had; says why."""


def file_of(name: str) -> Path:
    """The one file of a package that we use.

    Raises:
        PackageUnavailable: There is no npm here, the registry does not answer, or the package is not the one we know.
    """
    with (HERE / "packages.csv").open(encoding="utf-8", newline="") as rows:
        row = next(each for each in csv.DictReader(rows) if each["name"] == name)
    kept = KEPT / f"{name}-{row['version']}" / Path(row["file"]).name
    if not kept.exists():
        _fetch(row, kept)
    return kept


def _fetch(row: dict[str, str], kept: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise PackageUnavailable("npm is not installed: it fetches what the browser tests lean on")
    with tempfile.TemporaryDirectory() as folder:
        called = [npm, "pack", "--silent", "--ignore-scripts", f"{row['name']}@{row['version']}"]
        done = subprocess.run(called, cwd=folder, capture_output=True, timeout=NPM_SECONDS, check=False)
        packed = next(Path(folder).glob("*.tgz"), None)
        if done.returncode or packed is None:
            raise PackageUnavailable(f"npm could not fetch {row['name']} {row['version']}")
        found = f"sha512-{base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()}"
        if found != row["integrity"]:
            raise PackageUnavailable(f"{row['name']} {row['version']} is not the package we know: {found}")
        with tarfile.open(packed) as archive, archive.extractfile(row["file"]) as member:  # type: ignore[union-attr]
            kept.parent.mkdir(parents=True, exist_ok=True)
            part = kept.with_suffix(".part")
            part.write_bytes(member.read())
            part.replace(kept)
