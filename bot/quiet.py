"""Keeps a family's words out of the Rasa server's log.

Rasa and Sanic log a failing turn with its traceback, and an exception's sentence can quote a whole tracker or reply.
Of every exception in their logs only the class stays.
"""

from __future__ import annotations

import logging

TALKATIVE = (
    "asyncio",
    "rasa.core.actions.action",
    "rasa.core.agent",
    "rasa.core.lock_store",
    "rasa.core.processor",
    "rasa.core.tracker_store",
    "rasa.engine.graph",
    "sanic.error",
    "sanic.root",
)
"""Loggers that report failures together with what caused them."""


class ClassOnly(logging.Filter):
    """Replaces an exception by the name of its class, wherever the record carries one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mend the record; never hold it back."""
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is not None:
            record.msg, record.args = f"{record.name}: {type(error).__name__} while handling a turn", ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def hush() -> None:
    """Put the filter on every talkative logger; once is enough, twice does no harm."""
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        if not any(isinstance(each, ClassOnly) for each in logger.filters):
            logger.addFilter(ClassOnly())
