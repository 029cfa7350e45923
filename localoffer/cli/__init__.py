"""`offer …`: the command line, and the only module that prints.

Every command takes `--json` where a program may want to read it. Expected trouble is one line on standard error and
exit code 1; a wrong option is exit code 2.
"""

from localoffer.cli import (
    answers,
    audit,
    callbacks,
    claims,
    comments,
    compare,
    deadlines,
    letters,
    mapping,
    offers,
    open_data,
    places,
    processes,
    searching,
    sources,
    templates,
    understanding,
    upkeep,
    useful,
)
from localoffer.cli.group import main

__all__ = [
    "answers",
    "audit",
    "callbacks",
    "claims",
    "comments",
    "compare",
    "deadlines",
    "letters",
    "main",
    "mapping",
    "offers",
    "open_data",
    "places",
    "processes",
    "searching",
    "sources",
    "templates",
    "understanding",
    "upkeep",
    "useful",
]
