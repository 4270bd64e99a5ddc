"""Which claims are of one event: each module joins or parts them by one kind of evidence."""
