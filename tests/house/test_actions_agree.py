"""`domain.yml` and the actions the action server really registers name the same things."""

from __future__ import annotations

import subprocess
import sys

import pytest
from ruamel.yaml import YAML

from tests.house.product_source import ROOT

ASK_REGISTERED = """
import warnings
warnings.simplefilter("ignore")
from rasa_sdk.executor import ActionExecutor
executor = ActionExecutor()
executor.register_package("actions")
print("registered:", *executor.actions)
"""


@pytest.fixture(scope="module")
def domain():
    return YAML(typ="safe").load((ROOT / "domain.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def registered():
    asked = subprocess.run(
        [sys.executable, "-c", ASK_REGISTERED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr
    line = next(line for line in asked.stdout.splitlines() if line.startswith("registered:"))
    return set(line.split()[1:])


def ours(domain) -> set[str]:
    """The domain's actions that are code; `utter_…` are wording."""
    return {name for name in domain["actions"] if not name.startswith("utter_")}


def test_domain_names_exactly_the_registered_actions(domain, registered):
    assert registered
    assert ours(domain) == registered


def test_every_form_has_its_validation_registered(domain, registered):
    forms = domain.get("forms", {})

    assert {f"validate_{form}" for form in forms} <= registered


def test_every_utterance_named_as_action_has_wording(domain):
    named = {name for name in domain["actions"] if name.startswith("utter_")}

    assert named <= domain.get("responses", {}).keys()
