"""How much of an agreement is coded, so that what was not looked for is never taken for absent."""

from collections.abc import Iterable, Sequence

from treaty.answers.comparison import Says, why_silent
from treaty.corpus import Corpus
from treaty.language import _


def coverage_note(corpus: Corpus) -> str:
    """Say what of an agreement is coded; empty where all of it is.

    >>> import treaty
    >>> coverage_note(treaty.load("gbr"))[:52]
    'Coded in part: the facts, all money, the coalitions '
    """
    if corpus.agreement.coverage is None:
        return ""
    return _(
        "Coded in part: the facts, all money, the coalitions and {n} topics; not the full text."
    ).format(n=len(corpus.codebook.compared_topics))


def not_coded(corpora: Sequence[Corpus], topics: Iterable[str]) -> str:
    """Say which topics nobody has looked for in which agreements; empty if there are none."""
    unknown = {
        topic: [c.agreement.id for c in corpora if why_silent(c, topic) is Says.NOT_CODED]
        for topic in topics
    }
    return " ".join(
        _("{topic} is not coded for {agreements}: nobody has looked.").format(
            topic=topic, agreements=", ".join(ids)
        )
        for topic, ids in unknown.items()
        if ids
    )


def why_none(corpus: Corpus, topics: Iterable[str]) -> str:
    """Say why no obligation meets filters, of which some ask for topics.

    >>> import treaty
    >>> why_none(treaty.load("gbr"), ["women-peace-security"])
    'The text says nothing on women-peace-security.'
    """
    asked = {topic: why_silent(corpus, topic) for topic in topics}
    if unknown := not_coded([corpus], asked):
        return f"{unknown} {coverage_note(corpus)}"
    if asked and all(says is Says.NOTHING for says in asked.values()):
        return _("The text says nothing on {topics}.").format(topics=", ".join(asked))
    return " ".join(
        filter(None, (_("No obligation meets all of these filters."), coverage_note(corpus)))
    )
