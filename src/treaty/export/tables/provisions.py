"""Clauses and obligations as tables, with what links them to the vocabularies."""

from collections.abc import Iterable

from treaty.bearer import BOTH, EITHER
from treaty.corpus import Corpus
from treaty.export.tables.table import POSITION, Table, Value, link, maybe, number, text
from treaty.reference import parent_of, part_of

_PAGE = number("page", "Page of the official document on which the anchor begins.")
_ANCHOR = text("anchor", "At most eight consecutive words of the official text.")
_OBLIGATION = link("obligations", "obligation", "The obligation.")
_CLAUSE = link("clauses", "clause", "The clause.")


def provision_tables(corpus: Corpus) -> Iterable[Table]:
    """Yield clauses and obligations, each followed by its link tables."""
    yield from _clause_tables(corpus)
    yield _obligations(corpus)
    yield from _obligation_links(corpus)


def _clause_tables(corpus: Corpus) -> Iterable[Table]:
    clauses = corpus.clauses
    yield Table(
        name="clauses",
        description="Every addressable place of the agreement, in the order of the text.",
        key=("clause",),
        columns=(
            text("clause", "Canonical reference, such as II.2.2.a."),
            POSITION,
            link("clauses", "part", "The Part, or the preamble, in which it stands."),
            link("clauses", "parent", "The clause directly above.", is_required=False),
            text("heading", "The heading of the text or, where it has none, the editors'."),
            text("heading_source", "Whose words the heading is.", allowed=("text", "editors")),
            maybe("group_heading", "The text's intermediate heading above it, if any."),
            text("summary", "What the clause says, in the editors' words."),
        ),
        rows=tuple(
            (
                *(each.clause, n, part_of(each.clause), parent_of(each.clause)),
                *(each.heading, each.heading_source, each.group_heading, each.summary),
            )
            for n, each in enumerate(clauses, 1)
        ),
    )
    yield Table(
        name="clause_pages",
        description="On which pages of the official document a clause stands.",
        key=("clause", "page"),
        columns=(_CLAUSE, number("page", "The page.")),
        rows=tuple((each.clause, page) for each in clauses for page in each.pages),
    )
    yield Table(
        name="clause_references",
        description="The clauses to which a clause refers or without which it cannot be read.",
        key=("clause", "position"),
        columns=(_CLAUSE, POSITION, link("clauses", "refers_to", "The other clause.")),
        rows=tuple(
            (each.clause, n, other)
            for each in clauses
            for n, other in enumerate(each.cross_references, 1)
        ),
    )
    yield Table(
        name="no_undertakings",
        description="Sentences with an operative verb that undertake nothing.",
        key=("clause", "position"),
        columns=(_CLAUSE, POSITION, _ANCHOR, _PAGE, text("reason", "Why it is no obligation.")),
        rows=tuple(
            (each.clause, n, sentence.anchor, sentence.page, sentence.reason)
            for each in clauses
            for n, sentence in enumerate(each.no_undertaking, 1)
        ),
    )


def _obligations(corpus: Corpus) -> Table:
    sides = (*(participant.id for participant in corpus.agreement.participants), BOTH, EITHER)
    return Table(
        name="obligations",
        description="Political commitments: acts that somebody undertakes, intends, seeks, may do, "
        "recognises or reaffirms, in the order of the text.",
        key=("id",),
        columns=(
            text("id", "Clause and running number: II.1.5-2."),
            POSITION,
            _CLAUSE,
            text(
                "bearer", "Who acts: a participant, both together, or either alone.", allowed=sides
            ),
            text(
                "bearer_basis",
                "implied where the sentence is passive and names no actor.",
                allowed=("named", "implied"),
            ),
            maybe("beneficiary", "For whom: a participant, or both.", allowed=sides),
            link("modalities", "modality", "Kind of operative verb."),
            text("operative_verb", "The one to four words that carry the modality."),
            link("strengths", "strength", "How firm it is; derived, never coded by hand."),
            text("action", "What is done, in the editors' words."),
            link("triggers", "trigger", "The event that sets it in motion.", is_required=False),
            maybe("deadline", "By when: an ISO 8601 duration from the trigger, or a date."),
            maybe("period", "For how long: an ISO 8601 duration or interval."),
            maybe("delay", "How long after the trigger it takes effect: an ISO 8601 duration."),
            _PAGE,
            _ANCHOR,
            maybe("note", "A reading that was chosen, or what the text leaves open."),
        ),
        rows=tuple(
            (
                *(each.id, n, each.clause, each.bearer, each.bearer_basis, each.beneficiary),
                *(each.modality, each.operative_verb, corpus.strength_of(each).value),
                *(each.action, each.trigger, each.deadline, each.period, each.delay),
                *(each.page, each.anchor, each.note),
            )
            for n, each in enumerate(corpus.obligations, 1)
        ),
    )


def _obligation_links(corpus: Corpus) -> Iterable[Table]:
    participants = [participant.id for participant in corpus.agreement.participants]

    def sides(side: str | None) -> list[str]:
        return participants if side in (BOTH, EITHER) else [side] if side else []

    for name, description, column, values in (
        (
            "obligation_bearers",
            "Who acts, one participant a row: both, and either, are two rows.",
            link("participants", "participant", "The participant."),
            {each.id: sides(each.bearer) for each in corpus.obligations},
        ),
        (
            "obligation_beneficiaries",
            "For whom, one participant a row: both, and either, are two rows.",
            link("participants", "participant", "The participant."),
            {each.id: sides(each.beneficiary) for each in corpus.obligations},
        ),
        (
            "obligation_conditions",
            "What an obligation is subject to.",
            link("conditions", "condition", "The condition."),
            {each.id: each.conditions for each in corpus.obligations},
        ),
        (
            "obligation_topics",
            "The subject matters of an obligation.",
            link("topics", "topic", "The topic."),
            {each.id: each.topics for each in corpus.obligations},
        ),
    ):
        rows: list[tuple[Value, ...]] = [
            (id_, value, n) for id_, of in values.items() for n, value in enumerate(of, 1)
        ]
        yield Table(
            name=name,
            description=description,
            key=("obligation", column.name),
            columns=(_OBLIGATION, column, POSITION),
            rows=tuple(rows),
        )
