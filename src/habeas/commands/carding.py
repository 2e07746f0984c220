"""habeas checkpoint --card: the signed head on one page, to be kept elsewhere."""

from pathlib import Path

from habeas.commands.base import Answer, Session
from habeas.commands.checking import checkpoint
from habeas.commands.disclosing import front_of
from habeas.errors import BadInput
from habeas.publish.card import card_pdf
from habeas.register.files import write_new


def card(session: Session, output: Path) -> Answer:
    """The signed head, also as a PDF of one page in `output`, which must not exist yet."""
    if output.exists():
        raise BadInput(f"{output} exists already.", "Name a file that does not exist yet.", code="exists",
                       path=str(output))  # fmt: skip
    register = session.register
    page = card_pdf(front_of(session), register.log.note(), register.log.time())
    try:
        write_new(output, page)
    except OSError as error:
        raise BadInput(f"{output} cannot be written here.", "Choose another place.", code="no-file",
                       path=str(output)) from error  # fmt: skip
    head = checkpoint(session).data
    return Answer({**head, "card": str(output)} if isinstance(head, dict) else head)
