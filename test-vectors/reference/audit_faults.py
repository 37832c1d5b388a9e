"""What an audit reads from and reports (chapter 14, section 12)."""

from typing import Callable, NamedTuple

from checkpoints import Checkpoint

Source = Callable[[str], bytes | None]
"""The bytes of a file of an export by its path, None when it is not there."""

Fault = dict[str, str | int]


class DirectoriesFound(NamedTuple):
    """What the versions of the directory came to."""

    versions: list[dict]
    proven: int
    checkpoints: list[Checkpoint]
    faults: list[Fault]


class ReceiptsFound(NamedTuple):
    """What the receipts came to."""

    held: int
    checkpoints: list[Checkpoint]
    faults: list[Fault]


class LogFound(NamedTuple):
    """What the log came to; without a checkpoint that verifies, size and root are None."""

    checkpoint: Checkpoint | None
    actions: dict[str, int]
    faults: list[Fault]
