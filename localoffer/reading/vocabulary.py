"""What a parent's message says: needs, kinds of support, ages, phases, councils, how it stands with a plan, who writes.

The words are data (data/vocabulary); this module puts the readers together and knows the names of what they find.
Phrases are search hints, never a diagnosis. Opens no file: see `files`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from localoffer.reading.age import STATED, WORD, YEAR, AgeReading, AgesReading, read_ages
from localoffer.reading.denial import is_denied, is_joined
from localoffer.reading.matching import Alike, Found, Lexicon, PhraseBook
from localoffer.reading.people import CHILD, OTHER, PARENT, is_about_another, is_relative_asked, read_writer, whose
from localoffer.reading.phase import PhaseReading, fitted, phases_for, read_school_years
from localoffer.reading.place import PlaceBook, PlaceMention
from localoffer.reading.plan import PlanBook
from localoffer.reading.reading import HINT, NeedMention, Reading, SupportMention
from localoffer.reading.rows import VocabularyRows, WordRow
from localoffer.reading.spelling import Spelling
from localoffer.reading.words import Words

__all__ = ["HINT", "TYPO_DISCOUNT", "NeedMention", "PlaceMention", "Reading", "SupportMention", "Vocabulary"]

TYPO_DISCOUNT = 0.9
"""What is left of a score when a slip of spelling had to be put right."""


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
        lexicon = Lexicon(rows.groups, rows.guards, Alike(rows.alike))
        self.language = lexicon.language
        self._need_book = _book(rows.need_words, lexicon)
        self._support_book = _book(rows.support_words, lexicon)
        self._general_book = _book(rows.general_words, lexicon)
        self._phase_book = PhraseBook(lexicon)
        for at, row in enumerate(rows.phase_words):
            self._phase_book.add(str(at), [row.phrase])
        self._phase_words = tuple(rows.phase_words)
        self._plan_book = PlanBook(rows.plan_words, lexicon)
        self._place_book = PlaceBook(
            rows.authorities, rows.place_guards, rows.ordinary_words, Lexicon(language=lexicon.language)
        )
        books = (self._need_book, self._support_book, self._phase_book, self._general_book, self._plan_book.book)
        meant = frozenset().union(*(book.words for book in books))
        self._spelling = Spelling(meant, rows.ordinary_words | (lexicon.alike.words - meant))

    @property
    def phrase_counts(self) -> dict[str, int]:
        """How many phrases of each kind are known, written out in full."""
        return {
            "needs": len(self._need_book),
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
        words = Words(text)
        spelled = self._spelling.put_right(words)
        writer = read_writer(words)
        ages = read_ages(words)
        age = ages.asked
        phase = self._phase(words, spelled, age.age_years if age else None)
        general = {found.key.split()[0] for found in self._general_book.find(words, spelled)}
        return Reading(
            needs=self._need_mentions(words, spelled, writer),
            supports=self._support_mentions(words, spelled),
            places=self._place_book.read(words),
            age_years=age.age_years if age else None,
            age_span=(age.start, age.end) if age else None,
            phase=phase.phase if phase else None,
            phase_span=(phase.start, phase.end) if phase else None,
            plan_status=self._plan_book.read(words, spelled),
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
        words = Words(text)
        spelled = self._spelling.put_right(words)
        needs = self._need_mentions(words, spelled, read_writer(words))
        return Codes(needs, self._support_mentions(words, spelled))

    @property
    def codes(self) -> CodeReader:
        """A reader of nothing but needs and kinds of support."""
        return CodeReader(self)

    def _need_mentions(self, words: Words, spelled: list[str], writer: str) -> tuple[NeedMention, ...]:
        mentions: list[NeedMention] = []
        told: dict[tuple[int, int], tuple[bool, str]] = {}
        before: tuple[int, int] | None = None
        relative_asked = is_relative_asked(words)
        for found, code, score in _scored(self._need_book.find(words, spelled), words, spelled):
            span = (found.first, found.last)
            if span not in told:
                told[span] = _said_of(words, span, writer, before, told)
                before = span
            negated, owner = told[span]
            if relative_asked and owner != PARENT:
                owner = CHILD
            if owner == CHILD and is_about_another(words, *span, writer=writer):
                owner = OTHER
            start, end = words.span(*span)
            area = self._needs[code].broad_area
            mentions.append(NeedMention(code, area, words.text[start:end], start, end, score, negated, owner))
        return tuple(mentions)

    def _support_mentions(self, words: Words, spelled: list[str]) -> tuple[SupportMention, ...]:
        mentions = []
        for found, code, score in _scored(self._support_book.find(words, spelled), words, spelled):
            start, end = words.span(found.first, found.last)
            mentions.append(SupportMention(code, words.text[start:end], start, end, score))
        return tuple(mentions)

    def _phase(self, words: Words, spelled: list[str], age_years: float | None) -> PhaseReading | None:
        """A numbered year before any word: "yr 8, still like a primary kid" is secondary; an age decides."""
        named = (*read_school_years(words), *self._phases_in_words(words, spelled))
        return next((fits for fits in (fitted(phase, age_years) for phase in named) if fits), None)

    def _phases_in_words(self, words: Words, spelled: list[str]) -> Iterator[PhaseReading]:
        for found in self._phase_book.find(words, spelled):
            row = self._phase_words[int(found.key)]
            if not (_left_behind(words, found) or _somebody_elses(words, found)):
                start, end = words.span(found.first, found.last)
                year = 0 if row.also else None
                yield PhaseReading(row.phase, start, end, year, row.implied_age_years, row.ask, row.also)


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


_LEFT = frozenset(
    {"left", "since", "from", "like_a", "was_in", "when_in", "were_in", "throughout", "through", "finished"}
)
_TO_COME = frozenset({"before", "until", "til"})


def _left_behind(words: Words, found: Found) -> bool:
    before = {words.at(found.first - 1), f"{words.at(found.first - 2)}_{words.at(found.first - 1)}"}
    return bool(before & (_LEFT | _TO_COME))


def _somebody_elses(words: Words, found: Found) -> bool:
    return whose(words, found.first, found.last, age=True) != CHILD


def _book(rows: Sequence[WordRow], lexicon: Lexicon) -> PhraseBook:
    book = PhraseBook(lexicon)
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_key[f"{row.code} {row.score}"].append(row.phrase)
    for key, phrases in by_key.items():
        book.add(key, phrases)
    return book


def _scored(found: Sequence[Found], words: Words, spelled: list[str]) -> list[tuple[Found, str, float]]:
    """Finds with code and score, each code once a span, the strongest first within it."""
    best: dict[tuple[int, int, str], tuple[Found, str, float]] = {}
    for each in found:
        code, score = each.key.split()
        mended = any(words.at(at) != spelled[at] for at in range(each.first, each.last))
        value = round(float(score) * (TYPO_DISCOUNT if mended else 1.0), 2)
        place = (each.first, each.last, code)
        if place not in best or best[place][2] < value:
            best[place] = (each, code, value)
    return sorted(best.values(), key=lambda item: (item[0].first, -item[2], item[1]))


def _said_of(
    words: Words,
    span: tuple[int, int],
    writer: str,
    before: tuple[int, int] | None,
    told: Mapping[tuple[int, int], tuple[bool, str]],
) -> tuple[bool, str]:
    """Whether the need at a span is ruled out, and whose it is; what is joined to another need shares its lot."""
    negated, owner = is_denied(words, *span), whose(words, *span, writer=writer)
    if before is not None:
        earlier = told[before]
        if earlier[0] and is_joined(words, before[1], span[0]):
            negated = True
        between = [words.at(at) for at in range(before[1], span[0])]
        if owner == CHILD and earlier[1] != CHILD and between and all(word in _AND for word in between):
            owner = earlier[1]
    return negated, owner


_AND = frozenset({"and", "or", "with", "plus", "+", "/", "also", "severe"})


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
