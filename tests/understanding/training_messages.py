"""The messages the assistant is trained on, as they stand in data/nlu."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ruamel.yaml import YAML

from localoffer.settings import ROOT

_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_NOT_A_WORD = re.compile(r"[\W_]+")


@cache
def training_messages() -> dict[str, list[str]]:
    """Every training message by its label, entity marks taken out."""
    messages: dict[str, list[str]] = {}
    for file in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        for block in YAML(typ="safe").load(file.read_text(encoding="utf-8")).get("nlu") or ():
            if "intent" in block:
                messages.setdefault(block["intent"], []).extend(_examples(block["examples"]))
    return messages


def normal(text: str) -> str:
    """The words of a text, small letters, with single spaces and no marks."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("\u2019", "")
    return " ".join(_NOT_A_WORD.sub(" ", plain).split())


def _examples(block: str) -> Iterator[str]:
    # One message may run over several lines; each starts with a dash.
    for message in re.split(r"^\s*- ", block, flags=re.MULTILINE):
        if message.strip():
            yield _ENTITY.sub(r"\1", message.strip())
