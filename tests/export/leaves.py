"""Everything that is coded of an agreement, value by value."""


def leaves(value):
    """Yield the values of a nested record, none of them a collection, missing or empty."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    elif value is not None and value != "":
        yield value


def coded_in(corpus):
    """Yield every value of an agreement and of its codebook."""
    yield from leaves(corpus.coded.model_dump())
    # Which agreement is meant where none is chosen concerns the folder.
    yield from leaves(corpus.codebook.model_dump(exclude={"default_agreement"}))
