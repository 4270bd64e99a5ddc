"""Which place each name means, from the whole document."""
