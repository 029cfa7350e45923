"""The same reply is not given three times running: the third time, people are named who can help instead."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from actions.enquiry import Enquiry
from actions.ladder import people
from actions.replies import Reply, answer_reply

_MOST = 2
_SLOT = "said"
_WORDS = (
    "I have said the same twice, so I may be missing what you need. These people can help you. "
    "You can also try other words."
)


def never_three_times(before: Enquiry, said: Reply, after: Enquiry) -> tuple[Reply, Enquiry]:
    """The reply, or people to talk to where it was the last two replies already.

    Args:
        before: What was known before the message, a print of the last reply among it.
        said: The reply.
        after: What is known after it.
    """
    mark = hashlib.blake2s(said["text"].encode(), digest_size=6).hexdigest()
    last, times = (before.told or {}).get(_SLOT) or ("", 0)
    times = times + 1 if last == mark else 1
    if times > _MOST:
        others = answer_reply(people())
        said = {**others, "outcome": "repair_people", "say": [_WORDS], "text": f"{_WORDS}\n\n{others['text']}"}
        mark, times = "", 0
    return said, replace(after, told={**(after.told or {}), _SLOT: [mark, times]})
