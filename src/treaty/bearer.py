"""Who bears what no single Participant bears, as the data writes it."""

BOTH = "both"
"""The bearer of what all Participants do together."""
EITHER = "either"
"""The bearer of what each Participant may do alone, such as to give notice (X.3)."""
