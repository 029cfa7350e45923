"""Every use case: one method, one transaction.

The command line, the web app and the action server each hold one `Navigator` and nothing else of the core's insides.
"""

from localoffer.navigator.area import Home
from localoffer.navigator.navigator import Navigator, Request, home_of, place_answer
from localoffer.navigator.offers import OfferImport

__all__ = ["Home", "Navigator", "OfferImport", "Request", "home_of", "place_answer"]
