"""The page's form: a control for each filter of obligations that the page has."""

from collections.abc import Iterable
from typing import NamedTuple

from treaty.answers.filters import FILTERS, Filter, read_filters
from treaty.answers.obligations import FoundObligation
from treaty.answers.overview import count_topics
from treaty.corpus import Corpus
from treaty.language import _, pgettext
from treaty.rendering import words

# What most readers ask for; the other controls are folded away.
_FIRST = ("party", "topic", "strength")
# Of so few choices several can be ticked; one of more is picked from a list.
_FEW = ("strength",)


class Choice(NamedTuple):
    """A value to choose."""

    value: str
    """What stands in the page's address."""
    label: str
    admits: frozenset[str]
    """The values of the field that an obligation may have."""
    number: int | None = None
    """How many obligations have it, where that is shown."""
    is_below: bool = False
    """Whether it is a narrower one of the choice above it."""


class Control(NamedTuple):
    """A control of the form."""

    name: str
    """Its name in the page's address: that of the filter."""
    field: str
    """The field of an obligation that it looks at."""
    label: str
    choices: tuple[Choice, ...]
    is_first: bool
    """Whether it is seen at once."""
    has_boxes: bool
    """Whether several values can be ticked; otherwise one is picked."""

    def values_of(self, found: FoundObligation) -> str:
        """Return the values of the field that an obligation has, between blanks."""
        value = getattr(found, self.field)
        return " ".join([value] if isinstance(value, str) else value or ())


def make_controls(corpus: Corpus) -> tuple[Control, ...]:
    """Return the controls, which admit what the filters of the command line do."""
    return tuple(
        Control(
            name=each.name,
            field=each.field,
            label=_label_of(each),
            choices=tuple(_choices(corpus, each)),
            is_first=each.name in _FIRST,
            has_boxes=each.name in _FEW,
        )
        for each in FILTERS
        if each.is_in_page
    )


def _label_of(each: Filter) -> str:
    labels = {
        "party": _("Borne by"),
        "beneficiary": pgettext("of a beneficiary", "For"),
        "topic": _("Topic"),
        "strength": _("How firm"),
        "modality": _("With the words"),
        "condition": _("On terms"),
    }
    return labels.get(each.name, each.name.replace("-", " ").capitalize())


def _choices(corpus: Corpus, each: Filter) -> Iterable[Choice]:
    if each.name == "party":
        yield from _bearers(corpus)
        return
    numbers = {topic.id: topic for topic in count_topics(corpus)} if each.name == "topic" else {}
    labels = {term.id: term.label for term in corpus.codebook.strengths}
    for word, meaning in each.offers(corpus, ""):
        topic = numbers.get(word)
        if numbers and topic is None:
            continue  # nothing is on it
        yield Choice(
            word,
            labels[word] if each.name == "strength" else meaning,
            frozenset(each.read(corpus, word)),
            topic.obligations if topic else None,
            is_below=topic is not None and topic.parent is not None,
        )


def _bearers(corpus: Corpus) -> Iterable[Choice]:
    """Yield each Participant, with and without what is borne jointly, and who else bears acts."""
    participants = [each.id for each in corpus.agreement.participants]
    for id_ in participants:
        name = words.party_name(corpus, id_)
        for value, label, sole in (
            (id_, _("{party}, alone or jointly").format(party=name), False),
            (f"{id_}.alone", _("{party}, not jointly").format(party=name), True),
        ):
            admitted = read_filters(corpus, {"party": id_, "sole": sole})
            yield Choice(value, label, frozenset.intersection(*(of for _, of in admitted)))
    for bearers in dict.fromkeys(each.bearers for each in corpus.obligations):
        if " ".join(bearers) not in participants:
            side = " ".join(bearers)
            yield Choice(side, words.side_in_words(corpus, bearers), frozenset({side}))
