"""Seeing inside and keeping alive: metrics, health, watchdog, knowledge reload. No Discord here."""
