"""The form that answers a need, made once what it is about has been read."""

from collections.abc import Callable

from dsl_desk.domain.event import Happening
from dsl_desk.gui.deeds.inline_form import InlineForm
from dsl_desk.gui.duties.report import ReportDuty
from dsl_desk.gui.family_letter.letter_sent import letter_form
from dsl_desk.gui.incoming.answer import answer_form
from dsl_desk.gui.referring.answer import AskAgain, ConfirmInWriting
from dsl_desk.gui.sharing.following import SecondRead
from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.transfer.deeds import TellSender
from dsl_desk.services.contacting import contact
from dsl_desk.services.desk import Desk
from dsl_desk.services.duties import owed
from dsl_desk.services.incoming import incoming
from dsl_desk.services.looking import note_look
from dsl_desk.services.needs import Need
from dsl_desk.services.referring import waiting
from dsl_desk.services.sharing_log import shared
from dsl_desk.services.transferring.taking_in import received_file

FormOf = Callable[[Tasks], InlineForm]


def answering(desk: Desk, need: Need) -> FormOf | None:
    """Runs on the vault thread; what it gives makes the form on the window's."""
    match need.kind:
        case "duty":
            duty = owed(desk, need.id)
            return lambda tasks: ReportDuty(tasks, duty)
        case "file-receipt":
            file = received_file(desk, need.id)
            return lambda tasks: TellSender(tasks, file)
        case "letter" | "letter-reply":
            sent = contact(desk, need.id)
            return (lambda tasks: letter_form(tasks, sent, need.child.id)) if sent else None
        case "written" | "reply" as kind:
            referral = waiting(desk, need.id)
            form = ConfirmInWriting if kind == "written" else AskAgain
            return lambda tasks: form(tasks, referral)
        case "second":
            bundle = shared(desk, need.id)
            return lambda tasks: SecondRead(tasks, bundle)
        case _:
            received = incoming(desk, need.id)
            note_look(desk, Happening.VIEWED, [child.id for child in received.children] if received else ())
            return (lambda tasks: answer_form(tasks, received)) if received else None
