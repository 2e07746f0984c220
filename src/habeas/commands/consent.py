"""habeas consent give, withdraw and list."""

from collections.abc import Sequence

from habeas.commands.base import Answer, Session
from habeas.commands.show import Shown
from habeas.errors import BadInput
from habeas.model.case import Consent
from habeas.model.value import Json
from habeas.model.vocabulary import CONSENT_FIELDS, Kind
from habeas.register.queries.casework import clusters, consents
from habeas.register.queries.find import find, find_record
from habeas.register.register import Change


def consent_give(
    session: Session, person: str, given_by: str, recipients: Sequence[str], fields: Sequence[str], uses: str
) -> Answer:
    """Consent by somebody, for one person, to recipients and fields (`*` means any)."""
    if not given_by.strip() or not recipients or not fields or not uses.strip():
        raise BadInput(
            "A consent needs who gave it, the recipients, the fields and the uses that were explained.",
            "See habeas consent give --help.",
            code="bad-consent",
        )
    unknown = [field for field in fields if field not in CONSENT_FIELDS]
    if unknown:
        raise BadInput(
            f"“{unknown[0]}” is no field that a consent can name.",
            f"Use * for any, or some of {', '.join(CONSENT_FIELDS[1:])}.",
            code="bad-consent",
        )
    record = find_record(session.alias, person, Kind.PERSON)[1]
    id = session.world.new_id()
    body: dict[str, Json] = {
        "consent": id,
        "person": clusters(session.alias).get(record, record),
        "given_by": given_by,
        "recipients": list(recipients),
        "fields": list(fields),
        "uses": uses,
    }
    session.record([Change("give-consent", body)])
    return Answer(_json(next(c for c in consents(session.alias) if c.id == id)))


def consent_withdraw(session: Session, consent: str, reason: str) -> Answer:
    """Withdraw a consent: it reaches no later output."""
    if not reason.strip():
        raise BadInput("A withdrawal needs its reason.", "Add --reason.", code="no-reason")
    id = find(session.alias, consent, "consent")[1]
    session.record([Change("withdraw-consent", {"consent": id, "reason": reason})])
    return Answer(_json(next(c for c in consents(session.alias) if c.id == id)))


def consent_list(session: Session) -> Answer:
    return Answer([_json(consent) for consent in consents(session.alias)])


def _json(consent: Consent) -> Shown:
    return {
        "id": consent.id,
        "person": consent.person,
        "given_by": consent.given_by,
        "recipients": list(consent.recipients),
        "fields": list(consent.fields),
        "uses": consent.uses,
        "time": consent.time,
        "withdrawn": consent.withdrawn,
        "withdrawal_reason": consent.withdrawal_reason or None,
    }
