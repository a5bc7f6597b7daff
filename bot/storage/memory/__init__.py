"""Every store once more, on dictionaries: for tests, and for a program that may forget."""
