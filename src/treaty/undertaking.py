"""Who undertakes something, and how firmly: the values that every room knows."""

from enum import StrEnum

BOTH = "both"
"""The bearer of what all Participants do together."""
ITSELF = "the instrument itself"
"""What people read as the bearer of a term of the instrument, which asks nobody to act."""
EITHER = "either"
"""The bearer of what each Participant may do alone, such as to give notice (X.3)."""

PARTNER = "partner"
"""The word for the side that tells an agreement from others, whatever it is called."""


class Strength(StrEnum):
    """How firmly a provision binds politically, the firmest first; derived, never coded by hand.

    A permission or a statement promises no conduct, so both rank below an effort.
    """

    FIRM = "firm"
    QUALIFIED = "qualified"
    ASPIRATIONAL = "aspirational"
    PERMISSION = "permission"
    DECLARATORY = "declaratory"
    INSTRUMENT = "instrument"

    @property
    def rank(self) -> int:
        """How many strengths are firmer.

        >>> sorted([Strength.DECLARATORY, Strength.FIRM], key=lambda each: each.rank)[0].value
        'firm'
        """
        return [*Strength].index(self)

    @property
    def and_firmer(self) -> "tuple[Strength, ...]":
        """It and all that are firmer.

        >>> [str(each) for each in Strength.QUALIFIED.and_firmer]
        ['firm', 'qualified']
        """
        return (*Strength,)[: self.rank + 1]
