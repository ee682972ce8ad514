"""What a proof finds: one check for each thing that the data says about the text."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What is checked."""

    ANCHOR = "anchor"
    """An anchor stands word for word in its clause and begins on its page."""
    OPERATIVE_VERB = "operative-verb"
    """An operative verb stands in its sentence or in one that introduces the list."""
    PAGES = "pages"
    """A clause stands on exactly its pages."""
    HEADING = "heading"
    """A heading that is said to be the text's is."""
    SENTENCE = "sentence"
    """A sentence with an operative verb has an entry."""
    LIST_ITEM = "list-item"
    """An item without a verb of its own has an obligation."""
    ENTITY = "entity"
    """A named thing is coded at exactly the clauses that name it."""
    FIGURE = "figure"
    """A figure or a date stands in the text."""
    SILENCE = "silence"
    """The words of a silence do not occur in the text."""
    OWN_WORDS = "own-words"
    """What we say in our own words is not the text's."""


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    NOTED = "noted"
    """Passed, but worth a look."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked."""

    kind: Kind
    """What was checked of it."""
    subject: str
    """What was checked: mostly the id of an entry."""
    place: str
    """The clause, ``Title`` or ``Closing`` in which it is to stand; empty if none in particular."""
    page: int | None
    """The page on which it is to stand, if any in particular."""
    outcome: Outcome
    """How it ended."""
    reason: str
    """Why, in one line."""

    @property
    def id(self) -> str:
        """A name for the check, unique within a proof."""
        return f"{self.kind}:{self.subject}"

    @property
    def has_passed(self) -> bool:
        """Whether nothing is wrong."""
        return self.outcome is not Outcome.FAILED

    def __str__(self) -> str:
        """Say it in one line.

        >>> str(Check(Kind.PAGES, "II.2", "II.2", None, Outcome.FAILED, "it stands on page 3"))
        'pages:II.2 (II.2): it stands on page 3'
        """
        page = f"page {self.page}" if self.page else ""
        where = ", ".join(filter(None, [self.place, page]))
        return f"{self.id}{f' ({where})' if where else ''}: {self.reason}"


@dataclass(frozen=True)
class Proof:
    """Everything that was checked."""

    checks: tuple[Check, ...]
    """All checks, kind by kind, each kind in the order of the data or of the text."""

    @cached_property
    def failures(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if not check.has_passed)

    @cached_property
    def notes(self) -> tuple[Check, ...]:
        """The checks that passed but are worth a look."""
        return tuple(check for check in self.checks if check.outcome is Outcome.NOTED)

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """How many checks of each kind there are."""
        counted = Counter(check.kind for check in self.checks)
        return {kind: counted[kind] for kind in Kind}


def judge(kind: Kind, subject: str, place: str, page: int | None, fault: str | None) -> Check:
    """Return a check that failed for a fault or, without one, passed."""
    outcome = Outcome.FAILED if fault else Outcome.PASSED
    return Check(kind, subject, place, page, outcome, fault or "as coded")
