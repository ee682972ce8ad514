"""The agreement as Akoma Ntoso 3.0 (OASIS LegalDocML), with the modelling as metadata.

The root is a ``doc``: of the types that the standard has, ``act`` and ``bill`` are for law that an
authority enacts and ``statement`` for texts without a structure of their own, while ``doc`` takes
any other and allows the hierarchy of an agreement. What is written is a work of its own, a
summary of the agreement: neither prescriptive nor authoritative. What the standard has no place
for stands in elements of a namespace of our own. ``templates/agreement.akn.xml`` lays it out. The
expression is the English one, whatever language is spoken.
"""

from collections.abc import Iterable

from treaty.answers.provision import get_provision
from treaty.answers.sums import plain_digits
from treaty.corpus import Corpus
from treaty.export.provenance import provenance_of
from treaty.export.templating import fill
from treaty.language import in_english
from treaty.models import Obligation
from treaty.reference import PREAMBLE, parent_of
from treaty.rendering import words

# From the Part down, each with its short form in an eId as the Naming Convention has it.
_LEVELS = (
    ("part", "part"),
    ("paragraph", "para"),
    ("subparagraph", "subpara"),
    ("point", "point"),
    ("indent", "indent"),
)
# The class of the standard's top level for a kind of named thing; any other is an object.
_CLASSES = {
    "document": "Reference",
    "organisation": "Organization",
    "coalition": "Organization",
    "event": "Event",
    "mechanism": "Process",
}


@in_english()
def make_akn(corpus: Corpus) -> str:
    """Return the agreement as an Akoma Ntoso document, to be written as UTF-8."""
    used = {topic for o in corpus.obligations for topic in o.topics}
    parts = [each for each in corpus.clauses if parent_of(each.clause) is None]

    def participants(sides: Iterable[str]) -> str:
        """Return references to Participants; where both or either are meant, to all sides."""
        ids = [each.id for each in corpus.agreement.participants]
        all_sides = [each.id for each in corpus.agreement.participants if each.is_party]
        meant = [id_ for side in sides for id_ in ([side] if side in ids else all_sides)]
        return refs("participant", dict.fromkeys(meant))

    return fill(
        "agreement.akn.xml",
        {
            "corpus": corpus,
            "agreement": corpus.agreement,
            "codebook": corpus.codebook,
            "words": words,
            "topics": [topic for topic in corpus.codebook.topics if topic.id in used],
            "preamble": [clause for clause in parts if clause.clause == PREAMBLE],
            "parts": [clause for clause in parts if clause.clause != PREAMBLE],
            "class_of": lambda entity: _CLASSES.get(entity.kind, "Object"),
            "eid_of": eid_of,
            "eid_of_obligation": eid_of_obligation,
            "level_of": level_of,
            "participants": participants,
            "plain_digits": plain_digits,
            "provenance": provenance_of(corpus),
            "provision": lambda reference: get_provision(corpus, reference),
            "refs": refs,
        },
    )


def eid_of(reference: str) -> str:
    """Return the eId of a clause.

    >>> eid_of("II.2.2.a"), eid_of("Preamble"), eid_of("Preamble.A")
    ('part_II__para_2__subpara_2__point_a', 'preamble', 'preamble__para_A')
    """
    steps = reference.split(".")
    # The grammar of references has no end; what stands below the last level shares its name.
    short = [abbreviation for _, abbreviation in _LEVELS]
    short += short[-1:] * (len(steps) - len(short))
    named = [f"{name}_{step}" for name, step in zip(short, steps, strict=False)]
    if steps[0] == PREAMBLE:
        named[0] = "preamble"
    return "__".join(named)


def eid_of_obligation(obligation: Obligation) -> str:
    """Return the eId of an obligation: an item of its clause, under its lasting number."""
    number = obligation.id.rpartition("-")[2]
    return f"{eid_of(obligation.clause)}__list_1__item_{number}"


def level_of(reference: str) -> str:
    """Return the element that a clause is.

    >>> level_of("II"), level_of("II.2.2.a")
    ('part', 'point')
    """
    name, _ = _LEVELS[min(reference.count("."), len(_LEVELS) - 1)]
    return name


def refs(kind: str, ids: Iterable[str]) -> str:
    """Return references to things of one kind: ``#topic.a #topic.b``."""
    return " ".join(f"#{kind}.{id_}" for id_ in ids)
