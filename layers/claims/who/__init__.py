"""Who says so and who denies it."""
