"""How many: the people that a sentence or a table counts, and what befell them."""
