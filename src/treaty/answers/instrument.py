"""The facts of the agreement as an instrument."""

from treaty.corpus import Corpus
from treaty.models import Agreement

_OBLIGATIONS_ARE = (
    "What this data calls obligations are political commitments: what the text says that a "
    "Participant will do, intends, seeks, may do, recognises or reaffirms."
)


class Instrument(Agreement):
    """The facts of the agreement as an instrument, with what the data holds of it."""

    clauses: int
    """How many clauses, Parts included, it has."""
    obligations: int
    """How many obligations it has."""
    obligations_are: str
    """What an obligation is here."""
    data_version: str
    """Version of the data."""


def get_instrument(corpus: Corpus) -> Instrument:
    """Return the facts of the agreement, as they are coded."""
    return Instrument.model_construct(
        **dict(corpus.agreement),
        clauses=len(corpus.clauses),
        obligations=len(corpus.obligations),
        obligations_are=_OBLIGATIONS_ARE,
        data_version=corpus.codebook.version,
    )
