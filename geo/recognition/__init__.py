"""Which words of a document are names of places."""
