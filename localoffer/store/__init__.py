"""Where everything we hold is kept: tables, the database they live in, their migrations."""
