"""The councils as the files in data/places know them: codes, county rule and successors, without a database.

Enough to say which council a row of the ONS directory lies in; everyday names and links are in the store.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from localoffer.errors import PlaceError
from localoffer.places.authority import Authorities, Authority, Successor


def bundled_authorities(folder: Path) -> Authorities:
    """The directory of councils from the project's own files.

    Args:
        folder: Where districts.csv, authority_successors.csv and postcode_districts.csv are.

    Raises:
        PlaceError: A file is missing.
    """
    districts = _rows(folder, "districts.csv")
    successors = [
        Successor(row["old_code"], row["new_code"], date.fromisoformat(row["changed_on"]))
        for row in _rows(folder, "authority_successors.csv")
    ]
    names = {row["gss_code"]: row["authority"] for row in _rows(folder, "postcode_districts.csv") if row["gss_code"]}
    coming = (each for each in successors if each.new_code not in names and not each.new_code.startswith("E07"))
    starts = {each.new_code: each.on for each in coming}
    return Authorities(
        [
            *(Authority(code, name, name) for code, name in names.items()),
            *(Authority(code, code, code, valid_from=on) for code, on in starts.items()),
        ],
        successors=successors,
        counties={row["lad_code"]: row["county_code"] for row in districts},
        districts={row["name"]: row["lad_code"] for row in districts},
    )


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    try:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        raise PlaceError(f"data/places/{name} cannot be read. Fetch the project's files again.") from error
