"""Career Advisor: a Discord bot that gives grounded career advice in tech."""
