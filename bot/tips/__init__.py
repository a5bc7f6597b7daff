"""When a tip goes out, which one, and exactly once. Knows neither Discord nor SQL."""
