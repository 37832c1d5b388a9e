"""Sits before a terminal: runs a command in a pseudo-terminal and answers its questions; prints what was shown, as JSON.

Usage: at-a-terminal.py ceremony|rehearse ANSWER... -- COMMAND...
`ceremony` plays custodians who write their share down and type its end back; `rehearse` types ANSWERs where a share is asked for.
"""

import json
import os
import pty
import re
import signal
import sys

CLEAR = "\x1b[2J\x1b[3J\x1b[H"
# What moves the cursor says nothing of what is asked.
MOVES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
SECONDS_MAX = 100
GROUPS = re.compile(r"\b[a-z0-9]{5}\b")


def main() -> int:
    mode, *rest = sys.argv[1:]
    answers, command = rest[: rest.index("--")], rest[rest.index("--") + 1 :]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    # Whoever is never asked again does not wait for ever.
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(SECONDS_MAX)
    shown, answered, share = "", 0, ""
    while True:
        try:
            part = os.read(terminal, 65536).decode("utf-8", "replace")
        except OSError:
            break
        if not part:
            break
        shown += part
        asked = MOVES.sub("", shown[answered:])
        reply = None
        if mode == "rehearse":
            if re.search(r"Share \d of \d: $", asked) and answers:
                reply = answers.pop(0)
        elif asked.endswith("press Enter. "):
            reply = ""
        elif asked.endswith("written down. "):
            share = " ".join(GROUPS.findall(asked.split("nowhere else:")[-1].split("Press")[0]))
            reply = ""
        elif asked.endswith("from your paper: "):
            reply = share[-11:]
        if reply is not None:
            answered = len(shown)
            os.write(terminal, (reply + "\r").encode("ascii"))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps({"code": code, "shown": shown, "screens": shown.split(CLEAR)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
