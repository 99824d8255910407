"""A key-change notice, checked by whoever received it; needs no vault."""

from __future__ import annotations

from dsl_desk.domain.clock import school_time
from dsl_desk.domain.when import say_moment


def check_key_notice(notice: bytes, old_root: bytes, new_root: bytes) -> str:
    """What the notice proves, in words, and what is still to be done.

    Raises Tampered where the old key does not vouch for it, Unreadable for what is no certificate.
    """
    from dsl_desk.bundle.certificates import fingerprint, read_certificate
    from dsl_desk.bundle.key_notice import check_notice
    from dsl_desk.bundle.words import words_of

    signed = check_notice(notice, old_root, new_root)
    words = " ".join(words_of(fingerprint(read_certificate(new_root))))
    return (
        f"The old key vouches for this notice, which says that it was signed on {say_moment(school_time(signed))}.\n"
        f"The new key in words: {words}\n"
        "Whoever stole the old key could have signed it too. Ring the school on a number from your own list before "
        "you accept the new key."
    )
