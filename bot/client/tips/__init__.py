"""Tips on Discord: subscribing, sending, and what goes wrong with channels."""
