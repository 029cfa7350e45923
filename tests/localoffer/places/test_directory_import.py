"""Loading the ONS Postcode Directory: every vintage, whole or not at all, on both databases."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, insert, select, update

from localoffer.errors import DirectoryFileError, StoreError
from localoffer.places import directory_import
from localoffer.places.directory import PostcodeDirectory, directory_size, import_directory
from localoffer.store.database import Database
from localoffer.store.records import PostcodeEditionRecord, PostcodeRecord, Record
from tests.localoffer.places.directory_files import (
    LINES,
    PLACES,
    VINTAGES,
    Line,
    a_csv,
    a_zip,
    areas_zip,
    csv_text,
)

TODAY = date(2026, 11, 21)


@pytest.fixture
def sqlite_engine(tmp_path: Path) -> Iterator[Engine]:
    yield from _engine(f"sqlite:///{tmp_path}/offer.db")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgresql)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    is_sqlite = request.param == "sqlite"
    yield from _engine(f"sqlite:///{tmp_path}/offer.db" if is_sqlite else request.getfixturevalue("postgresql_url"))


def _engine(url: str) -> Iterator[Engine]:
    database = Database(url)
    Record.metadata.create_all(database.engine)
    yield database.engine
    database.close()


def stored(engine: Engine) -> dict[str, tuple]:
    with engine.connect() as connection:
        rows = connection.execute(
            select(
                PostcodeRecord.postcode,
                PostcodeRecord.nation,
                PostcodeRecord.gss_code,
                PostcodeRecord.district_code,
                PostcodeRecord.ended_on,
                PostcodeRecord.large_user,
                PostcodeRecord.latitude,
            ).join(PostcodeEditionRecord, PostcodeEditionRecord.edition_id == PostcodeRecord.edition_id)
        )
        return {row[0]: tuple(row[1:]) for row in rows}


def counts(engine: Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        rows = connection.scalar(select(func.count()).select_from(PostcodeRecord))
        editions = connection.scalar(select(func.count()).select_from(PostcodeEditionRecord))
    return rows, editions


EXPECTED = {
    "BS31AA": ("England", "E06000023", None, None, False, 51.44),
    "BS39ZZ": ("England", "E06000024", None, None, False, 51.4377),
    "GU11AA": ("England", "E10000030", "E07000209", None, False, 51.25),
    "KT108AA": ("England", "E10000030", "E07000207", None, False, 51.37),
    "CB11AA": ("England", "E10000003", "E07000008", None, False, 52.2),
    "CA11AA": ("England", "E10000006", "E07000028", None, False, 54.89),
    "S701AA": ("England", "E08000016", None, None, False, 53.55),
    "SE19ZZ": ("England", "E09000028", None, "1998-12", False, 51.44),
    "EC2V7HH": ("England", "E09000001", None, None, False, 51.44),
    "TR210LW": ("England", "E06000053", None, None, False, 49.914),
    "DN551PT": ("England", "E08000017", None, None, True, 51.44),
    "M991AA": ("England", "E08000003", None, None, True, 51.44),
    "LS11ZZ": ("England", None, None, None, False, None),
    "GIR0AA": ("England", None, None, "2000-03", False, None),
    "EH11YJ": ("Scotland", None, None, None, False, 51.44),
    "CF104UW": ("Wales", None, None, None, False, 51.44),
    "JE24WD": ("Jersey", None, None, None, False, None),
    "GY11AA": ("Guernsey", None, None, None, False, None),
    "IM11AA": ("Isle of Man", None, None, None, False, None),
}


@pytest.mark.parametrize("name", VINTAGES)
def test_every_header_vintage_gives_the_same_rows(sqlite_engine: Engine, tmp_path: Path, name: str):
    report = import_directory(sqlite_engine, a_csv(tmp_path, name), PLACES, today=TODAY)

    assert stored(sqlite_engine) == EXPECTED
    assert (report.rows, report.english, report.dropped) == (19, 14, 1)
    assert report.edition == "_".join(name.split("_")[1:3])


def test_zip_is_read_once_and_without_unpacking(engine: Engine, tmp_path: Path):
    path = a_zip(tmp_path)
    before = sorted(tmp_path.iterdir())

    report = import_directory(engine, path, PLACES, today=TODAY)

    assert stored(engine) == EXPECTED
    assert report.edition == "AUG_2026"
    assert [each for each in sorted(tmp_path.iterdir()) if each not in before and "offer.db" not in each.name] == []


def test_zip_of_area_files_alone_is_read_whole(sqlite_engine: Engine, tmp_path: Path):
    report = import_directory(sqlite_engine, areas_zip(tmp_path), PLACES, today=TODAY)

    assert stored(sqlite_engine) == EXPECTED
    assert report.dropped == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("quoted", [True, False])
def test_quotes_byte_order_mark_and_line_ends_are_accepted(
    sqlite_engine: Engine,
    tmp_path: Path,
    ending: str,
    quoted: bool,  # noqa: FBT001 - a table's column
):
    path = tmp_path / "extract.csv"
    header, body = csv_text(VINTAGES["ONSPD_NOV_2025_UK.csv"], quoted=quoted, ending=ending).split(ending, 1)
    path.write_text(f"\ufeff{header.upper()}{ending}{body}", encoding="utf-8", newline="")

    import_directory(sqlite_engine, path, PLACES, today=TODAY)

    assert stored(sqlite_engine) == EXPECTED


@pytest.mark.parametrize("column", ["pcds,pcd8,pcd7", "cty25cd", "lad25cd", "ctry25cd", "doterm", "lat", "long"])
def test_missing_column_stops_and_lists_the_header(sqlite_engine: Engine, tmp_path: Path, column: str):
    header = VINTAGES["ONSPD_NOV_2025_UK.csv"]
    for name in column.split(","):
        header = ",".join("renamed" if each == name else each for each in header.split(","))
    path = tmp_path / "odd.csv"
    path.write_text(csv_text(header), encoding="utf-8")

    with pytest.raises(DirectoryFileError, match="east1m, north1m"):
        import_directory(sqlite_engine, path, PLACES)

    assert counts(sqlite_engine) == (0, 0)


def test_missing_user_type_is_said_not_hidden(sqlite_engine: Engine, tmp_path: Path):
    path = tmp_path / "short.csv"
    path.write_text(csv_text("pcds,doterm,oscty,oslaua,ctry,lat,long"), encoding="utf-8")

    report = import_directory(sqlite_engine, path, PLACES, today=TODAY)

    assert any("no user type column" in warning for warning in report.warnings)


def test_newest_of_two_district_columns_holds(sqlite_engine: Engine, tmp_path: Path):
    path = tmp_path / "two.csv"
    path.write_text("lad25cd,pcds,lad26cd,cty26cd,ctry26cd,doterm,lat,long,usrtypind,gridind\n"
                    "E06000024,BS3 1AA,E06000023,E99999999,E92000001,,51.4,-2.6,0,1\n", encoding="utf-8")  # fmt: skip

    import_directory(sqlite_engine, path, PLACES, today=TODAY)

    assert stored(sqlite_engine)["BS31AA"][1] == "E06000023"


def test_second_import_replaces_the_first_edition(engine: Engine, tmp_path: Path):
    import_directory(engine, a_csv(tmp_path), PLACES, today=TODAY)

    import_directory(engine, a_zip(tmp_path, lines=(Line("BS3 1AA", district="E06000024"),)), PLACES, today=TODAY)

    assert stored(engine) == {"BS31AA": ("England", "E06000024", None, None, False, 51.44)}
    assert counts(engine) == (1, 1)
    assert PostcodeDirectory(engine).edition() == "AUG_2026"


DAMAGED = {
    "cut short": lambda text: text[: len(text) // 2 + 7],
    "a word for a latitude": lambda text: text.replace("51.437700", "north"),
    "no postcode": lambda text: text.replace("BS3 9ZZ", "??"),
    "an ending that is no month": lambda text: text.replace("199812", "1998"),
    "a postcode twice": lambda text: text + text.splitlines(keepends=True)[1],
    "no rows": lambda text: text.splitlines(keepends=True)[0],
    "nothing at all": lambda _: "",
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_damaged_file_leaves_the_old_edition_whole(engine: Engine, tmp_path: Path, damage: str):
    import_directory(engine, a_csv(tmp_path), PLACES, today=TODAY)
    before = stored(engine)
    path = tmp_path / "damaged.csv"
    path.write_text(DAMAGED[damage](csv_text(VINTAGES["ONSPD_MAY_2025_UK.csv"])), encoding="utf-8", newline="")

    with pytest.raises(DirectoryFileError, match=r"othing was changed|no column"):
        import_directory(engine, path, PLACES, today=TODAY)

    assert stored(engine) == before
    assert counts(engine) == (len(before), 1)


def test_half_a_zip_is_refused_with_what_to_do(sqlite_engine: Engine, tmp_path: Path):
    path = a_zip(tmp_path)
    path.write_bytes(path.read_bytes()[:900])

    with pytest.raises(DirectoryFileError, match="Download it again"):
        import_directory(sqlite_engine, path, PLACES)


def test_zip_with_a_spoilt_middle_is_refused(sqlite_engine: Engine, tmp_path: Path):
    path = a_zip(tmp_path)
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("Data/ONSPD_AUG_2026_UK.csv")
    content = bytearray(path.read_bytes())
    middle = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    content[middle : middle + 20] = bytes(20)
    path.write_bytes(bytes(content))

    with pytest.raises(DirectoryFileError):
        import_directory(sqlite_engine, path, PLACES)

    assert counts(sqlite_engine) == (0, 0)


@pytest.mark.parametrize(("name", "content"), [("none.csv", None), ("a.zip", b"not a zip"), ("docs.zip", "docs")])
def test_what_is_no_directory_is_refused(sqlite_engine: Engine, tmp_path: Path, name: str, content: bytes | str | None):
    path = tmp_path / name
    if content == "docs":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("Documents/names.csv", "LAD26CD,LAD26NM\nE06000023,Bristol\n")
    elif content is not None:
        path.write_bytes(content)

    with pytest.raises(DirectoryFileError):
        import_directory(sqlite_engine, path, PLACES)


def test_extract_is_loaded_with_a_warning(sqlite_engine: Engine, tmp_path: Path):
    report = import_directory(sqlite_engine, a_csv(tmp_path, lines=LINES[:3]), PLACES, today=TODAY)

    assert report.is_extract
    assert "extract of 3 postcodes" in report.warnings[0]
    assert "BS, GU" in report.warnings[0]


def test_extract_may_not_replace_a_whole_edition(sqlite_engine: Engine, tmp_path: Path):
    import_directory(sqlite_engine, a_csv(tmp_path), PLACES, today=TODAY)
    with sqlite_engine.begin() as connection:
        connection.execute(update(PostcodeEditionRecord).values(rows=2_700_000))
    small = a_zip(tmp_path, lines=LINES[:1])

    with pytest.raises(DirectoryFileError, match="replace a whole edition"):
        import_directory(sqlite_engine, small, PLACES, today=TODAY)
    forced = import_directory(sqlite_engine, small, PLACES, today=TODAY, force=True)

    assert forced.rows == 1


def test_whole_file_with_a_council_missing_is_refused(
    sqlite_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A file of millions of rows would take minutes: the mark above which a file claims to be whole is lowered."""
    monkeypatch.setattr(directory_import, "WHOLE_ROWS", 10)

    with pytest.raises(DirectoryFileError, match=r"2,500,000.*No postcode lies in Hartlepool"):
        import_directory(sqlite_engine, a_csv(tmp_path), PLACES, today=TODAY)
    forced = import_directory(sqlite_engine, a_csv(tmp_path), PLACES, today=TODAY, force=True)

    assert any("live English postcodes have no council" in warning for warning in forced.warnings)


def test_leftovers_of_a_killed_import_are_cleared(engine: Engine, tmp_path: Path):
    import_directory(engine, a_csv(tmp_path), PLACES, today=TODAY)
    with engine.begin() as connection:
        connection.execute(
            insert(PostcodeRecord).values(edition_id=77, postcode="ZE11AA", nation="Scotland", large_user=False)
        )

    import_directory(engine, a_zip(tmp_path), PLACES, today=TODAY)

    assert stored(engine) == EXPECTED
    assert counts(engine) == (len(EXPECTED), 1)


def test_killed_import_leaves_the_old_edition_answering(tmp_path: Path):
    """A process of its own is killed in the middle of writing; the next import then succeeds."""
    database = Database(f"sqlite:///{tmp_path}/offer.db")
    Record.metadata.create_all(database.engine)
    import_directory(database.engine, a_csv(tmp_path), PLACES, today=TODAY)
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    units = [f"{n} {d}{a}{b}" for n in range(1, 20) for d in range(10) for a in letters for b in letters]
    big = a_csv(tmp_path, "ONSPD_MAY_2025_UK.csv", tuple(Line(f"BS{unit}") for unit in units))
    script = (
        "import os, sys; from pathlib import Path; from localoffer.places.directory import import_directory;"
        "from localoffer.store.database import Database;"
        f"import_directory(Database('sqlite:///{tmp_path}/offer.db').engine, Path({str(big)!r}), Path({str(PLACES)!r}),"
        "progress=lambda rows, _: os._exit(9) if rows >= 40000 else None)"
    )

    killed = subprocess.run([sys.executable, "-c", script], cwd=PLACES.parents[1], check=False)

    assert killed.returncode == 9
    assert PostcodeDirectory(database.engine).find("BS31AA").gss_code == "E06000023"
    assert counts(database.engine)[0] > len(EXPECTED)
    report = import_directory(database.engine, a_zip(tmp_path), PLACES, today=TODAY)
    assert counts(database.engine) == (report.rows, 1)
    database.close()


def test_progress_reaches_the_end_of_the_file(sqlite_engine: Engine, tmp_path: Path):
    seen: list[tuple[int, int]] = []
    path = a_zip(tmp_path)

    import_directory(sqlite_engine, path, PLACES, today=TODAY, progress=lambda rows, done: seen.append((rows, done)))

    assert seen[-1] == (19, directory_size(path))


def test_two_imports_at_once_never_mix(sqlite_engine: Engine, tmp_path: Path):
    other = a_csv(tmp_path, "ONSPD_FEB_2021_UK.csv", LINES[:2])

    def another_starts(rows: int, _: int) -> None:
        if rows:
            import_directory(sqlite_engine, other, PLACES, today=TODAY)

    with pytest.raises(StoreError, match="another import"):
        import_directory(sqlite_engine, _many(tmp_path), PLACES, today=TODAY, progress=another_starts)

    assert counts(sqlite_engine) == (2, 1)
    assert PostcodeDirectory(sqlite_engine).find("BS31AA") is not None


def _many(folder: Path) -> Path:
    """More rows than are written at once, so that some are there when another import starts."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    units = [f"BS{n} {d}{a}{b}" for n in range(1, 16) for d in range(10) for a in letters for b in letters]
    return a_csv(folder, "ONSPD_NOV_2025_UK.csv", tuple(Line(unit) for unit in units))


def test_missing_tables_are_a_store_error(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path}/empty.db")

    with pytest.raises(StoreError):
        import_directory(database.engine, a_csv(tmp_path), PLACES)
    with pytest.raises(StoreError):
        PostcodeDirectory(database.engine).find("BS31AA")

    database.close()
