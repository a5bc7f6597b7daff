"""From a question in one's own words to the answer of a view, and back to what was meant."""
