"""The glossary page: every term with its own address, source and date."""

from __future__ import annotations

import pytest

from localoffer.settings import Settings
from tests.factories import a_fact
from tests.localoffer.navigator.councils import a_navigator
from web import create_app


@pytest.fixture
def core():
    made = a_navigator(
        a_fact("term-senco", topic="terms", title="SENCO", text="The <b>teacher</b> in charge of SEN."),
        a_fact("term-break", topic="terms", title="Short break"),
        a_fact("rule", topic="rights", title="No term at all"),
    )
    yield made
    made.database.close()


@pytest.fixture
def page(core, site):
    app = create_app(Settings.read({}), locate=site.places.locate, relay=site.relay, core=core, clock=site.clock)
    return app.test_client().get("/glossary")


def test_every_term_can_be_linked_and_is_sourced(page):
    assert page.status_code == 200
    assert 'id="senco"' in page.text
    assert 'href="#senco"' in page.text
    assert page.text.count("Source: Test source. Checked 1 November 2026.") == 2


def test_only_terms_stand_in_it_and_as_text(page):
    assert "No term at all" not in page.text
    assert "The &lt;b&gt;teacher&lt;/b&gt; in charge" in page.text


def test_without_a_database_it_says_so_kindly(site):
    page = site.client.get("/glossary")

    assert page.status_code == 503
    assert "try again in a minute" in page.text
