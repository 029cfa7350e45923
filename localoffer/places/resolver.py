"""From what a family types to the council responsible, and how sure that is.

The chain: the ONS Postcode Directory when one is loaded, then the bundled sector and district tables, then postcodes.io
where somebody switched it on. Never a guess: an area that spans councils gives all of them, largest share first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from localoffer.places.authority import Authorities
from localoffer.places.directory import SOURCE as DIRECTORY_SOURCE
from localoffer.places.directory import DirectoryEntries, DirectoryEntry, PostcodeDirectory
from localoffer.places.located import AuthorityShare, Located, rounded
from localoffer.places.postcodes_io import SOURCE as LIVE_SOURCE
from localoffer.places.postcodes_io import LiveAnswer, LiveError, PostcodesIo
from localoffer.places.shares import added, is_council, shares_of
from localoffer.places.tables import DISTRICT_SOURCE, EDITION, SECTOR_SOURCE, Candidate, PostcodeTables, centre
from localoffer.reading.postcode import PostcodeReading, compact, read_postcodes
from localoffer.reading.postcode_grammar import AREAS, SAMPLE_AREAS, area_of, is_full

__all__ = ["AuthorityShare", "Located", "Resolver"]

SAMPLE_CODE = "SAMPLE01"
_MAIL_ONLY = frozenset({"BS98", "BS99", "LE95", "NE85", "E98", "SE1P"})
"""Outcodes of post boxes and single organisations: nobody lives there."""
_SPECIAL_STATUSES = {
    "non_geographic": "no_home",
    "forces": "no_home",
    "santa": "no_home",
    "pseudo": "unknown",
    "overseas": "outside_england",
}


class Resolver:
    """Postcode to council.

    Args:
        directory: The loaded ONS directory; None where there is none.
        tables: The bundled tables.
        live: A postcodes.io client, only when it is switched on.
        authorities: The councils.
        today: The day, or a clock that says it: reorganisations take effect by themselves.
    """

    def __init__(
        self,
        directory: PostcodeDirectory | None,
        tables: PostcodeTables,
        live: PostcodesIo | None = None,
        *,
        authorities: Authorities,
        today: date | Callable[[], date],
    ) -> None:
        self._directory = directory
        self._tables = tables
        self._live = live
        self._authorities = authorities
        self._clock: Callable[[], date] = today if callable(today) else lambda: today

    @classmethod
    def over(
        cls,
        engine: Engine,
        authorities: Authorities,
        folder: Path,
        *,
        live: PostcodesIo | None = None,
        today: date | Callable[[], date],
    ) -> Resolver:
        """A resolver over the store's directory and the tables of a folder (data/places)."""
        return cls(PostcodeDirectory(engine), PostcodeTables(folder), live, authorities=authorities, today=today)

    def locate(self, what: str | PostcodeReading) -> Located:
        """Which council is responsible for one typed place.

        Args:
            what: What somebody typed where a postcode was asked for, or a postcode already read out of a message.
        """
        located, postcode = self._locally(what)
        if postcode is None or self._live is None:
            return located
        return self._with_live(located, self._live.in_turn(postcode))

    def locate_all(self, typed: Iterable[str]) -> Iterator[Located]:
        """The same for many, outside a chat turn: what postcodes.io must be asked is asked in bulk."""
        found = [self._locally(text) for text in typed]
        wanted = [postcode for _, postcode in found if postcode is not None]
        answers: dict[str, LiveAnswer] = {}
        if self._live is not None and wanted:
            try:
                answers = self._live.bulk(wanted)
            except LiveError:
                answers = {}
        for located, postcode in found:
            yield self._with_live(located, answers.get(postcode) if postcode else None)

    # --- reading ---

    def _locally(self, what: str | PostcodeReading) -> tuple[Located, str | None]:
        """An answer from our own data, and the postcode to ask postcodes.io about where that leaves it open."""
        if isinstance(what, PostcodeReading):
            query, reading = what.postcode, what
        else:
            query = what
            readings = read_postcodes(what, expecting=True)
            whole = [each for each in readings if each.kind == "full"]
            if len(readings) != 1 and len(whole) != 1:
                return Located(query, None, "unreadable", special=_why_unreadable(what, len(readings))), None
            reading = whole[0] if len(whole) == 1 else readings[0]
        if reading.special is not None:
            status = _SPECIAL_STATUSES[reading.special]
            return Located(query, reading.postcode, status, special=reading.special), None
        entries = DirectoryEntries(self._directory)
        located = self._among(query, self._existing(reading, entries), entries)
        is_open = located.status in {"several", "unknown"} and located.basis != "exact" and located.special is None
        asks = is_open and located.postcode is not None and is_full(located.postcode)
        return located, located.postcode if asks and not _is_sample(located.postcode or "") else None

    def _existing(self, reading: PostcodeReading, entries: DirectoryEntries) -> tuple[str, ...]:
        """The readings that data supports: what was typed where it exists, else what a look-alike would make of it."""
        first, *others = (reading.postcode, *reading.alternatives)
        if not others or (entries.has(first) and not reading.corrected):
            return (first,)
        listed = [each for each in (first, *others) if entries.has(each)]
        if listed and (first in listed or not self._is_possible(first) or self._is_covered(first)):
            return tuple(listed)
        if self._is_possible(first):
            return (first,)
        possible = tuple(each for each in others if self._is_possible(each))
        return possible or (first,)

    def _is_possible(self, postcode: str) -> bool:
        """Whether its sector, or for an outcode the outcode, is one we know."""
        key = _sector_of(postcode)
        return self._table(key) is not None or self._is_covered(key) or _is_sample(postcode)

    def _is_covered(self, postcode: str) -> bool:
        return self._directory is not None and bool(self._directory.candidates(_sector_of(postcode)))

    def _table(self, key: str) -> tuple[Candidate, ...] | None:
        answer = self._tables.sector(key) if " " in key else self._tables.district(key)
        return answer.candidates if answer is not None else None

    def _among(self, query: str, postcodes: tuple[str, ...], entries: DirectoryEntries) -> Located:
        """One answer for one reading; for readings that data cannot decide between, every council they lead to."""
        found = [self._one(query, postcode, entries) for postcode in postcodes]
        if len(found) == 1:
            return found[0]
        shares = {share.gss_code: share for located in found for share in located.authorities}
        even = tuple(replace(share, share_pct=round(100 / len(shares), 1)) for share in shares.values())
        return replace(found[0], postcode=None, status="several", authorities=even, point=None, district=None)

    # --- one postcode ---

    def _one(self, query: str, postcode: str, entries: DirectoryEntries) -> Located:
        outcode = postcode.partition(" ")[0]
        blank = Located(query, postcode, "unknown", district=outcode)
        if _is_sample(outcode):
            return self._sample(blank)
        entry = entries.get(postcode)
        if outcode in _MAIL_ONLY or (entry is not None and entry.is_mail_only):
            return replace(blank, status="no_home", special="mail_only")
        if entry is not None:
            exact = self._exact(blank, entry)
            if exact is not None:
                return exact
            blank = replace(blank, ended_on=entry.ended_on)
        located = self._from_area(blank, _sector_of(postcode))
        nations = self._nations(outcode) if located.status == "unknown" else set()
        if len(nations) == 1 and "England" not in nations:
            return replace(blank, status="outside_england", nation=nations.pop())
        return located

    def _nations(self, outcode: str) -> set[str]:
        """Nations of an outcode, or of its area where the outcode is not known."""
        return {each.nation for each in self._table(outcode) or ()} or set(self._tables.nations(outcode))

    def _sample(self, blank: Located) -> Located:
        sample = self._authorities.get(SAMPLE_CODE)
        point = self._tables.sample(blank.district or "")
        if sample is None or point is None:
            return blank
        share = AuthorityShare(sample.gss_code, sample.friendly_name, 100.0)
        return replace(
            blank,
            status="one",
            basis="exact",
            nation="England",
            authorities=(share,),
            source="Sample data",
            point=rounded(point),
        )

    def _exact(self, blank: Located, entry: DirectoryEntry) -> Located | None:
        """The directory's own answer; None where its row names neither a council nor another nation."""
        located = replace(
            blank,
            basis="exact",
            nation=entry.nation,
            ended_on=entry.ended_on,
            source=DIRECTORY_SOURCE,
            edition=entry.edition,
            point=rounded(entry.point),
        )
        if entry.nation not in {"England", "unknown"}:
            return replace(located, status="outside_england")
        if entry.gss_code is None:
            return None
        shares = self._shares([Candidate("England", entry.gss_code, 1, entry.point, entry.district_code)])
        if not all(self._authorities.get(each.gss_code) for each in shares):
            return replace(located, status="unknown", nation="England")
        special = "large_user" if entry.large_user else None
        if located.point is None:
            located = replace(located, point=self._centre(blank))
        return replace(located, status=_status(shares), nation="England", authorities=shares, special=special)

    def _from_area(self, blank: Located, key: str) -> Located:
        """The answer for a whole outcode or sector: one council only when it has no other and no other nation."""
        table = self._table(key)
        loaded = self._directory.candidates(key) if self._directory is not None else ()
        if not table and not loaded:
            return blank
        candidates = added(table or (), loaded, self._authorities, self._clock())
        shares = self._shares(candidates)
        basis = "sector" if " " in key else "district"
        from_table = replace(blank, source=SECTOR_SOURCE if basis == "sector" else DISTRICT_SOURCE, edition=EDITION)
        from_loaded = replace(blank, source=DIRECTORY_SOURCE, edition=self._edition())
        located = replace(
            from_table if table else from_loaded, basis=basis, point=rounded(centre(candidates)), authorities=shares
        )
        if not shares:
            return blank
        if not any(is_council(each) for each in shares):
            return replace(located, status="outside_england", nation=candidates[0].nation, authorities=())
        nation = "England" if all(is_council(each) for each in shares) else None
        return replace(located, status=_status(shares), nation=nation)

    def _shares(self, candidates: Iterable[Candidate]) -> tuple[AuthorityShare, ...]:
        return shares_of(candidates, self._authorities, self._clock())

    def _centre(self, blank: Located) -> tuple[float, float] | None:
        for key in (_sector_of(blank.postcode or ""), blank.district or ""):
            candidates = self._table(key)
            if candidates:
                return rounded(centre(candidates))
        return None

    def _edition(self) -> str | None:
        return self._directory.edition() if self._directory is not None else None

    # --- postcodes.io ---

    def _with_live(self, located: Located, answer: LiveAnswer | None) -> Located:
        """What postcodes.io adds to an answer our own data left open."""
        if answer is None or answer.kind not in {"found", "ended"} or answer.nation is None:
            return located
        found = replace(
            located,
            basis="exact",
            source=LIVE_SOURCE,
            edition=None,
            ended_on=answer.ended_on or located.ended_on,
            point=rounded(answer.point) or located.point,
        )
        if answer.nation != "England":
            return replace(found, status="outside_england", nation=answer.nation, authorities=())
        gss_code = self._authorities.responsible(answer.country_code, answer.county_code, answer.district_code)
        if gss_code is None:
            return located
        district = answer.district_code if answer.district_code.startswith("E07") else None
        shares = self._shares([Candidate("England", gss_code, 1, answer.point, district)])
        return replace(found, status=_status(shares), nation="England", authorities=shares)


def _status(shares: tuple[AuthorityShare, ...]) -> str:
    return "one" if len(shares) == 1 else "several"


def _sector_of(postcode: str) -> str:
    """The sector of a full postcode; a sector or outcode as it is."""
    return postcode[:-2] if is_full(postcode) else postcode


def _is_sample(postcode: str) -> bool:
    return area_of(postcode) in SAMPLE_AREAS


def _why_unreadable(text: str, readings: int) -> str | None:
    if readings > 1:
        return "several_postcodes"
    return "area_only" if compact(text) in AREAS else None
