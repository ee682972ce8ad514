"""``treaty compare``: what the agreements say beside one another."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from treaty.cli import completion
from treaty.cli.clock import On, read_day
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session
from treaty.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from treaty.answers.filters import Asked
    from treaty.answers.obligations import FoundObligation
    from treaty.corpus import Corpus

SHORT_HELP = "More or less than the others?"
HELP = help_with_examples(
    "Set the agreements side by side, the default or the one named with --agreement against all "
    "others, or several that are named against one another. QUESTION is term (how long), notice "
    "(how it is ended), consultation (within what time after an attack), assistance (what an "
    "attack sets in motion), languages, status (what kind of instrument, in effect or not), "
    "money, coalitions, or a topic. Without one, the firmest act of each on each topic, however "
    "narrow that act is. 'Says nothing' means looked for and not there.",
    ("compare", "agreements by topics, a letter for the firmest act"),
    ("compare consultation", "within what time they consult after an attack"),
    ("compare --topic demining", "what each promises, the firmest first"),
    ("compare demining --wording", "the same in the words of the texts that you keep"),
    ("compare money", "every stated sum, never added up"),
    ("compare --gaps", "what others promise and this one does not"),
    ("compare notice --agreement dnk", "Denmark's against all others"),
    ("compare term --agreement jpn --agreement dnk", "two of them"),
)


class Question(StrEnum):
    """What can be compared beside topics."""

    TERM = "term"
    NOTICE = "notice"
    CONSULTATION = "consultation"
    ASSISTANCE = "assistance"
    LANGUAGES = "languages"
    STATUS = "status"
    MONEY = "money"
    COALITIONS = "coalitions"


def run(
    session: Session,
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUESTION]",
            help="What to compare: a question or a topic.",
            autocompletion=completion.one_of(lambda: [*Question]),
            show_default=False,
        ),
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option(
            metavar="TOPIC",
            help="A topic; 'treaty topics' lists them.",
            autocompletion=completion.complete_topic,
        ),
    ] = None,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="Only where one promises and another does not.")
    ] = False,
    party: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Borne by: partner, both, or a Participant. By default partner; of a topic, "
            "anybody.",
        ),
    ] = None,
    min_strength: Annotated[
        str | None, typer.Option(metavar="STRENGTH", help="At least so firm.")
    ] = None,
    wording: Annotated[
        bool,
        typer.Option(
            "--wording", help="Of a topic, the words of the official texts that you keep."
        ),
    ] = False,
    on: On = None,
) -> None:
    """Show the comparison."""
    from treaty.answers.filters import Asked

    if sum((question is not None, topic is not None, gaps)) > 1:
        message = "compare takes a QUESTION, --topic or --gaps, one of them"
        raise typer.BadParameter(message, param_hint="compare")
    _refuse_idle(
        question,
        gaps=gaps,
        party=party,
        min_strength=min_strength,
        on=on,
        wording=wording,
        is_topic=question is not None or topic is not None,
    )
    if min_strength is not None:
        session.compared[0].get_strength(min_strength)
    if question is not None and question not in [*Question]:
        topic = _read_topic(session, question)
    if topic is not None:
        filters: dict[str, Asked] = {"party": party, "min_strength": min_strength}
        _compare_topic(session, topic, filters, wording=wording)
    elif gaps:
        _compare_gaps(session, min_strength)
    elif question is None:
        _draw_matrix(session, party, min_strength)
    else:
        _compare(session, Question(question), on)


def _refuse_idle(
    question: str | None,
    *,
    gaps: bool,
    party: str | None,
    min_strength: str | None,
    on: str | None,
    wording: bool,
    is_topic: bool,
) -> None:
    """Refuse an option that would change nothing of the answer."""
    is_fact = question in [*Question]
    for option, value, is_idle in (
        ("--party", party, is_fact or gaps),
        ("--min-strength", min_strength, is_fact),
        ("--on", on, question != Question.STATUS),
        ("--wording", wording or None, is_fact or gaps or not is_topic),
    ):
        if value is not None and is_idle:
            said = "--gaps" if gaps else question or "the comparison of all topics"
            message = f"changes nothing of {said}; leave it out"
            raise typer.BadParameter(message, param_hint=option)


def _read_topic(session: Session, question: str) -> str:
    """Return the topic that stands in the place of a question."""
    from treaty.errors import UnknownNameError

    try:
        return session.compared[0].get_topic(question)
    except UnknownNameError as error:
        from treaty.likeness import nearest

        known = [each.value for each in Question]
        near = [*nearest(question, known), *error.nearest][:2]
        kind = "question or topic ('treaty topics' lists them)"
        raise UnknownNameError(kind, question, known, near) from None


def _compare(session: Session, question: Question, on: str | None) -> None:
    from treaty.answers import comparison
    from treaty.rendering import comparison as drawing
    from treaty.rendering.writers import rows_by_agreement, rows_of

    corpora, chosen = session.compared, session.default_agreement
    match question:
        case Question.TERM | Question.NOTICE | Question.LANGUAGES | Question.STATUS:
            day = read_day(on)
            compare = {
                Question.TERM: comparison.compare_terms,
                Question.NOTICE: comparison.compare_notices,
                Question.LANGUAGES: comparison.compare_languages,
                Question.STATUS: lambda corpus: comparison.compare_statuses(corpus, day),
            }[question]
            facts = tuple(map(compare, corpora))
            session.show_list(
                comparison.ComparedFact,
                facts,
                lambda _: drawing.draw_facts(corpora, facts, question.value, chosen),
            )
        case Question.CONSULTATION:
            described = tuple(map(comparison.describe, corpora))
            listed = comparison.list_consultations(described)
            promised = {e.agreement: [e.consultation] if e.consultation else [] for e in listed}
            session.show(
                listed,
                lambda _: drawing.draw_consultations(corpora, described, chosen),
                rows=lambda: rows_by_agreement(
                    {id_: rows_of(comparison.Consultations, of) for id_, of in promised.items()}
                ),
            )
        case Question.ASSISTANCE:
            found = comparison.find_assistance(corpora)
            title = _("What an attack sets in motion, beside consultations")
            _show_acts(session, found, comparison.ARMED_ATTACK, title)
        case Question.MONEY:
            sums = comparison.compare_money(corpora)
            session.show_list(
                comparison.ComparedSum,
                sums,
                lambda _: drawing.draw_money(corpora, sums, chosen),
                nothing=_("None of these agreements states a sum."),
            )
        case Question.COALITIONS:
            roles = comparison.compare_coalitions(corpora)
            session.show_list(
                comparison.ComparedRole,
                roles,
                lambda _: drawing.draw_coalitions(corpora, roles, chosen),
                nothing=_("None of these agreements names a coalition with a part of the partner."),
            )
        case _:
            assert_never(question)


def _compare_topic(
    session: Session, topic: str, filters: "dict[str, Asked]", *, wording: bool
) -> None:
    from treaty.answers.comparison import find_in_each

    corpora = session.compared
    id_ = corpora[0].get_topic(topic)
    found = find_in_each(corpora, {"topic": id_, **filters})
    if wording:
        from treaty.cli.quotations import show_quotations_of_each

        show_quotations_of_each(session, found)
        return
    _show_acts(session, found, id_, corpora[0].topics[id_].label, is_topic=True)


def _show_acts(
    session: Session,
    found: "Mapping[Corpus, Sequence[FoundObligation]]",
    topic: str,
    title: str,
    *,
    is_topic: bool = False,
) -> None:
    from treaty.answers.comparison import list_topic
    from treaty.answers.obligations import FoundObligation
    from treaty.rendering.comparison import draw_topic
    from treaty.rendering.writers import rows_by_agreement, rows_of

    by_id = {corpus.agreement.id: rows_of(FoundObligation, of) for corpus, of in found.items()}
    chosen = session.default_agreement
    session.show(
        list_topic(found, topic),
        lambda _: draw_topic(title, found, chosen, topic if is_topic else None),
        rows=lambda: rows_by_agreement(by_id),
    )


def _compare_gaps(session: Session, min_strength: str | None) -> None:
    from treaty.answers.comparison import Gap, find_gaps
    from treaty.rendering.matrix import draw_gaps
    from treaty.undertaking import Strength

    corpora = session.compared
    ids = [corpus.agreement.id for corpus in corpora]
    default = session.default_agreement
    chosen = corpora[ids.index(default) if default in ids else 0]
    others = [corpus for corpus in corpora if corpus is not chosen]
    least = chosen.get_strength(min_strength) if min_strength else Strength.QUALIFIED
    found = find_gaps(chosen, others, least)
    session.show_list(
        Gap,
        found,
        lambda _: draw_gaps(corpora, found, chosen),
        nothing=_("No topic on which one of them promises and the other does not."),
    )


def _draw_matrix(session: Session, party: str | None, min_strength: str | None) -> None:
    from treaty.answers.comparison import TopicCell, make_matrix
    from treaty.rendering.matrix import draw_matrix
    from treaty.rendering.words import party_name
    from treaty.undertaking import PARTNER

    corpora, who = session.compared, party or PARTNER
    cells = make_matrix(corpora, {"party": who, "min_strength": min_strength})
    said = _("the partner") if who == PARTNER else party_name(corpora[0], who)
    session.show_list(
        TopicCell,
        cells,
        lambda width: draw_matrix(corpora, cells, session.default_agreement, said, width),
    )
