"""How far the records are proved, in a sentence."""

from dsl_desk.services.proving import Standing


def say_proof(standing: Standing) -> str:
    """For a line with a tick, or with a warning where there is something to read."""
    if standing.notices:
        return "Read the notice at the top of Today"
    if standing.done:
        return f"All {standing.entries:,} entries passed their check: {standing.finished}"
    checked = (
        f"Records passed their check when opened; {standing.proved:,} of {standing.entries:,} entries checked since"
    )
    return f"{checked}. All of them last: {standing.finished}" if standing.finished else checked
