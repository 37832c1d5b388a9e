"""What a client keeps between runs: a private folder, in which a file is replaced whole or not at all (HTTP-24)."""

import fcntl
import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator


def open_folder(folder: Path) -> Path:
    """A folder that its owner alone can read."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """One run at a time over one folder (DELI-7)."""
    with open(folder / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def write_bytes(path: Path, data: bytes) -> None:
    """Replace a file durably."""
    beside = path.with_name(path.name + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    _sync_folder(path.parent)


def write_json(path: Path, value: Any) -> None:
    """Replace a file of JSON durably."""
    write_bytes(path, json.dumps(value).encode("ascii"))


def read_json(path: Path) -> Any:
    """The value of a file of JSON, None when there is no such file."""
    return json.loads(path.read_bytes()) if path.is_file() else None


def remove(path: Path) -> None:
    """Take a file or a folder away, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
