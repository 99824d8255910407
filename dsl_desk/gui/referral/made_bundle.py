"""A bundle that has been signed and saved."""

from dataclasses import dataclass, field
from pathlib import Path

from dsl_desk.gui.widgets.attachments.file_row import say_size


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """What the person is told once. The passphrase is kept nowhere; it is empty where the channel itself encrypts.

    ``files`` are one zip, or two where the payload comes apart; ``most`` is what the recipient takes in one message.
    """

    sharing_id: str
    child_id: str
    to: str
    files: tuple[Path, ...]
    most: int
    key_words: tuple[str, ...]
    passphrase: str = field(repr=False)

    @property
    def main(self) -> Path:
        """The zip that the bundle is known by."""
        return self.files[-1]

    def say_sizes(self) -> str:
        """How large it is, against what the recipient takes, and what to do where it is larger."""
        sizes = {file: file.stat().st_size for file in self.files}
        limit = f"{self.most // 1_000_000} MB"
        whole = say_size(sum(sizes.values()))
        if len(self.files) == 1:
            return f"{whole}. {self.to} takes {limit} in one message, so it fits."
        return (
            f"{whole}: more than the {limit} that {self.to} takes in one message, so it is two "
            f"files. Send {self.main.name} first, and the one ending in -payload by the route you agree with them, "
            "such as a memory stick. The first one proves the second."
        )
