"""What a parent's message says: needs, kinds of support, ages, phases, councils, how it stands with a plan, who writes.

The words are data (data/vocabulary); this module puts the readers together and knows the names of what they find.
Phrases are search hints, never a diagnosis. Opens no file: see `files`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from localoffer.reading.age import STATED, TOO_OLD, WORD, YEAR, AgeReading, AgesReading, read_ages
from localoffer.reading.codes import TYPO_DISCOUNT, code_book, scored
from localoffer.reading.matching import Alike, Found, Lexicon, PhraseBook, Seen
from localoffer.reading.need import NeedBook
from localoffer.reading.people import CHILD, OWN_CHILD, whose
from localoffer.reading.phase import PhaseReading, fitted, phases_for, read_school_years
from localoffer.reading.place import PlaceBook, PlaceMention
from localoffer.reading.plan import PlanBook
from localoffer.reading.reading import HINT, NeedMention, Reading, SupportMention
from localoffer.reading.rows import VocabularyRows
from localoffer.reading.spelling import Spelling
from localoffer.reading.words import Words
from localoffer.reading.writer import read_writer

__all__ = ["HINT", "TYPO_DISCOUNT", "NeedMention", "PlaceMention", "Reading", "SupportMention", "Vocabulary"]


class Vocabulary:
    """The words parents use, ready to read messages; build once, read often.

    Args:
        rows: Its data.

    Raises:
        KeyError: A phrase names a group of words that is not there.
    """

    def __init__(self, rows: VocabularyRows) -> None:
        self._needs = {row.code: row for row in rows.needs}
        self._areas = {row.code: row for row in rows.broad_areas}
        self._supports = {row.code: row for row in rows.supports}
        self._phases = {row.code: row for row in rows.phases}
        self._lexicon = lexicon = Lexicon(rows.groups, rows.guards, Alike(rows.alike))
        self.language = lexicon.language
        self._need_book = NeedBook(rows.need_words, self._needs, lexicon)
        self._support_book = code_book(rows.support_words, lexicon)
        self._general_book = code_book(rows.general_words, lexicon)
        self._phase_book = PhraseBook(lexicon)
        for at, row in enumerate(rows.phase_words):
            self._phase_book.add(str(at), [row.phrase])
        self._phase_words = tuple(rows.phase_words)
        self._plan_book = PlanBook(rows.plan_words, lexicon)
        self._place_book = PlaceBook(
            rows.authorities, rows.place_guards, rows.ordinary_words, Lexicon(language=lexicon.language)
        )
        books = (self._need_book.book, self._support_book, self._phase_book, self._general_book, self._plan_book.book)
        meant = frozenset().union(*(book.words for book in books))
        self._spelling = Spelling(meant, rows.ordinary_words | (lexicon.alike.words - meant))

    @property
    def phrase_counts(self) -> dict[str, int]:
        """How many phrases of each kind are known, written out in full."""
        return {
            "needs": len(self._need_book.book),
            "supports": len(self._support_book),
            "phases": len(self._phase_book),
            "plans": len(self._plan_book.book),
            "general": len(self._general_book),
            "places": len(self._place_book),
        }

    @property
    def guessable_words(self) -> frozenset[str]:
        """Words slips of spelling may be put right to."""
        return self._spelling.guessable

    @property
    def need_codes(self) -> tuple[str, ...]:
        """Every need's code, in the order of the data."""
        return tuple(self._needs)

    def need_name(self, code: str) -> str:
        """A need in plain words, such as "autism"; KeyError for a code that is none of ours."""
        return self._needs[code].plain_name

    def need_official_name(self, code: str) -> str:
        """A need as the school census names it."""
        return self._needs[code].name

    def broad_area(self, code: str) -> str:
        """The code of the broad area a need lies in; empty for OTH, which lies in none."""
        return self._needs[code].broad_area

    def broad_area_name(self, code: str) -> str:
        """A broad area of need in plain words."""
        return self._areas[code].plain_name

    def support_name(self, code: str) -> str:
        """A kind of support in plain words."""
        return self._supports[code].plain_name

    def phase_name(self, code: str) -> str:
        """A phase in plain words."""
        return self._phases[code].plain_name

    def read(self, text: str) -> Reading:
        """Everything recognised in a message; any text at all, in time linear in its length."""
        seen = self._seen(text)
        words = seen.words
        writer = read_writer(words)
        ages = read_ages(words, writer)
        age = ages.asked
        grown_up = age is None and ages.problem == TOO_OLD and OWN_CHILD.search(words.plain) is None
        phase = self._phase(seen, age.age_years if age else None)
        named = None if phase is None or phase.loose else phase
        general = {found.key.split()[0] for found in self._general_book.find(seen)}
        return Reading(
            needs=self._need_book.read(seen, writer, grown_up=grown_up),
            supports=self._support_mentions(seen),
            places=self._place_book.read(words),
            age_years=age.age_years if age else None,
            age_span=(age.start, age.end) if age else None,
            phase=named.phase if named else None,
            phase_span=(named.start, named.end) if named else None,
            likely_phase=phase.phase if phase else None,
            plan_status=self._plan_book.read(seen),
            who=writer,
            age_problem=ages.problem,
            ages=_with_implied(ages, phase),
            phases=_phases(age, phase),
            school_year=phase.school_year if phase else None,
            ask_phase=bool(phase and phase.ask and age is None),
            age_clash=_clash(age, next(iter(read_school_years(words)), None)),
            general_need="general" in general,
            undiagnosed="undiagnosed" in general,
        )

    def read_codes(self, text: str) -> Codes:
        """Only the needs and kinds of support of a text: for directories, where nobody speaks of themselves."""
        seen = self._seen(text)
        return Codes(self._need_book.read_all(seen, read_writer(seen.words)), self._support_mentions(seen))

    @property
    def codes(self) -> CodeReader:
        """A reader of nothing but needs and kinds of support."""
        return CodeReader(self)

    def _seen(self, text: str) -> Seen:
        words = Words(text)
        return self._lexicon.seen(words, self._spelling.put_right(words))

    def _support_mentions(self, seen: Seen) -> tuple[SupportMention, ...]:
        words, mentions = seen.words, []
        for found, code, score in scored(self._support_book, seen):
            start, end = words.span(found.first, found.last)
            mentions.append(SupportMention(code, words.text[start:end], start, end, score))
        return tuple(mentions)

    def _phase(self, seen: Seen, age_years: float | None) -> PhaseReading | None:
        """A numbered year before any word: "yr 8, still like a primary kid" is secondary; an age decides."""
        named = sorted((*read_school_years(seen.words), *self._phases_in_words(seen)), key=_standing)
        return next((fits for fits in (fitted(phase, age_years) for phase in named) if fits), None)

    def _phases_in_words(self, seen: Seen) -> Iterator[PhaseReading]:
        words = seen.words
        for found in self._phase_book.find(seen):
            row = self._phase_words[int(found.key)]
            if not (_left_behind(words, found) or _somebody_elses(words, found)):
                start, end = words.span(found.first, found.last)
                year = 0 if row.also else None
                yield PhaseReading(row.phase, start, end, year, row.implied_age_years, row.ask, row.also, row.loose)


@dataclass(frozen=True)
class Codes:
    """The part of a `Reading` that says what help a text is about."""

    needs: tuple[NeedMention, ...]
    supports: tuple[SupportMention, ...]


@dataclass(frozen=True)
class CodeReader:
    """A vocabulary for whoever wants codes only, and has many texts."""

    vocabulary: Vocabulary

    def read(self, text: str) -> Codes:
        """The needs and kinds of support that a text speaks of, as `Vocabulary.read` finds them."""
        return self.vocabulary.read_codes(text)


def _standing(phase: PhaseReading) -> tuple[bool, bool]:
    """What is said outright goes before what is only likely, and what is before what was."""
    return phase.loose, phase.over


_LEFT = frozenset(
    {
        "left",
        "since",
        "from",
        "like_a",
        "was_in",
        "when_in",
        "were_in",
        "throughout",
        "through",
        "finished",
        "not",
        "did",
        "had_in",
    }
)
_TO_COME = frozenset({"before", "until", "til"})


def _left_behind(words: Words, found: Found) -> bool:
    before = {words.at(found.first - 1), f"{words.at(found.first - 2)}_{words.at(found.first - 1)}"}
    return bool(before & (_LEFT | _TO_COME))


def _somebody_elses(words: Words, found: Found) -> bool:
    return whose(words, found.first, found.last, age=True) != CHILD


def _with_implied(ages: AgesReading, phase: PhaseReading | None) -> tuple[AgeReading, ...]:
    if ages.asked is not None or phase is None or phase.age_years is None:
        return ages.ages
    implied = YEAR if phase.school_year is not None else WORD
    return (*ages.ages, AgeReading(phase.age_years, phase.start, phase.end, implied))


def _phases(age: AgeReading | None, phase: PhaseReading | None) -> tuple[str, ...]:
    age_years = age.age_years if age else None
    if phase is None or (phase.ask and age_years is not None):
        return phases_for(age_years, None)
    found = phases_for(age_years, phase.phase)
    return (*found, phase.also) if phase.also and phase.also not in found else found


def _clash(age: AgeReading | None, phase: PhaseReading | None) -> bool:
    if age is None or phase is None or phase.school_year is None or phase.age_years is None or age.implied != STATED:
        return False
    # A year holds ages a whole year apart, and summer-born children may be a year behind.
    return abs(age.age_years - phase.age_years) > 1.6
