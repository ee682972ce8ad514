"""The curated model of an agreement: frozen records without behaviour beyond their own validity.

Keys of the YAML files equal the field names here. What holds between records (that a referenced
clause exists, say) is checked where a whole collection is loaded.
"""

from treaty.models.agreement import (
    Agreement,
    Entity,
    Evidence,
    Fact,
    GeneralReservation,
    Participant,
    Publication,
)
from treaty.models.base import Entry
from treaty.models.codebook import (
    Codebook,
    Condition,
    Labels,
    Language,
    Modality,
    ModalityClass,
    Term,
    Topic,
    VerdictTerm,
)
from treaty.models.collection import CodedAgreement, Collection, Money, Provisions
from treaty.models.lexicon import Concept, Lexicon
from treaty.models.money import MonetaryCommitment, UnpricedSupport
from treaty.models.provisions import Clause, NoUndertaking, Obligation
from treaty.models.reports import Claim, Report, ReportedFigure, Reports, Verdict
from treaty.models.silences import Silence, Silences

__all__ = [
    "Agreement",
    "Claim",
    "Clause",
    "Codebook",
    "CodedAgreement",
    "Collection",
    "Concept",
    "Condition",
    "Entity",
    "Entry",
    "Evidence",
    "Fact",
    "GeneralReservation",
    "Labels",
    "Language",
    "Lexicon",
    "Modality",
    "ModalityClass",
    "MonetaryCommitment",
    "Money",
    "NoUndertaking",
    "Obligation",
    "Participant",
    "Provisions",
    "Publication",
    "Report",
    "ReportedFigure",
    "Reports",
    "Silence",
    "Silences",
    "Term",
    "Topic",
    "UnpricedSupport",
    "Verdict",
    "VerdictTerm",
]
