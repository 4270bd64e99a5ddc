"""From the sentences of a report to its claims."""
