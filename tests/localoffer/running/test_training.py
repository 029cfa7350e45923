from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from localoffer.errors import StartError
from localoffer.running.training import FINGERPRINTED, archive_name, ensure_model, fingerprint
from localoffer.settings import ROOT
from tests.localoffer.running.small_processes import settings_in

RASA = """
import pathlib, sys, time
out, name = (sys.argv[sys.argv.index(flag) + 1] for flag in ("--out", "--fixed-model-name"))
with open(sys.argv[1], "a") as calls:
    calls.write(" ".join(sys.argv[2:]) + chr(10))
ending = sys.argv[2]
archive = pathlib.Path(out, name + ".tar.gz")
archive.write_text("half")
if ending == "slow":
    time.sleep(1)
if ending == "fails":
    print("InvalidRule: two rules contradict")
    sys.exit(1)
if ending == "forgets":
    archive.unlink()
    sys.exit(0)
archive.write_text("whole")
"""
"""Stands in for the Rasa program, which takes a minute: same arguments, same result, and three ways to go wrong."""


@pytest.fixture
def checkout(tmp_path):
    """A little tree with one file of each kind that training reads."""
    root = tmp_path / "checkout"
    for name in (
        "config.yml", "domain.yml", "data/nlu/money.yml", "data/rules/money.yml", "data/stories/money.yml",
        "data/vocabulary/needs.csv", "data/offer/authorities.csv", "data/offer/authority_aliases.csv",
        "data/offer/helplines.csv", "bot/nlu/message_guard.py", "bot/channel.py", "localoffer/reading/age.py",
        "localoffer/settings.py", "requirements/rasa.txt", "requirements/product.txt", "README.md",
    ):  # fmt: skip
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"this is {name}", encoding="utf-8")
    return root


@pytest.fixture
def rasa(tmp_path):
    """Builds the stand-in: `rasa()` works, `rasa("fails")` does not; `rasa.calls()` counts."""
    script, calls = tmp_path / "rasa.py", tmp_path / "calls"
    script.write_text(RASA, encoding="utf-8")

    def command(ending="works"):
        return sys.executable, str(script), str(calls), ending

    command.calls = lambda: calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []
    return command


@pytest.mark.parametrize(
    "name",
    [
        "config.yml", "domain.yml", "data/nlu/money.yml", "data/rules/money.yml", "data/stories/money.yml",
        "data/vocabulary/needs.csv", "data/offer/authorities.csv", "data/offer/authority_aliases.csv",
        "bot/nlu/message_guard.py", "localoffer/reading/age.py", "requirements/rasa.txt",
    ],
)  # fmt: skip
def test_a_changed_training_file_changes_the_fingerprint(checkout, name):
    before = fingerprint(checkout)

    (checkout / name).write_text("changed", encoding="utf-8")

    assert fingerprint(checkout) != before


@pytest.mark.parametrize(
    "name",
    ["README.md", "bot/channel.py", "localoffer/settings.py", "requirements/product.txt", "data/offer/helplines.csv"],
)
def test_other_files_leave_the_fingerprint_alone(checkout, name):
    before = fingerprint(checkout)

    (checkout / name).write_text("changed", encoding="utf-8")

    assert fingerprint(checkout) == before


@pytest.mark.parametrize("name", ["data/nlu/.money.yml.swp", "data/nlu/__pycache__/x.pyc"])
def test_leftovers_of_tools_leave_the_fingerprint_alone(checkout, name):
    before = fingerprint(checkout)

    (checkout / name).parent.mkdir(exist_ok=True)
    (checkout / name).write_text("left over", encoding="utf-8")

    assert fingerprint(checkout) == before


def test_a_renamed_training_file_changes_the_fingerprint(checkout):
    before = fingerprint(checkout)

    (checkout / "data/nlu/money.yml").rename(checkout / "data/nlu/travel.yml")

    assert fingerprint(checkout) != before


def test_touching_a_file_leaves_the_fingerprint_alone(checkout):
    before = fingerprint(checkout)

    os.utime(checkout / "config.yml", (0, 0))

    assert fingerprint(checkout) == before


def test_every_fingerprinted_pattern_finds_something_here():
    # data/stories is Rasa's third kind; the house has it only when a rule is not enough.
    empty = [pattern for pattern in FINGERPRINTED if "stories" not in pattern and not any(ROOT.glob(pattern))]

    assert empty == []


def test_the_second_start_trains_nothing(tmp_path, checkout, rasa):
    settings = settings_in(tmp_path)

    first = ensure_model(settings, say=str, rasa=rasa(), root=checkout)
    second = ensure_model(settings, say=str, rasa=rasa(), root=checkout)

    assert first == second == tmp_path / "models" / archive_name(checkout)
    assert first.read_text(encoding="utf-8") == "whole"
    assert len(rasa.calls()) == 1


def test_a_forced_training_replaces_the_archive(tmp_path, checkout, rasa):
    settings = settings_in(tmp_path)
    archive = ensure_model(settings, say=str, rasa=rasa(), root=checkout)
    archive.write_text("an older one", encoding="utf-8")

    ensure_model(settings, say=str, force=True, rasa=rasa(), root=checkout)

    assert archive.read_text(encoding="utf-8") == "whole"


def test_changed_examples_are_trained_again(tmp_path, checkout, rasa):
    settings = settings_in(tmp_path)
    first = ensure_model(settings, say=str, rasa=rasa(), root=checkout)

    (checkout / "data/nlu/money.yml").write_text("more examples", encoding="utf-8")
    second = ensure_model(settings, say=str, rasa=rasa(), root=checkout)

    assert first != second
    assert len(rasa.calls()) == 2


def test_rasa_is_told_only_folders_that_exist(tmp_path, checkout, rasa):
    (checkout / "data/stories/money.yml").unlink()
    (checkout / "data/stories").rmdir()

    ensure_model(settings_in(tmp_path), say=str, rasa=rasa(), root=checkout)

    assert f"--data {checkout}/data/nlu {checkout}/data/rules --out" in rasa.calls()[0]


@pytest.mark.parametrize("ending", ["fails", "forgets"])
def test_a_failed_training_leaves_no_archive_behind(tmp_path, checkout, rasa, ending):
    settings = settings_in(tmp_path)

    with pytest.raises(StartError) as failed:
        ensure_model(settings, say=str, rasa=rasa(ending), root=checkout)

    assert str(tmp_path / "var" / "log" / "training.log") in str(failed.value)
    assert "\n" not in str(failed.value)
    assert [file.name for file in (tmp_path / "models").iterdir()] == [".training.lock"]


def test_what_training_said_is_in_its_log(tmp_path, checkout, rasa):
    with pytest.raises(StartError):
        ensure_model(settings_in(tmp_path), say=str, rasa=rasa("fails"), root=checkout)

    assert "two rules contradict" in (tmp_path / "var" / "log" / "training.log").read_text(encoding="utf-8")


def test_a_missing_rasa_is_one_clear_sentence(tmp_path, checkout):
    with pytest.raises(StartError, match="the training cannot start"):
        ensure_model(settings_in(tmp_path), say=str, rasa=[str(tmp_path / "no-rasa")], root=checkout)


def test_two_starts_at_once_train_only_once(tmp_path, checkout, rasa):
    settings, found = settings_in(tmp_path), []

    def start():
        found.append(ensure_model(settings, say=str, rasa=rasa("slow"), root=checkout))

    starts = [threading.Thread(target=start) for _ in range(2)]
    for each in starts:
        each.start()
    for each in starts:
        each.join()

    assert len(rasa.calls()) == 1
    assert found[0] == found[1]


def test_only_the_last_three_archives_are_kept(tmp_path, checkout, rasa):
    models = tmp_path / "models"
    models.mkdir()
    for age, name in enumerate(["navigator-old.tar.gz", "navigator-older.tar.gz", "navigator-oldest.tar.gz"]):
        (models / name).write_text("a model", encoding="utf-8")
        os.utime(models / name, (1000 - age, 1000 - age))
    (models / "README.md").write_text("kept", encoding="utf-8")

    archive = ensure_model(settings_in(tmp_path), say=str, rasa=rasa(), root=checkout)

    kept = {archive.name, "navigator-old.tar.gz", "navigator-older.tar.gz", "README.md", ".training.lock"}
    assert {file.name for file in models.iterdir()} == kept


def test_left_overs_of_a_killed_training_are_swept(tmp_path, checkout, rasa):
    (tmp_path / "models" / ".training-killed").mkdir(parents=True)

    ensure_model(settings_in(tmp_path), say=str, rasa=rasa(), root=checkout)

    assert not (tmp_path / "models" / ".training-killed").exists()


def test_models_that_cannot_be_written_are_named(tmp_path, checkout, rasa):
    Path(tmp_path / "models").write_text("in the way", encoding="utf-8")

    with pytest.raises(StartError, match="OFFER_MODELS"):
        ensure_model(settings_in(tmp_path), say=str, rasa=rasa(), root=checkout)
