"""How answers look in Discord: cards of Components V2, buttons that outlive a restart, and limits."""
