"""Where it happened, by the sentence and by what the report carries over to it."""
