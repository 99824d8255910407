"""An address of the child is written down, changed, or taken out when they live there no longer."""

from collections.abc import Callable
from dataclasses import replace

from dsl_desk.domain.changed import Changed
from dsl_desk.domain.front_sheet import Address, FrontSheet
from dsl_desk.gui.deeds.inline_draft import About
from dsl_desk.gui.forms.form import Reading
from dsl_desk.gui.front_sheet.address_fields import AddressFields
from dsl_desk.gui.front_sheet.record_form import RecordForm
from dsl_desk.gui.tasks import Tasks
from dsl_desk.services.desk import Desk
from dsl_desk.services.front_sheets import save_front_sheet


class AddressForm(RecordForm):
    """``before``: the address of ``sheet`` to be changed. Left empty, it is taken out."""

    done = "Address saved"

    def __init__(self, tasks: Tasks, sheet: FrontSheet, before: Address | None = None) -> None:
        self._sheet, self._before = sheet, before
        self.address = AddressFields("addresses", before)
        super().__init__(
            tasks,
            "Change the address" if before else "Add an address",
            "Save the address",
            self.address.fields,
            self.address.laid_out(),
            exists=before is not None,
            about=About(_said(sheet, before), sheet.id),
        )

    def deed(self) -> Callable[[Desk], Changed]:
        reading, reason = Reading(), self.reason()
        written = self.address.address()
        if written is None and self._before is None:
            reading.refuse("addresses", "Enter the address")
        sheet = reading.record(lambda: replace(self._sheet, addresses=tuple(self._addresses(written))))
        return lambda desk: save_front_sheet(desk, sheet, reason)

    def _addresses(self, written: Address | None) -> list[Address]:
        addresses = list(self._sheet.addresses)
        at = addresses.index(self._before) if self._before else len(addresses)
        addresses[at : at + 1] = [written] if written else []
        return addresses


def _said(sheet: FrontSheet, address: Address | None) -> str:
    """An address has no id: it is told from the child's others by what it says."""
    return "\n".join((sheet.id, *address.lines, address.postcode)) if address else sheet.id
