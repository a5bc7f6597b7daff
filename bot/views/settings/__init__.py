"""The settings panel: an overview, a card for each setting, the list of changes."""
