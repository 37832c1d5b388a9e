"""What a supplier keeps on disk of a delivery: sealed parts, the manifest and identifiers only (DELI-5)."""

import json
import secrets
from pathlib import Path

import state_files

KEY_LENGTH = 32


def tag_key(state: Path) -> bytes:
    """The secret key of content tags, made once: DELI-8."""
    path = state / "content-tag.key"
    if not path.is_file():
        state_files.write_bytes(path, secrets.token_bytes(KEY_LENGTH))
    return path.read_bytes()


class DeliveryStore:
    """The delivery of one content that is under way in a folder of state, and the receipts of those that are done."""

    def __init__(self, state: Path, tag: str) -> None:
        self._state = state
        self._record = state / f"delivery-{tag}.json"
        self._parts = state / f"delivery-{tag}"
        self._manifest = self._parts / "manifest.jws"

    def begin(self, record: dict) -> None:
        """Write down what is to be opened: section 3.2, step 2."""
        state_files.remove(self._parts)
        state_files.open_folder(self._parts)
        state_files.write_json(self._record, record)

    def record(self) -> dict | None:
        """What was written down and not finished."""
        return state_files.read_json(self._record)

    def keep_chunk(self, number: int, chunk: dict) -> None:
        """Keep the sealed parts of a chunk before they are sent."""
        state_files.write_json(self._parts / f"{number}.json", chunk)

    def chunk(self, number: int) -> dict:
        """A chunk as it was sealed."""
        return json.loads((self._parts / f"{number}.json").read_bytes())

    def complete(self, manifest: str) -> None:
        """Keep the manifest: from here on the delivery is complete."""
        state_files.write_bytes(self._manifest, manifest.encode("ascii"))

    def manifest(self) -> str | None:
        """The signed manifest, None while the delivery is not complete."""
        return self._manifest.read_text(encoding="ascii") if self._manifest.is_file() else None

    def keep_receipt(self, delivery: str, receipt: dict) -> None:
        """Keep a receipt that holds: DELI-27."""
        folder = state_files.open_folder(self._state / "receipts")
        state_files.write_json(folder / f"{delivery}.json", receipt)

    def clear(self) -> None:
        """Remove what was kept of the delivery; the record goes last."""
        state_files.remove(self._parts)
        state_files.remove(self._record)
