"""`offer run`: everything a running navigator needs, started together, watched, and stopped together."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from localoffer.errors import StartError
from localoffer.running import servers
from localoffer.running.checks import check_folder, check_ports
from localoffer.running.children import Child, Command, stop_all
from localoffer.running.keys import with_keys
from localoffer.running.progress import Say, to_terminal
from localoffer.running.training import ensure_model
from localoffer.settings import Settings

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
READY_SECONDS = 180.0
"""How long the three may take to answer; Rasa needs up to half a minute on two quiet cores."""
POLL_SECONDS = 0.25


def run(
    settings: Settings,
    prepare: Callable[[], None],
    *,
    say: Say = to_terminal,
    train: Callable[..., Path] = ensure_model,
    commands: Callable[[Settings, Path], Sequence[Command]] = servers.commands,
) -> None:
    """Starts the navigator and returns when it has been asked to stop (Ctrl-C, TERM or HUP).

    Args:
        settings: As read from the environment.
        prepare: Creates, migrates and seeds the database.
        say: Shows progress; one line of it is the address to open.
        train: Finds or makes the trained model.
        commands: The processes to start.

    Raises:
        StartError: A port, a folder, the disk, the training or one of the processes failed; nothing is left running.
    """
    with _stop_signals():
        try:
            settings = _made_ready(settings)
            prepare()
            model = train(settings, say=say)
            supervise(commands(settings, model), settings.web_address, say=say)
        except KeyboardInterrupt:
            say("Stopped.")
        except OSError as error:
            # A full or read-only disk, or a file somebody else owns: found late, but told in one line like the rest.
            where = error.filename or settings.var
            raise StartError(f"the system refused: {error.strerror or error} ({where}).") from error


def supervise(
    commands: Sequence[Command], address: str, *, say: Say = to_terminal, ready_seconds: float = READY_SECONDS
) -> None:
    """Starts these processes, gives the address when all answer, and watches until one ends or we are stopped.

    Raises:
        StartError: One ended by itself or did not answer in time; the others were stopped.
        KeyboardInterrupt: We were asked to stop; all were stopped.
    """
    children: list[Child] = []
    try:
        say(f"Starting {', '.join(command.name for command in commands)}.")
        for command in commands:
            # One by one into the list: a stop half-way must find those already running.
            children.append(Child(command))  # noqa: PERF401
        _await_answers(children, say, ready_seconds)
        say(f"Local Offer Navigator is ready: {address}")
        say("Press Ctrl-C to stop it.")
        while True:
            _refuse_dead(children)
            time.sleep(POLL_SECONDS)
    finally:
        with _deaf():
            stop_all(children)


def _made_ready(settings: Settings) -> Settings:
    """The same settings, checked against this machine and complete."""
    settings = _anchored(settings)
    check_ports(settings)
    check_folder(settings.var, "OFFER_VAR")
    check_folder(settings.var / "log", "OFFER_VAR")
    return with_keys(settings)


def _anchored(settings: Settings) -> Settings:
    """Relative paths made whole: our children start in the checkout, which need not be where we stand."""
    file = settings.database_url.removeprefix("sqlite:///")
    url = settings.database_url
    if file != url and file and not file.startswith(("/", ":", "file:")):
        url = f"sqlite:///{Path(file).absolute()}"
    return replace(settings, var=settings.var.absolute(), models=settings.models.absolute(), database_url=url)


def _await_answers(children: Sequence[Child], say: Say, ready_seconds: float) -> None:
    started = time.monotonic()
    waiting = list(children)
    while waiting:
        _refuse_dead(children)
        answering = [child for child in waiting if child.command.is_ready()]
        for child in answering:
            say(f"  {child.command.name} answers ({time.monotonic() - started:.0f} s)")
        waiting = [child for child in waiting if child not in answering]
        if waiting and time.monotonic() - started > ready_seconds:
            silent = waiting[0].command
            raise StartError(
                f"{silent.name} did not answer within {ready_seconds:.0f} seconds. What it said is in {silent.log}."
            )
        if waiting:
            time.sleep(POLL_SECONDS)


def _refuse_dead(children: Sequence[Child]) -> None:
    for child in children:
        if child.ended is not None:
            raise StartError(f"{child.sentence()} The others were stopped.")


@contextmanager
def _stop_signals() -> Iterator[None]:
    """Makes TERM and HUP interrupt us the way Ctrl-C does; what was ignored (nohup) stays ignored."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = {number: signal.getsignal(number) for number in STOPPING}
    for number, handler in before.items():
        if number == signal.SIGINT or handler != signal.SIG_IGN:
            signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _deaf() -> Iterator[None]:
    """Lets a stop finish: a second Ctrl-C does not leave half of the children behind."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
