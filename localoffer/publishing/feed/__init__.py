"""A council's feed, read page by page into one file that the importer reads like any other."""

from localoffer.publishing.feed.address import list_addresses
from localoffer.publishing.feed.errand import FeedLimits
from localoffer.publishing.feed.reading import FeedReading, Progress, read_feed

__all__ = ["FeedLimits", "FeedReading", "Progress", "list_addresses", "read_feed"]
