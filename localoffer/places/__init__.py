"""Which council is responsible for where a family lives, and how far away things are."""
