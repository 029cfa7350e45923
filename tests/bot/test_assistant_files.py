"""The files an editor touches, kept in step: domain.yml, config.yml, credentials.yml, endpoints.yml and data/.

Rasa's own `data validate` prints most of these as warnings and still exits 0 (trap 15).
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.utils.io import read_yaml, read_yaml_file

from bot.nlu.reading_extractor import ENTITIES_FOUND
from tests.bot.rasa_server import ROOT

LABELS = set(
    "find_support ask_ordinarily_available ask_ehc_process ask_deadline ask_appeal_or_complaint ask_school_place "
    "ask_exclusion_or_ap ask_transport ask_money ask_short_breaks ask_childcare ask_transition_adulthood "
    "ask_diagnosis_or_health ask_who_is_responsible ask_rights_or_law compare_areas talk_to_person define_term "
    "about_service crisis out_of_scope update_offer".split()
)
SMALL_TALK = set("greet goodbye thank affirm deny start_again help inform bot_challenge show_more another_area".split())
DOMAIN = read_yaml_file(ROOT / "domain.yml")
CONFIG = read_yaml_file(ROOT / "config.yml")
RULES = [rule for path in sorted((ROOT / "data/rules").glob("*.yml")) for rule in read_yaml_file(path)["rules"]]


def intents_of(path: Path) -> dict[str, list[str]]:
    """Intent → its training messages, as one file holds them."""
    return {
        each["intent"]: [line[2:].strip() for line in each["examples"].splitlines()]
        for each in read_yaml_file(path)["nlu"]
    }


MESSAGES = {
    intent: messages
    for path in sorted((ROOT / "data/nlu").glob("*.yml"))
    for intent, messages in intents_of(path).items()
}


def declared_intents() -> set[str]:
    return {name for each in DOMAIN["intents"] for name in each}


def rule_steps() -> list[tuple[str, str]]:
    return [(rule["steps"][0]["intent"], rule["steps"][1]["action"]) for rule in RULES]


def test_domain_holds_exactly_the_agreed_intents():
    """Trap 15: none unused, none missing; `restart` is left to Rasa, which would overrule our rule for it."""
    assert declared_intents() == LABELS | SMALL_TALK | {"nlu_fallback"}


def test_every_intent_has_one_rule_to_one_action():
    """Trap 8: an intent without a rule would take the parent's turn back."""
    steps = rule_steps()

    assert Counter(intent for intent, _ in steps) == Counter(declared_intents())
    assert all(len(rule["steps"]) == 2 for rule in RULES)


def test_every_action_in_the_domain_is_used_by_a_rule():
    """Trap 15; the fallback action is used by the policy instead of Rasa's own, which reverts the turn (trap 8)."""
    assert {action for _, action in rule_steps()} | {"action_default_fallback"} == set(DOMAIN["actions"])
    policy = CONFIG["policies"][0]
    assert (policy["name"], policy["core_fallback_action_name"]) == ("RulePolicy", "action_default_fallback")


def test_every_intent_but_the_fallback_has_messages():
    assert set(MESSAGES) == LABELS | SMALL_TALK


def test_labels_have_enough_messages_to_learn_from():
    few = {intent: len(messages) for intent, messages in MESSAGES.items() if len(messages) < 30 and intent in LABELS}
    fewer = {intent: len(messages) for intent, messages in MESSAGES.items() if len(messages) < 15}

    assert (few, fewer) == ({}, {})


def test_no_message_is_taught_twice():
    counts = Counter(message.casefold() for messages in MESSAGES.values() for message in messages)

    assert [message for message, count in counts.items() if count > 1] == []


def test_square_brackets_stay_words_and_mark_no_entity():
    """Rasa's training format would read "[words](entity)" as markup."""
    data = TrainingDataImporter.load_from_dict(
        training_data_paths=[str(ROOT / "data/nlu")], domain_path=None, config={}
    ).get_nlu_data()
    with_postcode = [each for each in data.intent_examples if "[postcode]" in each.get("text")]

    assert with_postcode
    assert [each.get("text") for each in data.intent_examples if each.get("entities")] == []


def test_training_files_and_rule_files_share_their_topics():
    topics = {path.name for path in (ROOT / "data/nlu").glob("*.yml")}

    assert {path.name for path in (ROOT / "data/rules").glob("*.yml")} == topics | {"repair.yml"}


@pytest.mark.needs_shared
def test_no_real_message_was_copied_into_training():
    import csv  # noqa: PLC0415

    from rapidfuzz import fuzz, process  # noqa: PLC0415

    with (ROOT.parent / "shared/real_messages.csv").open(encoding="utf-8") as file:
        real = [row["text"] for row in csv.DictReader(file)]
    ours = [message for messages in MESSAGES.values() for message in messages if len(message.split()) > 5]

    close = [(each, found[0]) for each in ours if (found := process.extractOne(each, real, scorer=fuzz.ratio))[1] >= 85]
    assert close == []


def test_slots_are_filled_by_actions_only():
    """Traps 7 and 19: nothing swallows an interruption, nothing unchecked is kept."""
    for name, slot in DOMAIN["slots"].items():
        assert slot["mappings"] == [{"type": "custom"}], name
        assert slot["influence_conversation"] is False, name


def test_domain_has_no_forms_and_no_global_validation():
    """Traps 7, 18 and 19."""
    assert "forms" not in DOMAIN
    assert "action_validate_slot_mappings" not in DOMAIN["actions"]


def test_no_slot_is_carried_into_a_new_session():
    assert DOMAIN["session_config"] == {"session_expiration_time": 60, "carry_over_slots_to_new_session": False}


def test_responses_hold_no_buttons_and_no_braces():
    """Trap 14: braces in a domain button are taken for slots, and every slot's value is logged."""
    for name, variations in DOMAIN["responses"].items():
        assert [set(each) for each in variations] == [{"text"}], name
        assert not re.search(r"[{}]", variations[0]["text"]), name


def test_only_the_last_net_is_worded_in_the_domain():
    """Trap 15: an utterance nobody says; the last net is Rasa's own to say."""
    assert list(DOMAIN["responses"]) == ["utter_default"]


def test_every_entity_our_extractor_finds_is_declared():
    """Rasa warns with the entity's name on every message otherwise."""
    assert set(ENTITIES_FOUND) <= set(DOMAIN["entities"])


def test_entities_never_steer_a_rule():
    assert all(each[name] == {"use_entities": []} for each in DOMAIN["intents"] for name in each)


def test_pipeline_leaves_out_what_stalls_or_only_renames():
    """Traps 5 and 20: RegexFeaturizer is quadratic; a synonym mapper only renames what something else found."""
    names = [step["name"] for step in CONFIG["pipeline"]]

    assert not {"RegexFeaturizer", "EntitySynonymMapper", "RegexEntityExtractor"} & set(names)
    assert names[0] == "bot.nlu.message_guard.MessageGuard"


def test_our_channel_is_the_only_one_open():
    """Trap 12: Socket.IO stays off, and with it its lost messages."""
    text = (ROOT / "credentials.yml").read_text(encoding="utf-8").replace("${OFFER_INTERNAL_TOKEN}", "x")

    assert list(read_yaml(text)) == ["bot.channel.NavigatorChannel"]


@pytest.mark.parametrize("name", ["endpoints.yml", "credentials.yml"])
def test_secrets_come_from_the_environment(name):
    secrets = re.findall(r"^\s*token: (.*)$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)

    assert secrets == ["${OFFER_INTERNAL_TOKEN}"]


def test_domain_loads_without_complaint():
    assert Domain.load(str(ROOT / "domain.yml")).intents
