"""Small ONS Postcode Directory files in every vintage's own header, for tests of the import."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

PLACES = Path(__file__).resolve().parents[3] / "data" / "places"
ENGLAND, WALES, SCOTLAND, IRELAND = "E92000001", "W92000004", "S92000003", "N92000002"
NO_COUNTY = "E99999999"

VINTAGES = {
    "ONSPD_FEB_2021_UK.csv": "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,"
    "osgrdind,oshlthau,nhser,ctry,rgn,streg,pcon,lat,long,imd",
    "ONSPD_MAY_2025_UK.csv": "pcd7,pcd8,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,"
    "osgrdind,ctry,rgn,pcon,lat,long,imd",
    "ONSPD_NOV_2025_UK.csv": "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,"
    "east1m,north1m,gridind,ctry25cd,rgn25cd,pcon24cd,lat,long,imd20ind",
    "ONSPD_AUG_2026_UK.csv": "x,y,rgn26cd,ctry26cd,lad26cd,lad25cd,cty26cd,usrtypind,gridind,long,lat,doterm,"
    "dointr,pcds,pcd8,pcd7,imd25ind",
    "NSPL_AUG_2022_UK.csv": "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,ced,laua,ward,"
    "ctry,rgn,lat,long",
}


@dataclass(frozen=True)
class Line:
    """One postcode of a file; only what matters need be said."""

    pcds: str
    district: str = "E06000023"
    county: str = NO_COUNTY
    country: str = ENGLAND
    lat: str = "51.440000"
    long: str = "-2.600000"
    ended: str = ""
    user_type: str = "0"
    quality: str = "1"

    def cell(self, column: str) -> str:
        """What stands in a column, in whatever vintage it is named."""
        outcode, _, incode = self.pcds.partition(" ")
        values = {
            "pcds": self.pcds,
            "pcd": f"{outcode:<4}{incode}",
            "pcd7": f"{outcode:<4}{incode}",
            "pcd2": f"{outcode:<5}{incode}",
            "pcd8": f"{outcode:<5}{incode}",
            "dointr": "198001",
            "doterm": self.ended,
            "lat": self.lat,
            "long": self.long,
            "lad25cd": self.district,
        }
        if "lad26cd" in column:
            return self.district
        for stem, value in (
            ("oscty", self.county),
            ("cty", self.county),
            ("oslaua", self.district),
            ("laua", self.district),
            ("lad", self.district),
            ("ctry", self.country),
            ("usertype", self.user_type),
            ("usrtypind", self.user_type),
            ("osgrdind", self.quality),
            ("gridind", self.quality),
        ):
            if column == stem or re.fullmatch(rf"{stem}[0-9]{{2}}cd", column):
                return value
        return values.get(column, "")


LINES = (
    Line("BS3 1AA"),
    Line("BS3 9ZZ", district="E06000024", lat="51.437700", long="-2.631000"),
    Line("GU1 1AA", district="E07000209", county="E10000030", lat="51.250000", long="-0.570000"),
    Line("KT10 8AA", district="E07000207", county="E10000030", lat="51.370000", long="-0.360000"),
    Line("CB1 1AA", district="E07000008", county=NO_COUNTY, lat="52.200000", long="0.120000"),
    Line("CA1 1AA", district="E07000028", county="E10000006", lat="54.890000", long="-2.930000"),
    Line("S70 1AA", district="E08000016", lat="53.550000", long="-1.480000"),
    Line("SE1 9ZZ", district="E09000028", county="E13000001", ended="199812"),
    Line("EC2V 7HH", district="E09000001", county="E09000001"),
    Line("TR21 0LW", district="E06000053", lat="49.914000", long="-6.315000"),
    Line("DN55 1PT", district="E08000017", user_type="1", quality="1"),
    Line("M99 1AA", district="E08000003", user_type="1", quality="6"),
    Line("LS1 1ZZ", district="", county="", lat="99.999999", long="0.000000", quality="9"),
    Line("GIR 0AA", district="", county=NO_COUNTY, lat="99.999999", long="0.000000", quality="9", ended="200003"),
    Line("EH1 1YJ", district="S12000036", county="S99999999", country=SCOTLAND),
    Line("CF10 4UW", district="W06000015", county="W99999999", country=WALES),
    Line("JE2 4WD", "L99999999", "L99999999", "L93000001", lat="99.999999", long="0.000000", quality="9"),
    Line("GY1 1AA", "L99999999", "L99999999", "L93000001", lat="99.999999", long="0.000000", quality="9"),
    Line("IM1 1AA", "M99999999", "M99999999", "M83000003", lat="99.999999", long="0.000000", quality="9"),
    Line("BT1 1AA", district="N09000003", county="N99999999", country=IRELAND),
)  # fmt: skip


def csv_text(header: str, lines: tuple[Line, ...] = LINES, *, quoted: bool = False, ending: str = "\r\n") -> str:
    """A file with a header of some year."""
    columns = header.split(",")
    rows = [columns, *([line.cell(column) for column in columns] for line in lines)]
    mark = '"' if quoted else ""
    return "".join(",".join(f"{mark}{cell}{mark}" for cell in row) + ending for row in rows)


def a_csv(folder: Path, name: str = "ONSPD_NOV_2025_UK.csv", lines: tuple[Line, ...] = LINES) -> Path:
    """A CSV as an administrator would have it on disk."""
    path = folder / name
    path.write_text(csv_text(VINTAGES[name], lines), encoding="utf-8", newline="")
    return path


def a_zip(folder: Path, name: str = "ONSPD_AUG_2026_UK.csv", lines: tuple[Line, ...] = LINES) -> Path:
    """A zip with the directory three times and documents beside it, as ONS publishes it."""
    path = folder / "onspd.zip"
    text = csv_text(VINTAGES[name], lines)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Documents/LAD_names and codes UK as at 04_26.csv", "LAD26CD,LAD26NM\nE06000023,Bristol\n" * 9)
        archive.writestr(f"Data/{name}", text)
        archive.writestr(f"Data/{name[:-4]}.txt", text)
        archive.writestr(f"Data/multi_csv/{name[:-4]}_BS.csv", csv_text(VINTAGES[name], lines[:1]))
    return path


def areas_zip(folder: Path, lines: tuple[Line, ...] = LINES) -> Path:
    """A zip that has only the files of the areas, one postcode each."""
    path = folder / "areas.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for line in lines:
            text = io.StringIO(csv_text(VINTAGES["ONSPD_NOV_2025_UK.csv"], (line,))).getvalue()
            archive.writestr(f"Data/multi_csv/ONSPD_NOV_2025_UK_{line.pcds.replace(' ', '')}.csv", text)
    return path
