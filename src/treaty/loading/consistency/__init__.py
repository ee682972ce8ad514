"""What must hold between records, each breach located at the value at fault.

Looks only at what is valid in itself; entries that are not are left out before.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from treaty.errors import Fault
from treaty.loading.consistency.instrument import agreement_faults, provisions_faults
from treaty.loading.consistency.money import money_faults, reports_faults, silences_faults
from treaty.loading.consistency.source import Names, Source
from treaty.loading.consistency.vocabularies import codebook_faults
from treaty.models import Codebook


def consistency_faults(
    codebook: Source[Codebook] | None, agreements: Mapping[str, Mapping[str, Source[Any]]]
) -> Iterator[Fault]:
    """Yield what is wrong between the records of a data folder.

    Args:
        codebook: The vocabularies, or None where their file is itself at fault.
        agreements: By the name of their folder, the files of each agreement that are valid in
            themselves, by the field of a coded agreement that they fill.
    """
    if codebook:
        yield from codebook_faults(codebook)
    for folder, files in agreements.items():
        agreement, provisions, money, reports, silences = map(
            files.get, ("agreement", "provisions", "money", "reports", "silences")
        )
        names = Names(codebook, agreement, provisions)
        if agreement:
            yield from agreement_faults(agreement, folder, names)
        if provisions:
            yield from provisions_faults(provisions, names)
        if money:
            yield from money_faults(money, names)
        if reports:
            yield from reports_faults(reports, names, money, silences)
        if silences:
            yield from silences_faults(silences, names)
