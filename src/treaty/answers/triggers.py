"""What sets which provisions in motion."""

from dataclasses import dataclass

from treaty.answers.record import copy_fields
from treaty.corpus import Corpus
from treaty.undertaking import Strength


@dataclass(frozen=True, slots=True)
class TriggeredObligation:
    """What an event sets in motion."""

    id: str
    """Clause and running number: ``II.1.5-2``."""
    clause: str
    """The clause in which it stands."""
    bearer: str
    """Who acts: a Participant's id, ``both`` together, or ``either`` for what each may do alone."""
    beneficiary: str | None
    """For whom: a Participant's id, ``both``, or null where the text names neither."""
    strength: Strength
    """How firm it is; derived."""
    action: str
    """What is done, in the editors' words."""
    conditions: tuple[str, ...]
    """What the act is subject to; see the codebook."""
    deadline: str | None
    """The time limit, as an ISO 8601 duration, date or interval."""
    page: int
    """Page of the official document."""
    note: str | None
    """A reading that was chosen, or what the text leaves open: such as a trigger that does not
    stand in the sentence itself."""


@dataclass(frozen=True, slots=True)
class Triggered:
    """An event, and what it sets in motion."""

    trigger: str
    """The value as it is written in the data."""
    label: str
    """The event in words."""
    definition: str
    """When the value applies, and when it does not."""
    obligations: tuple[TriggeredObligation, ...]
    """What then follows, in the order of the text."""


def get_triggers(corpus: Corpus) -> tuple[Triggered, ...]:
    """Return each trigger that an obligation has, with its obligations in the order of the text.

    >>> import treaty
    >>> [each.trigger for each in get_triggers(treaty.load("jpn"))][0]
    'future-armed-attack-and-request'
    """
    return tuple(
        copy_fields(Triggered, trigger, trigger=trigger.id, obligations=obligations)
        for trigger in corpus.codebook.triggers
        if (
            obligations := tuple(
                copy_fields(
                    TriggeredObligation,
                    each,
                    strength=corpus.strength_of(each),
                    deadline=each.time_limit,
                )
                for each in corpus.obligations
                if each.trigger == trigger.id
            )
        )
    )
