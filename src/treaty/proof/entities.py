"""Check that what the text names is coded at exactly the clauses whose own words name it."""

from collections.abc import Iterator

from treaty.corpus import Corpus
from treaty.official import Division
from treaty.proof.ownership import owners_of
from treaty.proof.results import Check, Kind, judge
from treaty.proof.wording import holds


def check_entities(corpus: Corpus, division: Division) -> Iterator[Check]:
    """Check the clauses of every named thing.

    A name inside a longer name counts ("UN Charter" names the UN), as the data has it.
    """
    owners = owners_of(corpus, division)
    for entity in corpus.agreement.entities:
        naming = {
            owner
            for passage, owner in owners.items()
            if any(holds(passage.words, form) for form in entity.text_forms)
        }
        missing = [
            c.clause for c in corpus.clauses if c.clause in naming.difference(entity.clauses)
        ]
        surplus = [clause for clause in entity.clauses if clause not in naming]
        faults = [
            f"{label}: {', '.join(clauses)}"
            for label, clauses in (("not coded at", missing), ("not named in", surplus))
            if clauses
        ]
        yield judge(Kind.ENTITY, entity.id, ", ".join(entity.clauses), None, "; ".join(faults))
