"""Makes the outputs of the test vectors again, from the description alone. Needs pyca/cryptography."""
import json
import pathlib
import sys

import encoding
import keys
import log
import pseudonyms
from encoding import Refused

HERE = pathlib.Path(__file__).resolve().parent.parent
RUN = {**encoding.RUN, **keys.RUN, **pseudonyms.RUN, **log.RUN}


def verdict(run, test):
    try:
        output = run(test["input"])
    except Refused as refused:
        return test["result"] == "invalid" and str(refused) == test["error"]
    return test["result"] == "valid" and output == test["output"]


def main():
    passed, failed, unknown = 0, 0, set()
    for listed in json.loads((HERE / "manifest.json").read_text())["files"]:
        for group in json.loads((HERE / listed["path"]).read_text())["testGroups"]:
            if group["type"] not in RUN:
                unknown.add(f"{listed['path']} {group['type']}")
                continue
            for test in group["tests"]:
                if verdict(RUN[group["type"]], test):
                    passed += 1
                else:
                    failed += 1
                    print(f"failed: {listed['path']} {group['type']} {test['tcId']} {test['comment']}")
    print(f"{passed} passed, {failed} failed" + (f"; not covered: {', '.join(sorted(unknown))}" if unknown else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
