"""Bank holidays in England, as far as the calendar library knows them: the rule and every proclaimed day so far."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

import holidays


def bank_holidays() -> Container[date]:
    """Every bank holiday in England, of any year.

    Source: the holidays library, after the Banking and Financial Dealings Act 1971 and royal proclamations.
    """
    days: Container[date] = holidays.country_holidays("GB", subdiv="ENG")
    return days
