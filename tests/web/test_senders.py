"""Which names of other chat clients' visitors are taken, and what each stands for."""

from __future__ import annotations

import secrets
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localoffer.reading.redaction import Redactor
from tests.web.fakes import FakeClock
from web.conversations import Conversations
from web.senders import Senders, looks_random

HERE, THERE = "https://www.council.example", "https://other.example"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def senders(clock: FakeClock) -> Senders:
    return Senders("a secret of this installation", Conversations(3600, clock, Redactor))


@pytest.mark.parametrize(
    "name",
    [
        "",
        "default",
        "user",
        "1234",
        "12345678901234567890123456789012345678901234567890",
        "0123456789abcdef0123456789abcdef",
        "00000000000000000000000000000000",
        "00000000-0000-0000-0000-000000000001",
        "abababababababababababababababababababababab",
        "parent-of-a-child-at-the-primary-school-in-town",
        "theMotherOfTwoChildrenWhoLivesNextToTheChurch",
        "someone@example.org",
        "V1StGXR8_Z5jdHi6B-myT",  # 21 letters of 64: 126 bits
        "9f86d081884c7d659a2feaa0c55ad01",  # 31 hexadecimal digits: 124 bits
        "9f86d081884c7d659a2feaa0c55ad015\n",
        "é" * 40,
        "9f86d081884c7d659a2feaa0c55ad015" * 8,
        None,
        7,
        ["9f86d081884c7d659a2feaa0c55ad015"],
    ],
)
def test_short_common_and_patterned_names_are_not_taken(name):
    assert not looks_random(name)


@given(st.uuids(version=4))
def test_every_random_uuid_is_taken(name: uuid.UUID):
    """Drawn by hypothesis, which likes small numbers: those that are all noughts are no random names."""
    if len(set(name.hex)) < 12:
        return
    assert looks_random(str(name)) == looks_random(name.hex) == looks_random(str(name).upper())


def test_what_clients_make_by_chance_is_taken():
    makers = (
        lambda: str(uuid.uuid4()),
        lambda: secrets.token_hex(16),
        lambda: secrets.token_hex(32),
        lambda: secrets.token_urlsafe(32),
        lambda: "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(40)),
    )

    for make in makers:
        taken = sum(looks_random(make()) for _ in range(400))
        assert taken >= 396


def test_same_name_from_same_site_goes_on(senders):
    name = str(uuid.uuid4())

    first, again = senders.conversation(name, HERE), senders.conversation(name, HERE)

    assert first == again
    assert first[1] is False


def test_same_name_from_another_site_is_somebody_else(senders):
    name = str(uuid.uuid4())

    here, there = senders.conversation(name, HERE)[0], senders.conversation(name, THERE)[0]

    assert here.id != there.id


def test_our_own_id_tells_nothing_of_the_name(senders):
    name = secrets.token_hex(16)

    conversation, _ = senders.conversation(name, HERE)

    assert name not in conversation.id
    assert name not in repr(vars(senders))


def test_quiet_conversation_is_forgotten_and_never_comes_back(senders, clock):
    name = str(uuid.uuid4())
    before, _ = senders.conversation(name, HERE)

    clock.now += 3601
    after, forgotten = senders.conversation(name, HERE)

    assert forgotten
    assert after.id != before.id
    assert senders.conversation(name, HERE) == (after, False)


def test_parting_frees_a_name(senders):
    name = str(uuid.uuid4())
    before, _ = senders.conversation(name, HERE)

    gone = senders.part(name, HERE)
    after, forgotten = senders.conversation(name, HERE)

    assert gone == before.id
    assert after.id != before.id
    assert not forgotten
    assert senders.part("never seen", HERE) is None
