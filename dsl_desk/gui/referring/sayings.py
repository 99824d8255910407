"""How a referral stands, in words."""

from dsl_desk.domain.when import NOT_STATED, say_when
from dsl_desk.services.referring import Waiting


def standing(waiting: Waiting) -> str:
    """`Made by phone, Tuesday 24 March 2026 at 9am, to Duty desk. Reference SC-77`; its state is a tag beside it."""
    referral = waiting.referral
    to = f", to {referral.told_to}" if referral.told_to else ""
    parts = [f"Made {referral.how.value}, {say_when(referral.made)}{to}"]
    parts += [f"Reference {referral.reference}"] if referral.reference else []
    parts += [f"Confirmed in writing {say_when(referral.written)}"] if referral.written != NOT_STATED else []
    parts += [referral.state_reason] if referral.state_reason else []
    parts += [f"{step.step.wording} ({step.with_whom})" for step in referral.escalations]
    return ". ".join(parts)
