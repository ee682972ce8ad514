"""Whether silences hold together with the agreement that they are about."""

from collections.abc import Iterator

from treaty.errors import Fault
from treaty.loading.consistency.source import Names, Source, repetition_faults
from treaty.models import Silences


def silences_faults(source: Source[Silences], names: Names) -> Iterator[Fault]:
    """Yield what is wrong between silences and clauses."""
    silences = source.record.silences
    yield from repetition_faults(
        source, "silence", ((("silences", i, "id"), s.id) for i, s in enumerate(silences))
    )
    for i, silence in enumerate(silences):
        yield from names.clauses.faults(source, ("silences", i, "nearest"), silence.nearest)
