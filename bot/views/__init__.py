"""How answers look in Discord: cards, buttons that outlive a restart, and limits."""
