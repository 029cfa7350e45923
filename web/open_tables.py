"""Tables that anyone may read as JSON or CSV, and the description of all open data."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, request

from localoffer.errors import OfferError
from localoffer.navigator import Navigator
from localoffer.navigator.open_tables import OpenTable
from localoffer.publishing.sheet import write_csv
from web import open_parameters as may
from web.open_addresses import OPENAPI, TABLES
from web.open_data import as_json, resting
from web.openapi import document
from web.problems import of_core


def open_table_pages(core: Navigator | None) -> Blueprint:
    """The tables' addresses.

    Args:
        core: What the answers come from; without it each says that it cannot answer now.
    """
    pages = Blueprint("open_tables", __name__, url_prefix=TABLES)
    pages.register_error_handler(OfferError, of_core)

    @pages.get(OPENAPI.removeprefix(TABLES))
    def openapi() -> Response:
        return as_json(document())

    if core is None:
        return resting(pages)
    tables = core.open_tables

    def publish(name: str, table: Callable[[str | None], OpenTable], *, takes_authority: bool) -> None:
        def read() -> OpenTable:
            parameters = (may.AUTHORITY,) if takes_authority else ()
            return table(may.values_of(request.args, parameters).get(may.AUTHORITY.name))

        pages.add_url_rule(f"/{name}.json", f"{name}_json", lambda: as_json(read().as_json()))
        pages.add_url_rule(f"/{name}.csv", f"{name}_csv", lambda: _as_csv(read(), name))

    publish("councils", lambda _: tables.councils(), takes_authority=False)
    publish("provision", tables.provision, takes_authority=True)
    publish("coverage", lambda _: tables.coverage(), takes_authority=False)
    publish("statistics", tables.statistics, takes_authority=True)
    return pages


def _as_csv(table: OpenTable, name: str) -> Response:
    response = Response(write_csv(table.as_cells()), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
