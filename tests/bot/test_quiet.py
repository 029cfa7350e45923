"""What stays of an exception in the log."""

from __future__ import annotations

import logging

import pytest

from bot.quiet import TALKATIVE, hush


@pytest.mark.parametrize("name", TALKATIVE)
def test_only_the_class_of_an_exception_is_logged(name, caplog):
    """Trap 3: an exception's sentence can quote a whole tracker."""
    hush()
    hush()
    try:
        {}["07700 900123"]
    except KeyError:
        with caplog.at_level(logging.ERROR):
            logging.getLogger(name).exception("it was %s", "07700 900123")

    assert "KeyError" in caplog.text
    assert "07700" not in caplog.text
    assert "Traceback" not in caplog.text


def test_record_without_exception_stays_as_it_is(caplog):
    hush()

    with caplog.at_level(logging.INFO):
        logging.getLogger("rasa.core.processor").info("loading %s", "a model")

    assert caplog.messages == ["loading a model"]
