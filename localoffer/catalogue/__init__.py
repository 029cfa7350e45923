"""What is on offer: services families can use and what is ordinarily provided."""
