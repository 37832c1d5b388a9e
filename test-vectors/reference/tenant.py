"""tenant.py CONFIG: follows a feed from its beginning, without acknowledging (chapter 13; chapter 15, section 10.3).

Prints one JSON object a visit: `domain`, `institution`, `delivery`, `row`, perhaps `person` and `household`, perhaps
`attributes`, and `activity`, with every pseudonym as its subject is known after all changes of the feed.
"""

import json
import sys
from pathlib import Path

from client_settings import read_settings
from directory_history import DirectoryWithheld
from feed import FeedStopped, Followed, follow
from held_checkpoint import LogStopped
from http_exchange import Problem, Unreachable
from refusal import Refused
from service import NotEnrolled, Service
from state_files import only_run

ERRORS = (Refused, Problem, Unreachable, NotEnrolled, FeedStopped, DirectoryWithheld, LogStopped, OSError, ValueError, KeyError)


def main(arguments: list[str]) -> int:
    """Follow one feed, and print what it holds as far as it was followed."""
    if len(arguments) != 1:
        print("usage: tenant.py CONFIG", file=sys.stderr)
        return 2
    followed = Followed()
    code = 0
    try:
        settings = read_settings(Path(arguments[0]))
        with only_run(settings.state):
            follow(Service(settings, ("release:read",)), followed)
    except ERRORS as error:
        print(f"stopped after item {followed.after}: {error}", file=sys.stderr)
        code = 1
    for reason in followed.set_aside:
        print(f"set aside: {reason}", file=sys.stderr)
    for visit in followed.visits():
        print(json.dumps(visit))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
