"""The language of a request: named in its address, the same for a page and all it leads to, and never guessed.

`?language=cy` is no word of a family, so it may stand in an address. Without it, and for languages we do not speak, the
installation's usual one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import parse_qs

from flask import Flask

from localoffer import language
from localoffer.answers import wording
from localoffer.errors import SettingError
from web.messages import scripts_say
from web.template_words import TemplateWords

NAME = "language"
_UNSPOKEN = frozenset({"static", "widget.loader", "widget.module", "widget.pinned"})
"""Files that are the same in every language."""
_Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class InLanguage:
    """Answers each request in its language.

    Args:
        answer: What answers.
        codes: The languages we speak, the usual one first.
    """

    def __init__(self, answer: _Wsgi, codes: Sequence[str]) -> None:
        self._answer, self._codes = answer, codes

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """One request."""
        asked = parse_qs(environ.get("QUERY_STRING", "")).get(NAME, [""])[0]
        with language.in_language(asked if asked in self._codes else self._codes[0]):
            return self._answer(environ, start_response)


def speak(app: Flask, codes: Sequence[str]) -> None:
    """Make an app speak these languages, the usual one first.

    Raises:
        SettingError: There is no catalogue for one of them.
    """
    if missing := [code for code in codes if not language.is_held(code)]:
        raise SettingError("OFFER_LANGUAGES", missing[0], "languages with a catalogue in localoffer/locale")
    app.jinja_env.add_extension(TemplateWords)
    app.jinja_env.filters.update(capital=capital, day=wording.day, month=wording.month, worded=language.worded)
    app.wsgi_app = InLanguage(app.wsgi_app, codes)  # type: ignore[method-assign]

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, Any]) -> None:
        if language.now() != codes[0] and endpoint not in _UNSPOKEN:
            values.setdefault(NAME, language.now())

    @app.context_processor
    def tell_language() -> dict[str, Any]:
        return {
            "page_language": tag(language.now()),
            "direction": language.direction(),
            "script_words": script_words(),
            "languages": [(code, tag(code), language.name_of(code)) for code in codes if code != language.now()],
        }


def script_words() -> dict[str, str]:
    """What our scripts say in the language in use, by its English; nothing for English."""
    if language.now() == language.ENGLISH:
        return {}
    return {text: told for text in scripts_say() if (told := language.worded(text)) != text}


def capital(text: str) -> str:
    """Words in the language in use, with a capital letter in front; nothing else is changed ("ADHD")."""
    told = language.worded(text)
    return told[:1].upper() + told[1:]


def tag(code: str) -> str:
    """A language's tag in HTML: ours is British English."""
    return "en-GB" if code == language.ENGLISH else code
