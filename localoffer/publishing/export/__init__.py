"""How a stored offer leaves again: Open Referral UK 3.0 and tables, valid, and fit to come in again unchanged."""
