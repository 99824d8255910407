"""From the route gate to the signed bundle, and what was done with it.

The steps stand apart because two threads share them: `assemble` and `record_made` need the vault, `preview` and
`seal` only compute. `export_bundle` is all of them in one go.
"""

from dsl_desk.services.exporting.assembling import assemble
from dsl_desk.services.exporting.making import export_bundle, new_passphrase, preview, record_made, seal
from dsl_desk.services.exporting.numbering import next_number
from dsl_desk.services.exporting.renaming import NamesUndecided
from dsl_desk.services.exporting.request import Assembled, ExportRequest, Prepared
from dsl_desk.services.exporting.route_gate import answer_route_gate
from dsl_desk.services.exporting.sending import kept_report, record_sent

__all__ = [
    "Assembled",
    "ExportRequest",
    "NamesUndecided",
    "Prepared",
    "answer_route_gate",
    "assemble",
    "export_bundle",
    "kept_report",
    "new_passphrase",
    "next_number",
    "preview",
    "record_made",
    "record_sent",
    "seal",
]
