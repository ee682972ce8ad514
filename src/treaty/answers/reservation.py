"""What every act is subject to, whatever its own sentence says."""

from treaty.corpus import Corpus
from treaty.language import _
from treaty.phrases import on_page


def general_reservation(corpus: Corpus) -> str:
    """Say what every act is subject to, to be told wherever one is called firm; empty if nothing.

    >>> import treaty
    >>> general_reservation(treaty.load("jpn"))
    'Firm acts too are subject to IX.1, p. 9: own constitution and law; budgetary appropriations.'
    """
    labels = {condition.id: condition.label for condition in corpus.codebook.conditions}
    said = [
        each.clause
        + on_page(each.evidence[0].page)
        + ": "
        + "; ".join(labels[condition] for condition in each.conditions)
        for each in corpus.agreement.general_reservations
    ]
    subject = _("Firm acts too are subject to {reservations}.")
    return subject.format(reservations=_(" and ").join(said)) if said else ""
