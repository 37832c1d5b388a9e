"""scenarios.py: the auditor of this folder against `scenarios/audit-export.json`, case by case (chapter 14, section 12).

Prints a line a case that differs and one at the end. The exit code is 1 on a difference, 0 otherwise.
"""

import base64
import json
import sys
from pathlib import Path

from audits import verify_audit
from jwk import parse_sign_key

SCENARIO = Path(__file__).resolve().parent.parent / "scenarios" / "audit-export.json"

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


def run_case(scenario: dict, case: dict) -> dict:
    """What the auditor says to one case."""
    files = read_contents(scenario["files"], case.get("files", {}))
    receipts = read_contents(scenario["receipts"], case.get("receipts", {}))
    registrar = parse_sign_key(case.get("registrarKey", scenario["registrarKey"]))
    seen = case.get("seenDirectory")
    return verify_audit(registrar, files.get, receipts, seen)


def differences(scenario: dict) -> list[str]:
    """A line for each case in which the auditor says something else."""
    found: list[str] = []
    for case in scenario["cases"]:
        report = run_case(scenario, case)
        if report["faults"] != case["faults"] or report["verified"] != (case["faults"] == []):
            found.append(f"case {case['id']} ({case['comment']}): expected {case['faults']}, found {report['faults']}")
    report = run_case(scenario, {})
    for name, expected in scenario["report"].items():
        if report.get(name) != expected:
            found.append(f"report: {name}: expected {expected}, found {report.get(name)}")
    return found


def main() -> int:
    """Run every case."""
    scenario = json.loads(SCENARIO.read_text(encoding="utf-8"))
    found = differences(scenario)
    for line in found:
        print(line)
    print(f"{SCENARIO.name}: {len(scenario['cases'])} cases, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
