"""The strengths that a provision can have."""

from enum import StrEnum


class Strength(StrEnum):
    """How firmly a provision binds politically; derived, never coded by hand."""

    FIRM = "firm"
    QUALIFIED = "qualified"
    ASPIRATIONAL = "aspirational"
    PERMISSION = "permission"
    DECLARATORY = "declaratory"
    INSTRUMENT = "instrument"
