"""Questions about the provisions of an agreement: a corpus and arguments in, named results out.

Pure: reads no file, no clock and no terminal, and words nothing for display.
"""

from treaty.queries.claims import FoundClaim, Scorecard, find_claims, score_reports
from treaty.queries.obligations import (
    FoundObligation,
    ObligationFilter,
    count_by_strength,
    find_obligations,
    read_filter,
)
from treaty.queries.overview import (
    OutlineNode,
    PartyCount,
    TopicCount,
    count_parties,
    count_topics,
    make_outline,
)
from treaty.queries.provision import Provision, ProvisionKind, get_provision, get_provisions

__all__ = [
    "FoundClaim",
    "FoundObligation",
    "ObligationFilter",
    "OutlineNode",
    "PartyCount",
    "Provision",
    "ProvisionKind",
    "Scorecard",
    "TopicCount",
    "count_by_strength",
    "count_parties",
    "count_topics",
    "find_claims",
    "find_obligations",
    "get_provision",
    "get_provisions",
    "make_outline",
    "read_filter",
    "score_reports",
]
