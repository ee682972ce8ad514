"""Results made visible: renderables for a terminal, JSON, CSV and Markdown. Returns, never prints.

Rich is imported where it is used, so that the other forms do not wait for it; for the same reason
each view is imported from its own module.
"""
