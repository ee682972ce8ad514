"""What sets which provisions in motion."""

from dataclasses import dataclass

from treaty.corpus import Corpus
from treaty.models import Obligation, Term


@dataclass(frozen=True, slots=True)
class Triggered:
    """An event and what it sets in motion."""

    trigger: Term
    obligations: tuple[Obligation, ...]


def get_triggers(corpus: Corpus) -> tuple[Triggered, ...]:
    """Return each trigger that an obligation has, with its obligations in the order of the text."""
    return tuple(
        Triggered(trigger, obligations)
        for trigger in corpus.codebook.triggers
        if (obligations := tuple(o for o in corpus.obligations if o.trigger == trigger.id))
    )
