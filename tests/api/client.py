"""What somebody may write who uses ``treaty`` as a library; mypy reads it, and it is run."""

from datetime import UTC, date, datetime
from decimal import Decimal

import treaty


def firm_promises(accord: treaty.Corpus, party: str) -> list[tuple[str, str, int | None]]:
    found = treaty.find_obligations(accord, party=party, sole=True, strength=["firm"])
    return [(each.id, each.action, each.page) for each in found]


def main() -> None:
    accord = treaty.load("jpn")
    for participant in accord.agreement.participants:
        for id_, action, page in firm_promises(accord, participant.id):
            print(participant.name, id_, action, page, sep="\t")
    rest: Decimal = treaty.summarize_aid(accord).derived[0].amount
    clauses: list[str] = [hit.document.id for hit in treaty.find_by_words(accord, "mines")]
    days: int | None = treaty.get_status(accord, date(2026, 11, 24)).days_to_expiry
    ends: date | None = treaty.end_after_notice(accord, date(2026, 8, 31)).ends_on
    hours = treaty.end_of_duration(accord, "III.1", datetime(2026, 3, 28, 12, tzinfo=UTC))
    print(rest, clauses[0], days, ends, len(hours))
    print([event.date for event in treaty.get_timeline(accord)])
    print([triggered.trigger for triggered in treaty.get_triggers(accord)])
    print([claim.verdict.value for claim in treaty.find_claims(accord, clause="III.1")])
    print([node.heading for node in treaty.make_outline(accord, 1)])
    print(treaty.get_provision(accord, "II.2(2)(a)").summary)
    print(treaty.make_citation(accord, "II.2.4", "oscola", date(2026, 11, 24)).citation)
    try:
        treaty.load("xyz")
    except treaty.TreatyError as error:
        print(error)


if __name__ == "__main__":
    main()
