"""What an audit reads from and reports (chapter 14, section 12)."""

from typing import Callable, NamedTuple

from checkpoints import Checkpoint

Source = Callable[[str], bytes | None]
"""The bytes of a file of an export by its path, None when it is not there."""

Fault = dict[str, str | int]


class Earlier(NamedTuple):
    """A checkpoint that was met before the log is read, and the verifier key that signed it, where that is known."""

    checkpoint: Checkpoint
    key: str | None = None


class DirectoriesFound(NamedTuple):
    """What the versions of the directory came to; `last_sizes`: up to which size each replaced key of the log signed."""

    versions: list[dict]
    proven: int
    checkpoints: list[Earlier]
    faults: list[Fault]
    last_sizes: dict[str, int]


class ReceiptsFound(NamedTuple):
    """What the receipts came to."""

    held: int
    checkpoints: list[Earlier]
    faults: list[Fault]


class LogFound(NamedTuple):
    """What the log came to; without a checkpoint that verifies, size and root are None."""

    checkpoint: Checkpoint | None
    actions: dict[str, int]
    faults: list[Fault]
