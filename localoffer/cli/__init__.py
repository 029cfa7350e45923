"""`offer …`: the command line, and the only module that prints.

Every command takes `--json` where a program may want to read it. Expected trouble is one line on standard error and
exit code 1; a wrong option is exit code 2.
"""

from localoffer.cli import answers, offers, places, processes, understanding
from localoffer.cli.group import main

__all__ = ["answers", "main", "offers", "places", "processes", "understanding"]
