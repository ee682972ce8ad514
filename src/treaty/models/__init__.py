"""The curated model of an agreement: frozen records without behaviour beyond their own validity.

Keys of the YAML files equal the field names here. What holds between records (that a referenced
clause exists, say) is checked where a whole collection is loaded.
"""

from treaty.models.agreement import (
    Agreement,
    CoalitionRole,
    Consultation,
    Coverage,
    Discontinuation,
    Entity,
    Evidence,
    Fact,
    GeneralReservation,
    Languages,
    Participant,
    Publication,
    Validity,
)
from treaty.models.base import Entry
from treaty.models.codebook import (
    Codebook,
    ComparedTerm,
    Condition,
    Labels,
    Modality,
    ModalityClass,
    PartTopic,
    Term,
    Topic,
    Trigger,
    VerdictTerm,
)
from treaty.models.collection import CodedAgreement, Collection, Money, Provisions
from treaty.models.lexicon import Concept, Lexicon
from treaty.models.money import MonetaryCommitment, ShareOfGdp, UnpricedSupport
from treaty.models.provisions import Clause, NoUndertaking, Obligation
from treaty.models.reports import Claim, Report, ReportedFigure, Reports, Verdict
from treaty.models.silences import Silence, Silences

__all__ = [
    "Agreement",
    "Claim",
    "Clause",
    "CoalitionRole",
    "Codebook",
    "CodedAgreement",
    "Collection",
    "ComparedTerm",
    "Concept",
    "Condition",
    "Consultation",
    "Coverage",
    "Discontinuation",
    "Entity",
    "Entry",
    "Evidence",
    "Fact",
    "GeneralReservation",
    "Labels",
    "Languages",
    "Lexicon",
    "Modality",
    "ModalityClass",
    "MonetaryCommitment",
    "Money",
    "NoUndertaking",
    "Obligation",
    "PartTopic",
    "Participant",
    "Provisions",
    "Publication",
    "Report",
    "ReportedFigure",
    "Reports",
    "ShareOfGdp",
    "Silence",
    "Silences",
    "Term",
    "Topic",
    "Trigger",
    "UnpricedSupport",
    "Validity",
    "Verdict",
    "VerdictTerm",
]
