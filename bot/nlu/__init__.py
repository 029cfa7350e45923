"""Steps of the pipeline in config.yml that are ours: each marks what `localoffer.reading` recognised, or guards it."""
