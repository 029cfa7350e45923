"""Any entry a directory might serve, clean or dirty, in the shapes of every dialect."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.localoffer.publishing.offer_files import an_id

_SNIPPETS = (
    "Saturday club", "autism", "talking", "<b>bold</b>", "<p>one</p><p>two</p>", "&amp;", "&amp;amp;lt;b&amp;gt;", "&lt;script&gt;", "<",
    ">", "a <b", "n/a", "TBC", "-", "donâ€™t", "Ã©", "£5", "free", "\n\n", "\r\n", "\t", "\u200b", "\x00", "\x07", "é", "e\u0301", "✓",
    "“quoted”", "Parent > Child", "0117 496 0123", "07700 900123", "07700 900123 ext 4", "help@club.org.uk", "jo.bloggs@council.gov.uk",
    "www.club.org.uk", "https://club.org.uk/ä b", "http://https://x.org.uk", "BS3 1AA", "BS3", "bs31aa", "6 years - 14 years", "under 5s",
    "Nationwide", "Online", "Zoom", "Bristol", "E06000023", "Jo Bloggs", "Family team", "Reception", "data:image/png;base64,AAAA",
    "![x](y)", "=1+1", "5634", '{"type":"Point"}', "<kml/>", "sample", "not stated", "Sample: x", "&", ";", ",", ".", "(", "'", '"',
)  # fmt: skip

pieces = st.one_of(st.sampled_from(_SNIPPETS), st.text(max_size=8))
texts = st.lists(pieces, min_size=1, max_size=5).flatmap(
    lambda found: st.sampled_from(("", " ", "\n")).map(lambda between: between.join(found))
)
numbers = st.one_of(
    st.integers(-5, 150),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from((0, 5.5, 99, 51.4545, -2.5879)),
)
days = st.one_of(st.dates().map(str), st.sampled_from(("2026-09-14", "14/09/2026", "14 September 2026")), texts)
moments = st.one_of(
    st.datetimes().map(lambda value: value.isoformat()), st.sampled_from(("2026-01-02T03:04:05.123456Z",))
)
times = st.one_of(st.sampled_from(("09:30", "9am", "17:00:00Z", "10:00+01:00")), texts)
ids = st.one_of(st.integers(1, 4).map(an_id), st.sampled_from(("5634", "UPPER", 17, an_id(7).upper(), an_id(1))), texts)


def some(required: dict[str, Any] | None = None, **fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """An object with any of these fields."""
    dirty = {name: st.one_of(each, st.sampled_from((None, "", [], "n/a"))) for name, each in fields.items()}
    return st.fixed_dictionaries(required or {}, optional=dirty)


def lists(each: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(each, max_size=3)


phones = some(id=ids, number=st.one_of(texts, st.integers(1, 10**11)), description=texts, extension=texts)
contacts = some(id=ids, name=texts, title=texts, department=texts, email=texts, phones=lists(phones), phone=texts)
schedules = some(
    id=ids, freq=st.one_of(st.sampled_from(("WEEKLY", "MONTHLY", "DAILY")), texts), interval=numbers,
    byday=st.one_of(st.sampled_from(("MO,TU", "2WE,-1FR", "Monday to Friday")), texts), bymonthday=st.sampled_from(("1,-5", "x")),
    opens_at=times, closes_at=times, valid_from=days, valid_to=days, dtstart=days, description=texts, notes=texts,
    service_at_location_id=ids,
)  # fmt: skip
addresses = some(
    id=ids, address_1=texts, address_2=texts, city=texts, state_province=texts, postal_code=texts, country=texts
)
locations = some(
    id=ids, name=texts, location_type=st.one_of(st.sampled_from(("physical", "virtual", "postal")), texts), latitude=numbers,
    longitude=numbers, addresses=lists(addresses), accessibility=lists(st.one_of(texts, some(description=texts, details=texts))),
    schedules=lists(schedules), phones=lists(phones), mask_exact_address=st.booleans(),
)  # fmt: skip
links = some(id=ids, location=locations, location_id=ids, schedules=lists(schedules), contacts=lists(contacts))
terms = some(id=ids, name=texts, taxonomy=texts, vocabulary=texts, term_uri=texts, code=texts, slug=texts)
organisations = some(id=ids, name=texts, description=texts, url=texts, email=texts, website=texts, phones=lists(phones))
values = st.recursive(st.one_of(texts, numbers, st.booleans(), st.none()), lambda inner: lists(inner) | st.dictionaries(texts, inner, max_size=3), max_leaves=6)  # fmt: skip

entries = some(
    {"id": ids, "name": texts},
    description=texts, status=st.one_of(st.sampled_from(("active", "closed", "inactive")), texts), url=texts, email=texts,
    minimum_age=st.one_of(numbers, texts), maximum_age=st.one_of(numbers, texts), age_range=texts, eligibility_description=texts,
    eligibilitys=lists(some(eligibility=texts, minimum_age=numbers, maximum_age=numbers)), application_process=texts,
    needs_referral=st.booleans(), attending_access=st.sampled_from(("referral", "drop-in")), alert=texts, assured_date=days,
    last_modified=moments, fees=texts, fees_description=texts, free=st.booleans(), organization=organisations,
    cost_options=lists(some(id=ids, option=texts, amount=st.one_of(numbers, texts), amount_description=texts, valid_from=days)),
    contacts=lists(contacts), phones=lists(phones), phone=texts, service_at_locations=lists(links), locations=lists(locations),
    service_areas=lists(some(id=ids, name=texts, service_area=texts, uri=texts, extent=texts, extent_type=texts)),
    schedules=lists(schedules), attributes=lists(some(id=ids, link_type=texts, taxonomy_term=terms, value=texts)),
    taxonomies=lists(terms), send_needs=lists(some(id=ids, name=texts, slug=texts)), languages=lists(some(id=ids, name=texts)),
    extra=values, funding=lists(some(source=texts)), lon_source_id=texts, lon_stand_ins=lists(texts),
)  # fmt: skip
