"""scenarios.py: the auditor and the tenant of this folder against the scenarios of the vectors, case by case.

`audit-export.json` is of chapter 14, section 12, `tenant-items.json` of chapter 13, section 4.2. Prints a line for
each case that differs and one for each file. The exit code is 1 on a difference, 0 otherwise.
"""

import base64
import json
import sys
from pathlib import Path

from audits import verify_audit
from directory_history import Placed, in_force_among
from feed_items import Batch, Reader, SetAside, open_item, prove_item
from jwk import parse_sign_key

FOLDER = Path(__file__).resolve().parent.parent / "scenarios"

Contents = dict[str, dict | None]


def read_contents(*layers: Contents) -> dict[str, bytes]:
    """The files of layers, each laid over the ones before; null takes a file away."""
    files: dict[str, bytes] = {}
    for path, content in (item for layer in layers for item in layer.items()):
        if content is None:
            files.pop(path, None)
        elif "text" in content:
            files[path] = content["text"].encode("utf-8")
        else:
            files[path] = base64.b64decode(content["base64"], validate=True)
    return files


def audit(scenario: dict, case: dict) -> dict:
    """What the auditor says to one case."""
    files = read_contents(scenario["files"], case.get("files", {}))
    receipts = read_contents(scenario["receipts"], case.get("receipts", {}))
    registrar = parse_sign_key(case.get("registrarKey", scenario["registrarKey"]))
    return verify_audit(registrar, files.get, receipts)


def audit_differences(scenario: dict) -> list[str]:
    """A line for each case in which the auditor says something else."""
    found: list[str] = []
    for case in scenario["cases"]:
        report = audit(scenario, case)
        if report["faults"] != case["faults"] or report["verified"] != (case["faults"] == []):
            found.append(f"case {case['id']} ({case['comment']}): expected {case['faults']}, found {report['faults']}")
    report = audit(scenario, {})
    for name, expected in scenario["report"].items():
        if report.get(name) != expected:
            found.append(f"report: {name}: expected {expected}, found {report.get(name)}")
    return found


def open_case(scenario: dict, case: dict) -> dict:
    """What the tenant makes of one case."""
    directory = scenario["directory"] | {name: case[name] for name in ("agreements",) if name in case}
    published = scenario["published"] | {"directory": directory}
    versions = [Placed(**version) for version in reversed(case.get("versions", [published]))]
    reader = Reader(
        scenario["tenant"],
        scenario["sealKeys"],
        versions[0].directory,
        lambda place: in_force_among(versions, place.index, place.entry["at"]),
    )
    proof, batch = None, Batch([], [], [])
    try:
        proof = prove_item(case["item"], reader)
        batch = open_item(case["item"], proof, case["parts"], reader)
        set_aside = batch.refused
    except SetAside as whole:
        set_aside = [{"code": whole.code} | ({} if whole.reason is None else {"reason": whole.reason})]
    return {"proved": proof is not None, "rows": batch.rows, "changes": batch.changes, "setAside": set_aside}


def item_differences(scenario: dict) -> list[str]:
    """A line for each case of which the tenant makes something else."""
    found: list[str] = []
    for case in scenario["cases"]:
        output = open_case(scenario, case)
        if output != case["output"]:
            found.append(f"case {case['id']} ({case['comment']}): expected {case['output']}, found {output}")
    return found


def main() -> int:
    """Run every scenario."""
    code = 0
    for name, compare in (("audit-export.json", audit_differences), ("tenant-items.json", item_differences)):
        scenario = json.loads((FOLDER / name).read_text(encoding="utf-8"))
        found = compare(scenario)
        for line in found:
            print(line)
        print(f"{name}: {len(scenario['cases'])} cases, {len(found)} differences")
        code = 1 if found else code
    return code


if __name__ == "__main__":
    sys.exit(main())
