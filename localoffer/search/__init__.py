"""Which of what is on offer fits a family, and why."""
