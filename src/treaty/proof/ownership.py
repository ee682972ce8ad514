"""Say to which clause each sentence belongs."""

from treaty.corpus import Corpus
from treaty.official import Division, Passage
from treaty.proof.entries import entries_of, find_anchor
from treaty.reference import is_within


def owners_of(corpus: Corpus, division: Division) -> dict[Passage, str]:
    """Return the clause to which each sentence or heading belongs.

    That is the clause at whose place it stands, with one exception. After the last item of a list
    the paragraph above may go on, which only the layout of a page shows. The data knows: such a
    sentence has entries of the clause above and none of the item.
    """
    coded_at: dict[Passage | None, set[str]] = {}
    for entry in entries_of(corpus):
        offset = find_anchor(entry.anchor, entry.page, entry.places, division)
        if offset is not None:
            coded_at.setdefault(division.passage_at(offset), set()).update(entry.places)
    owners: dict[Passage, str] = {}
    seen: set[str] = set()
    for passage in division.passages:
        claims = coded_at.get(passage, set())
        above = [c for c in claims if c != passage.place and is_within(passage.place, c)]
        goes_on_above = passage.place in seen and above and passage.place not in claims
        owners[passage] = max(above, key=len) if goes_on_above else passage.place
        seen.add(passage.place)
    return owners
