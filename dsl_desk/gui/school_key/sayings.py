"""What the page of the school's key says."""

from datetime import datetime

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.key_change import KeyChange
from dsl_desk.domain.recipient import Channel, Recipient
from dsl_desk.domain.when import say_day
from dsl_desk.services.key_standing import KeyStanding
from dsl_desk.services.recipients import most_bytes

NO_KEY = "There is no key yet. It is made with the first bundle, or now."
ABOUT = (
    "Every bundle is signed. A recipient checks once, by phone, that the key is this school’s; from then on each "
    "bundle shows by itself that it came from here and that nothing in it was changed."
)
RENEWING = "Once a year the certificate that signs is renewed under the same key. Recipients have nothing to do."
KEEPING = (
    "If the laptop and every backup are lost, a new start signs with the same key again from a recovery file, and "
    "nobody has to be rung. Keep the file away from the laptop, and its passphrase away from the file."
)
BRING_BACK = "This is for records begun anew, after the old ones were lost for good."
LOST = (
    "Change the key when somebody else may have it: a stolen laptop that was unlocked, a stolen recovery file with "
    "its passphrase, someone who left and cannot be trusted with it."
)
FOLLOWS = (
    "Every recipient has to be rung and to check the new key. Earlier bundles stay as good as they were: the old "
    "certificate is kept for them. A notice is made that the old key vouches for."
)
NOT_KEPT = "No recovery file has been made of this key."
CHANNELS = {
    Channel.LOCKED_ZIP: "Ordinary mail or a memory stick: locked, with a passphrase given by phone",
    Channel.ENCRYPTED_CHANNEL: "A channel that encrypts, such as CJSM or a portal: not locked",
}


def say_standing(standing: KeyStanding) -> str:
    """Until when it is good."""
    return f"Signs until {_day(standing.leaf_until)}. The key itself is good until {_day(standing.root_until)}."


def say_kept(made: datetime | None) -> str:
    """Whether there is a recovery file of the key in force."""
    return f"Recovery file made on {_day(made)}." if made else NOT_KEPT


def say_how(recipient: Recipient | None) -> str:
    """How bundles get to an agency, in one line."""
    if recipient is None:
        return "How bundles get there has not been written down yet"
    parts = [
        ", ".join(part for part in (recipient.desk, recipient.address) if part),
        CHANNELS[recipient.channel],
        f"At most {most_bytes(recipient) // 1_000_000} MB",
        "Their certificate for receipts is kept" if recipient.certificate else "",
    ]
    return ". ".join(part for part in parts if part)


def say_change(change: KeyChange) -> str:
    """When and why, and whether the old key vouches for it."""
    vouched = "The old key vouches for the notice" if change.signed else "The notice has no signature"
    return f"{_day(change.moment)}: {change.reason} {vouched}."


def grouped(digits: str) -> str:
    """Hex in groups of four, as on the key card."""
    return " ".join(digits[start : start + 4].upper() for start in range(0, len(digits), 4))


def _day(moment: datetime) -> str:
    return say_day(school_time(moment).date())
