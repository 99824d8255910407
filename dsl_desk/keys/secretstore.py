"""The operating system's password store (keyring): one 32-byte secret or one small text per item."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

from dsl_desk.domain.errors import SecretStoreError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

_USER = "dsl-desk"
_BACKENDS = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)
"""The stores an operating system guards. Any other backend may be a plain file, or nothing at all."""


class SecretStore(Protocol):
    """Items by name. Every method raises SecretStoreError when the store cannot be used."""

    def get(self, name: str) -> str | None:
        """The item's text, or None when there is no such item."""

    def put(self, name: str, text: str) -> None:
        """Keeps `text` and proves it by reading it back."""

    def remove(self, name: str) -> None:
        """After this there is no such item."""


class OsKeyring:
    """The keyring of this account on this computer.

    A locked keyring asks the person for its own password; `patience` is how many seconds they have. Where nothing
    can draw that question the backend waits for ever, so it is asked on a thread that can be left behind.
    """

    def __init__(self, patience: float = 60.0) -> None:
        self._patience = patience

    def get(self, name: str) -> str | None:
        return self._asked(lambda backend: backend.get_password(_service(name), _USER))

    def put(self, name: str, text: str) -> None:
        self._asked(lambda backend: backend.set_password(_service(name), _USER, text))
        if self.get(name) != text:
            raise SecretStoreError

    def remove(self, name: str) -> None:
        if self.get(name) is not None:
            self._asked(lambda backend: backend.delete_password(_service(name), _USER))

    def works(self) -> bool:
        """Whether an item can be kept, read back and removed here, now.

        False is no fault of the person's: the vault is then made without a device secret and with a longer
        passphrase.
        """
        try:
            self.put("test", "test")
            self.remove("test")
        except SecretStoreError:
            return False
        return True

    def _asked(self, question: Callable[[KeyringBackend], T]) -> T:
        """What the backend answers; whatever it raises, or its silence, becomes words for the person."""
        answer: Future[T] = Future()

        def ask() -> None:
            try:
                answer.set_result(question(_backend()))
            except Exception as error:  # backends raise what their system library raises: D-Bus, COM, sockets
                answer.set_exception(error)

        Thread(target=ask, name="password store", daemon=True).start()
        try:
            return answer.result(self._patience)
        except Exception as error:  # as above, or TimeoutError
            raise SecretStoreError from error


def _service(name: str) -> str:
    """A service of its own for each item: Windows moves items that share one."""
    return f"{_USER}/{name}"


def _backend() -> KeyringBackend:
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    for backend in chosen.backends if isinstance(chosen, ChainerBackend) else (chosen,):
        if type(backend).__module__ in _BACKENDS:
            if hasattr(backend, "persist"):  # Windows: never roam to other computers
                backend.persist = "local machine"
            return backend
    raise SecretStoreError
