"""The places of the values in what a data file holds, each to be put another in."""


def places_in(value, path=()):
    """Yield the place of every value below the top."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for step, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_in(below, (*path, step))
