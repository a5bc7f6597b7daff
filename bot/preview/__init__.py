"""The real bot on a simulated Discord, in a local browser page; imported by nothing but cli.

While live, the simulator replaces parts of the event loop for the whole process.
"""
