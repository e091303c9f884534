"""Where the engine's pure functions run: on this machine, or on a cluster."""
