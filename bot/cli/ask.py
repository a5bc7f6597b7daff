"""career-advisor ask."""
