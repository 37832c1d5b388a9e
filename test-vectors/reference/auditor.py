"""auditor.py EXPORT_FOLDER REGISTRAR_KEY_FILE [RECEIPTS_FOLDER]: verifies an export offline (chapter 14, section 12).

Prints one JSON object with `verified` and `faults`. The exit code is 0 when verified, 4 when not, 1 when the export
or the key could not be read, which says nothing about the log.
"""

import json
import sys
from pathlib import Path

import json_text
from audit_faults import Source
from audits import verify_audit
from jwk import parse_sign_key
from refusal import Refused

UNREADABLE, NOT_VERIFIED = 1, 4


def export_source(folder: Path) -> Source:
    """The files of an export; one that is not there is None, one that cannot be read is an error."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)

    def read(path: str) -> bytes | None:
        file = folder / path
        return file.read_bytes() if file.is_file() else None

    return read


def main(arguments: list[str]) -> int:
    """Verify one export."""
    if len(arguments) not in (2, 3):
        print("usage: auditor.py EXPORT_FOLDER REGISTRAR_KEY_FILE [RECEIPTS_FOLDER]", file=sys.stderr)
        return UNREADABLE
    try:
        registrar = parse_sign_key(json_text.parse(Path(arguments[1]).read_bytes(), "KEY_FORM_INVALID"))
        receipts = {file.name: file.read_bytes() for file in Path(arguments[2]).glob("*.json")} if arguments[2:] else {}
        report = verify_audit(registrar, export_source(Path(arguments[0])), receipts)
    except (OSError, Refused) as error:
        print(f"not audited: {error}", file=sys.stderr)
        return UNREADABLE
    print(json.dumps({"verified": report["verified"], "faults": [fault["fault"] for fault in report["faults"]]}))
    return 0 if report["verified"] else NOT_VERIFIED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
