"""Inside the action server: one module per topic, each turning a message's meaning into a call on the navigator."""
