"""How we say it: one neutral answer, its wording, and the cards it becomes."""
