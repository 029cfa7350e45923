"""Which kind of feed records come from, by the fields most of them share; what is no service is refused by name."""

from __future__ import annotations

from collections import Counter

from localoffer.errors import UploadError
from localoffer.publishing.draft import shorten
from localoffer.publishing.own_fields import GSS_CODE

ORUK_3, ORUK_1, HSDS_3, OUTPOST = "oruk-3.0", "oruk-1.0", "hsds-3.0", "outpost"

_FIRST = 50
"""Records whose fields tell services from other lists."""
# Fields that only one kind of feed has; a feed may have fields of several kinds, so the strongest sign is asked first.
_SIGNS: tuple[tuple[str, frozenset[str]], ...] = (
    (ORUK_3, frozenset({GSS_CODE})),
    (
        OUTPOST,
        frozenset({"send_needs", "target_directories", "local_offer", "suitabilities", "needs_referral"}),
    ),
    (
        ORUK_1,
        frozenset(
            {
                "eligibilitys", "service_taxonomys", "regular_schedules", "holiday_schedules", "fundings",
                "link_taxonomys", "deliverable_type", "attending_access",
            }
        ),
    ),
    (
        HSDS_3,
        frozenset(
            {
                "phones", "alternate_name", "interpretation_services", "application_process", "fees_description",
                "wait_time", "eligibility_description", "licenses", "required_documents", "program", "program_id",
                "capacities", "additional_urls",
            }
        ),
    ),
)  # fmt: skip
_WORDS = frozenset({"name", "title", "description", "service_name", "serviceName", "organization", "organisation"})
_OF_SERVICES = frozenset(
    {
        "organization", "organisation", "organization_id", "status", "service_at_locations", "min_age", "minimum_age",
        "contacts", "schedules", "cost_options", "eligibilitys", "attributes", "assured_date", "send_needs",
    }
)  # fmt: skip
_OTHERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("taxonomy terms", frozenset({"term_uri", "taxonomy", "taxonomy_id", "parent_id", "vocabulary", "taxonomy_terms"})),
    ("organisations", frozenset({"services", "organization_identifiers", "parent_organization_id", "legal_status"})),
    ("places", frozenset({"addresses", "physical_addresses", "location_type"})),
)


class Recogniser:
    """Looks at records one after the other and remembers only what tells their kind.

    Attributes:
        listed: Entries seen, whatever they are.
        count: Those that are not null.
    """

    def __init__(self) -> None:
        self.listed = self.count = 0
        self._objects = 0
        self._keys: set[str] = set()
        self._votes: Counter[str] = Counter()

    def see(self, value: object) -> None:
        """Another entry of the list."""
        self.listed += 1
        self.count += value is not None
        if not isinstance(value, dict):
            return
        self._objects += 1
        if self._objects <= _FIRST:
            self._keys |= value.keys()
        self._votes[next((kind for kind, signs in _SIGNS if signs & value.keys()), "")] += 1

    def format(self, envelope: str = "") -> str:
        """The kind of feed.

        Args:
            envelope: Name of the field the records are listed under; "" for none.

        Raises:
            UploadError: The records are of another kind, such as organisations.
        """
        if self.listed and not self._objects:
            raise UploadError(
                "The file is a list, but not of services: its entries are plain values. Save the services."
            )
        self._refuse_others()
        if self._votes[OUTPOST]:
            return OUTPOST
        if envelope == "content" or self._votes[ORUK_1]:
            return ORUK_1
        return HSDS_3 if self._votes[HSDS_3] else ORUK_3

    def _refuse_others(self) -> None:
        if not self._keys:
            return
        if not self._keys & _WORDS:
            seen = shorten(", ".join(sorted(self._keys)))
            raise UploadError(f"The file is JSON, but not services: its fields are {seen}. Save the list of services.")
        if self._keys & _OF_SERVICES:
            return
        for kind, signs in _OTHERS:
            if self._keys & signs:
                raise UploadError(f"These look like {kind}, not services. Save what the feed sends at /services.")
