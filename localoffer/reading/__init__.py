"""What people's words say: postcodes, ages, needs, places and danger. Pure, and shared with the Rasa side."""
