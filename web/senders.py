"""The names other chat clients give their visitors, and the conversation each stands for.

A name is a secret: whoever knows it could go on with that conversation. So only names that look like 128 random bits
are taken, and none is kept: only a keyed hash of it together with the site it came from.
"""

from __future__ import annotations

import hashlib
import math
import re
import string
import threading
from collections import OrderedDict
from itertools import pairwise

from web.conversations import MOST_CONVERSATIONS, Conversation, Conversations, mint_id

LEAST_BITS = 128
LONGEST_NAME = 200
_SHAPE = re.compile(r"[A-Za-z0-9_.:~+/=-]+")
_HEX = frozenset(string.hexdigits.lower())
_KINDS = (string.ascii_lowercase, string.ascii_uppercase, string.digits)


def looks_random(name: object) -> bool:
    """Whether a name could hold 128 random bits: long enough for its letters, and neither a word nor a pattern.

    A UUID counts: it is the name most clients make, 32 hexadecimal digits long, though six of its bits are fixed.
    """
    if not isinstance(name, str) or len(name) > LONGEST_NAME or not _SHAPE.fullmatch(name):
        return False
    letters = [each for each in name if each.isalnum()]
    one_case = name.lower() == name or name.upper() == name
    if one_case and _HEX.issuperset("".join(letters).lower()):
        return len(letters) * 4 >= LEAST_BITS and not _is_pattern(letters)
    # Where both cases stand side by side, "-" and "_" are two more letters of the same alphabet (base64url).
    held = len(letters) * math.log2(36) if one_case else len(name) * math.log2(64)
    if held < LEAST_BITS or _is_pattern(letters) or not any(each.isdigit() for each in letters):
        return False
    return _share_of_changes(letters) > (1 / 8 if one_case else 1 / 3)


def _is_pattern(letters: list[str]) -> bool:
    """Whether at least half could be told from what stands before: repeats, runs such as 1234, the same pairs again."""
    seen: set[tuple[str, str]] = set()
    foreseen = 0
    for pair in pairwise(letters):
        foreseen += pair in seen or abs(ord(pair[1]) - ord(pair[0])) <= 1
        seen.add(pair)
    return 2 * foreseen >= len(letters)


def _share_of_changes(letters: list[str]) -> float:
    """How often small letters, capitals and digits change: in words seldom, in random text all the time."""
    kinds = [next((at for at, kind in enumerate(_KINDS) if each in kind), -1) for each in letters]
    return sum(one != other for one, other in pairwise(kinds)) / max(1, len(kinds) - 1)


class Senders:
    """Which conversation belongs to whom.

    Args:
        secret_key: Keys the hashes.
        conversations: Those under way.
    """

    def __init__(self, secret_key: str, conversations: Conversations) -> None:
        self._key = hashlib.blake2b(secret_key.encode(), digest_size=32, person=b"senders").digest()
        self._conversations, self._lock = conversations, threading.Lock()
        self._known: OrderedDict[bytes, str] = OrderedDict()

    def conversation(self, name: object, origin: str) -> tuple[Conversation, bool] | None:
        """The conversation a name stands for, started when there is none.

        Args:
            name: As the client gave it.
            origin: The site it came from, "" where it named none.

        Returns:
            The conversation, and whether an earlier one had been forgotten; None for a name we do not take.
        """
        if not isinstance(name, str) or not looks_random(name):
            return None
        hidden = self._hidden(name, origin)
        with self._lock:
            known = self._known.pop(hidden, None)
            lives = known is not None and self._conversations.get(known) is not None
            conversation = self._conversations.open(known if known is not None and lives else mint_id())
            self._known[hidden] = conversation.id
            while len(self._known) > MOST_CONVERSATIONS:
                self._known.popitem(last=False)
        return conversation, known is not None and not lives

    def part(self, name: object, origin: str) -> str | None:
        """Let a name stand for nothing, so that it may begin anew; gives the id it stood for."""
        with self._lock:
            return self._known.pop(self._hidden(str(name), origin), None)

    def _hidden(self, name: str, origin: str) -> bytes:
        return hashlib.blake2b(f"{origin}\n{name}".encode(), key=self._key, digest_size=32).digest()
