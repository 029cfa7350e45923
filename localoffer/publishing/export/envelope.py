"""One page of a list, with the header that Open Referral UK gives it, which no schema of its checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def page_of(contents: Sequence[Any], *, total: int, page: int, per_page: int) -> dict[str, Any]:
    """A page of a list.

    Args:
        contents: The records of this page.
        total: Records in the whole result.
        page: Which page, from 1.
        per_page: Records on a full page, above 0.

    Returns:
        The page. A list without records is one page, both first and last, and empty.
    """
    pages = max(1, -(-total // per_page))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page == pages,
        "empty": not contents,
        "contents": list(contents),
    }
