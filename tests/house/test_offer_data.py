"""The national layer in data/offer: every row is known, sourced, dated, plain and never claims too much."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from localoffer.store.records import CONFIDENCES, LAW_STATUSES, STRENGTHS, Record

OFFER = Path(__file__).resolve().parents[2] / "data" / "offer"
Row = dict[str, str]

SOURCED = "source,source_url,confidence,verified_on,review_by"
COLUMNS = {
    "authorities": "gss_code,name,friendly_name,kind,region,dfe_code,local_offer_url,sendiass_name,sendiass_url,"
    "valid_from,valid_to",
    "authority_aliases": "alias,gss_code",
    "support_types": "code,name,what,responsible,budget,strength,basis,law_status,how_to_get,ages,min_age_years,"
    f"max_age_years,needs,is_local,position,{SOURCED}",
    "provision": "provision_id,areas_of_need,phases,needs,supports,is_general,what,responsible,budget,strength,"
    f"strength_note,basis,law_status,{SOURCED}",
    "facts": f"key,topic,title,text,strength,basis,law_status,position,{SOURCED}",
    "helplines": "key,name,what_for,phone,text,relay,bsl,email,url,hours,opening,topics,crisis_groups,position,"
    f"{SOURCED}",
    "ehc_figures": "gss_code,year,plans_issued,pct_within_20_weeks,requests,pct_requests_refused,ehc_plans,source,"
    "verified_on",
}
TABLES = {
    "authorities": "authority",
    "authority_aliases": "authority_alias",
    "support_types": "support_type",
    "provision": "provision",
    "facts": "fact",
    "helplines": "helpline",
    "ehc_figures": "ehc_figure",
}
AREAS = ("communication_interaction", "cognition_learning", "semh", "sensory_physical")
PHASES = ("early_years", "primary", "secondary", "post16", "young_adult")
NEEDS = frozenset({"SLCN", "ASD", "SEMH", "SpLD", "MLD", "SLD", "PMLD", "DS", "HI", "VI", "MSI", "PD", "OTH"})
SUPPORTS = frozenset(
    re.findall(
        r"\w+",
        """
        speech_language_therapy occupational_therapy physiotherapy camhs mental_health_support_team
        autism_assessment adhd_assessment right_to_choose portage childcare_funded_hours
        early_years_inclusion_funding sen_support ehc_plan sendiass parent_carer_forum mediation school_transport
        post16_transport specialist_teachers educational_psychology resource_base special_school
        alternative_provision exclusion_support school_anxiety medical_needs_education elective_home_education eotas
        personal_budget short_breaks social_care_assessment carer_assessment dla pip carers_allowance blue_badge
        discount_cards disabled_childrens_register continence equipment_wheelchair home_adaptations sleep
        dsr_cetr_keyworker continuing_care changing_places supported_internship preparing_for_adulthood
        adult_social_care disabled_students_allowance annual_health_check family_hubs experts_at_hand
        early_help_health_visitor leisure_clubs sibling_support grants
        """,
    )
)
COUNCIL_PAGE = "https://www.gov.uk/report-child-abuse-to-local-council"
LEADS = {
    "immediate_danger": ["999"],
    "suicide_self_harm": ["999", "111", "0800 068 4141", "116 123", "SHOUT to 85258"],
    "parent_breaking_point": ["116 123", "111", COUNCIL_PAGE, "0808 808 3555"],
    "child_abuse": ["999", "0808 800 5000", COUNCIL_PAGE, "101"],
    "domestic_abuse": ["999", "0808 2000 247"],
    "child_violence": ["999", "111", COUNCIL_PAGE],
    "missing_child": ["999"],
    "child_typing": ["0800 1111", "SHOUT to 85258", "999"],
}
"""Whom each danger group's card names first to last; Family Lives is left out because its number is not certain."""
TOPICS = frozenset(
    re.findall(
        r"\w+",
        """
        ehc_process deadlines appeals responsibility rights travel money short_breaks childcare health school_places
        exclusion adulthood local_offer reform nations terms comparing service young_people
        """,
    )
)
HELPLINE_TOPICS = TOPICS | {"crisis", "mental_health", "talk_to_person", "young_person", "young_adult"}
BRIEF_READ_ON = date(2026, 11, 22)
"""The latest day on which any of these sources was read; move it only together with a real re-reading."""
NUMBER_LASTS = timedelta(days=180)

SEEN_BY_FAMILIES = {
    "provision": ("what", "responsible", "budget", "strength_note"),
    "support_types": ("name", "what", "responsible", "budget", "how_to_get"),
    "facts": ("title", "text"),
    "helplines": ("name", "what_for", "hours"),
}
MAIN_TEXT = {"provision": "what", "support_types": "what", "facts": "text"}
AVOIDED = re.compile(
    r"""special\ needs|suffer|wheelchair[- ]bound|handicap|\bthe\ disabled\b|service\ user
    |hard[- ]to[- ]reach|(high|low)[- ]functioning|mild\ autism|naught|bad\ behaviour|attention[- ]seeking|kicks?\ off
    |school\ refus|truan|\bprovision\b|\bintervention|\bcohort|\boutcome|signpost|\brobust|\bdeliver|facilitat
    |going\ forward|\bmute\b|\bdumb\b|local\ authorit|\bLA\b|\bstatements?\b|\bEHCPs?\b|illegal|you\ will\ win
    |you\ failed|you\ should\ have""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of the brief's section 10 that a family should not meet; a term's own page may of course name them."""
OFFICIAL_NAMES = re.compile(
    r"alternative provision|disabled students' allowance|disabled persons railcard", re.IGNORECASE
)


def rows(name: str) -> list[Row]:
    with (OFFER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def many(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def sourced() -> Iterator[tuple[str, Row]]:
    for name in ("support_types", "provision", "facts", "helplines"):
        for row in rows(name):
            yield f"{name}: {next(iter(row.values()))}", row


def offenders(wrong: Callable[[Row], object]) -> list[str]:
    """Sourced rows for which `wrong` holds, by file and key."""
    return [where for where, row in sourced() if wrong(row)]


def day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def today() -> date:
    """The real day: some of these tests are meant to fail when a source grows old."""
    return datetime.now(UTC).date()


def spoken_name(name: str) -> str:
    """A name with case, "&" and punctuation set aside, as a reader of typed words would compare it."""
    return re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("&", " and ")).strip()


@pytest.mark.parametrize("name", COLUMNS)
def test_each_file_has_its_documented_columns(name: str) -> None:
    with (OFFER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file, strict=True)

    assert header == COLUMNS[name].split(",")
    assert body
    assert {len(line) for line in body} == {len(header)}


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_are_tidy_and_fit_their_columns(name: str) -> None:
    """PostgreSQL, unlike SQLite, refuses a value that is longer than its column."""
    lengths = {c.name: getattr(c.type, "length", None) for c in Record.metadata.tables[TABLES[name]].columns}

    wrong = [
        (column, cell)
        for row in rows(name)
        for column, cell in row.items()
        if cell != cell.strip() or "  " in cell or "\n" in cell or len(cell) > (lengths[column] or 10_000)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("authorities", "gss_code"),
        ("support_types", "code"),
        ("provision", "provision_id"),
        ("facts", "key"),
        ("helplines", "key"),
        ("ehc_figures", "gss_code"),
    ],
)
def test_no_key_is_used_twice(name: str, key: str) -> None:
    counts = Counter(row[key] for row in rows(name))

    assert [each for each, count in counts.items() if count > 1] == []


def test_every_row_names_source_strength_and_status() -> None:
    for name in ("support_types", "provision", "facts"):
        for row in rows(name):
            assert row["strength"] in STRENGTHS, row
            assert row["law_status"] in LAW_STATUSES, row
            assert row["basis"], row
    assert offenders(lambda row: not row["source"]) == []
    assert offenders(lambda row: row["confidence"] not in CONFIDENCES) == []
    assert offenders(lambda row: row["source_url"] and not row["source_url"].startswith("https://")) == []


def test_unchecked_rows_alone_lack_a_date() -> None:
    assert offenders(lambda row: (row["confidence"] == "not_checked") != (row["verified_on"] == "")) == []


def test_no_source_was_read_in_the_future() -> None:
    latest = min(BRIEF_READ_ON, today())

    assert offenders(lambda row: (day(row["verified_on"]) or latest) > latest) == []
    assert [row for row in rows("ehc_figures") if date.fromisoformat(row["verified_on"]) > latest] == []


def test_every_row_says_when_to_look_again() -> None:
    assert offenders(lambda row: date.fromisoformat(row["review_by"]) <= BRIEF_READ_ON) == []


def test_only_known_need_and_support_codes_appear() -> None:
    for row in rows("provision"):
        assert set(many(row["areas_of_need"])) <= set(AREAS), row
        assert set(many(row["phases"])) <= set(PHASES), row
        assert set(many(row["supports"])) <= SUPPORTS, row
    for row in rows("provision") + rows("support_types"):
        assert set(many(row["needs"])) <= NEEDS, row


def test_every_support_type_of_the_brief_is_present() -> None:
    assert {row["code"] for row in rows("support_types")} == SUPPORTS


def test_every_support_type_says_how_to_get_it() -> None:
    for row in rows("support_types"):
        assert all(row[column] for column in ("name", "what", "responsible", "budget", "how_to_get")), row
        assert row["is_local"] in {"yes", "no"}, row
        low, high = float(row["min_age_years"] or 0), float(row["max_age_years"] or 25)
        assert 0 <= low <= high <= 25, row


def test_general_rows_are_those_for_all_areas() -> None:
    for row in rows("provision"):
        assert row["is_general"] == ("yes" if many(row["areas_of_need"]) == list(AREAS) else "no"), row
        assert row["what"], row
        assert row["responsible"], row


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("phase", PHASES[:4])
def test_every_area_and_phase_has_own_rows(area: str, phase: str) -> None:
    own = [
        row["provision_id"]
        for row in rows("provision")
        if row["is_general"] == "no" and area in many(row["areas_of_need"]) and phase in many(row["phases"])
    ]

    assert len(own) >= 2, own


def test_all_sixty_eight_provisions_of_the_brief_are_kept() -> None:
    numbers = {int(row["provision_id"].split("-")[1].rstrip("b")) for row in rows("provision")}

    assert numbers == set(range(1, 69))


def test_facts_cover_every_topic_and_125_terms() -> None:
    by_topic = Counter(row["topic"] for row in rows("facts"))

    assert set(by_topic) == TOPICS
    assert by_topic["terms"] >= 125
    assert by_topic.total() >= 120
    assert all(row["key"].startswith("term-") == (row["topic"] == "terms") for row in rows("facts"))


def test_no_proposal_is_shown_as_law() -> None:
    proposals = [row for row in rows("facts") if row["law_status"] == "proposed"]

    assert len(proposals) >= 5
    for row in rows("facts"):
        speaks_of_proposal = re.search(r"\bpropos(ed|als?)\b", row["text"])
        if row["law_status"] == "proposed":
            assert speaks_of_proposal, row
            assert row["strength"] == "common", row
        elif speaks_of_proposal:
            assert "law had not changed" in row["text"], row
    for row in rows("provision") + rows("support_types"):
        assert row["law_status"] != "proposed", row


def test_entitled_and_must_need_strength_must() -> None:
    for name, column in MAIN_TEXT.items():
        for row in rows(name):
            # A quoted "must" is the word itself being explained.
            if re.search(r"\bentitle|(?<!\")\bmust\b", row[column], re.IGNORECASE):
                assert row["strength"] == "must", row


def test_common_help_is_never_worded_as_promise() -> None:
    promises = re.compile(r"\bwill (get|be given|have|receive)\b|\bguarantee", re.IGNORECASE)

    assert [row for row in rows("provision") + rows("support_types") if promises.search(row["what"])] == []


def test_families_never_meet_an_avoided_word() -> None:
    found = []
    for name, columns in SEEN_BY_FAMILIES.items():
        for row in rows(name):
            # A term's page explains the very word.
            if row.get("topic") == "terms":
                continue
            text = OFFICIAL_NAMES.sub("", " ".join(row[column] for column in columns))
            found += [(next(iter(row.values())), match.group()) for match in AVOIDED.finditer(text)]

    assert found == []


def test_sentences_are_twenty_words_at_most() -> None:
    long = [
        sentence
        for name, columns in SEEN_BY_FAMILIES.items()
        for row in rows(name)
        for column in columns
        for sentence in re.split(r"(?<=[.?!])\s+", row[column])
        if len(sentence.split()) > 20
    ]

    assert long == []


def test_crisis_contacts_are_of_high_confidence() -> None:
    for row in rows("helplines"):
        groups = many(row["crisis_groups"])
        assert set(groups) <= set(LEADS), row
        assert set(many(row["topics"])) <= HELPLINE_TOPICS, row
        if groups:
            assert row["confidence"] == "high", row
            assert row["phone"] or row["text"] or row["url"], row


@pytest.mark.parametrize("group", LEADS)
def test_each_danger_group_leads_with_its_contacts(group: str) -> None:
    crisis = [row for row in rows("helplines") if group in many(row["crisis_groups"])]
    ordered = sorted(crisis, key=lambda row: int(row["position"]))

    assert [row["phone"] or row["text"] or row["url"] for row in ordered] == LEADS[group]
    assert len({row["position"] for row in ordered}) == len(ordered)


def test_no_checked_number_is_older_than_180_days() -> None:
    """Fails by itself when the numbers are due: ring or re-read each, then move its verified_on."""
    stale = [
        row["key"]
        for row in rows("helplines")
        if (row["phone"] or row["text"] or row["crisis_groups"])
        and row["confidence"] != "not_checked"
        and today() - date.fromisoformat(row["verified_on"]) > NUMBER_LASTS
    ]

    assert stale == []


def test_a_phone_can_be_dialled_as_written() -> None:
    """The old number of IPSEA is still going round: it must not come back."""
    for row in rows("helplines"):
        assert re.fullmatch(r"[0-9 ]*", row["phone"]), row
        assert row["phone"].replace(" ", "") != "08000184016", row


def test_authorities_are_153_now_and_154_after_surrey() -> None:
    def in_office(on: date) -> set[str]:
        return {
            row["gss_code"]
            for row in rows("authorities")
            if (day(row["valid_from"]) or on) <= on <= (day(row["valid_to"]) or on)
        }

    before, after = in_office(date(2027, 3, 31)), in_office(date(2027, 4, 1))

    assert len(before) == 153
    assert before - after == {"E10000030"}
    assert after - before == {"LON-EAST-SURREY", "LON-WEST-SURREY"}


def test_authorities_have_known_codes_and_plain_links() -> None:
    for row in rows("authorities"):
        ours = row["gss_code"].startswith("LON-")
        assert ours or re.fullmatch(r"E(06|08|09|10)\d{6}", row["gss_code"]), row
        assert row["friendly_name"], row
        assert bool(row["dfe_code"]) != ours, row
        for link in (row["local_offer_url"], row["sendiass_url"]):
            assert link == "" or re.fullmatch(r"https?://\S+", link), row
    codes = Counter(row["dfe_code"] for row in rows("authorities") if row["dfe_code"])
    assert codes.most_common(1)[0][1] == 1


def test_an_alias_never_points_to_two_councils() -> None:
    """Names are compared as typed words are: case, "&", hyphens and full stops set aside."""
    pointed = defaultdict(set)
    for row in rows("authorities"):
        pointed[spoken_name(row["name"])].add(row["gss_code"])
        pointed[spoken_name(row["friendly_name"])].add(row["gss_code"])
    for row in rows("authority_aliases"):
        pointed[spoken_name(row["alias"])].add(row["gss_code"])

    assert {alias: codes for alias, codes in pointed.items() if len(codes) != 1} == {}


def test_aliases_point_to_authorities_we_hold() -> None:
    held = {row["gss_code"] for row in rows("authorities")}

    assert {row["gss_code"] for row in rows("authority_aliases")} == held


@pytest.mark.parametrize("name", ["Newcastle", "Richmond", "Cumbria", "Northamptonshire", "Bedfordshire", "Stoke"])
def test_unclear_everyday_names_are_left_out(name: str) -> None:
    """Two councils, or places of that name elsewhere: better to offer choices than to guess."""
    assert spoken_name(name) not in {spoken_name(row["alias"]) for row in rows("authority_aliases")}


@pytest.mark.parametrize(
    ("alias", "gss_code"),
    [
        ("BCP", "E06000058"),
        ("Hull", "E06000010"),
        ("bath", "E06000022"),
        ("Durham", "E06000047"),
        ("RBKC", "E09000020"),
        ("Bristol City Council", "E06000023"),
        ("Bristol, City of", "E06000023"),
        ("Kent county council", "E10000016"),
        ("St Helens", "E08000013"),
        ("E10000002", "E06000060"),
        ("E08000019", "E08000039"),
    ],
)
def test_everyday_names_and_old_codes_are_known(alias: str, gss_code: str) -> None:
    known = {spoken_name(row["alias"]): row["gss_code"] for row in rows("authority_aliases")}

    assert known[spoken_name(alias)] == gss_code


def test_figures_are_held_for_england_and_153_councils() -> None:
    figures = {row["gss_code"]: row for row in rows("ehc_figures")}
    councils = {row["gss_code"] for row in rows("authorities") if not row["gss_code"].startswith("LON-")}

    assert set(figures) == councils | {"E92000001"}
    assert figures["E92000001"]["pct_within_20_weeks"] == "46.4"
    assert {row["year"] for row in figures.values()} == {"2024"}


@pytest.mark.parametrize(
    ("base", "share"), [("plans_issued", "pct_within_20_weeks"), ("requests", "pct_requests_refused")]
)
def test_shares_of_fewer_than_ten_are_hidden(base: str, share: str) -> None:
    for row in rows("ehc_figures"):
        assert row[base].isdigit(), row
        if int(row[base]) < 10:
            assert row[share] == "", row
        else:
            assert 0 <= float(row[share]) <= 100, row
