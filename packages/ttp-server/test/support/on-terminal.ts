import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { serverCommand } from './sluis-server.ts'

/** One thing that a person does at a terminal, once it shows a text that it did not show before. */
export interface Step {
  readonly shown: string
  /** Keys: `\r` is Enter, `\u0003` Ctrl-C, `\u0004` the end of input. */
  readonly keys?: string
  /** The window gets another size. */
  readonly resize?: readonly [rows: number, columns: number]
}

export interface Session {
  /** All that the terminal showed, what was typed included. */
  readonly shown: string
  /** Negative: the number of the signal that ended the command. */
  readonly code: number
}

// Node has no pseudo-terminals; Python's standard library does.
const DRIVER = `
import fcntl, json, os, pty, select, struct, sys, termios
plan = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execve(plan["argv"][0], plan["argv"], plan["env"])
shown, seen = b"", 0
def read():
    global shown
    if not select.select([terminal], [], [], 120)[0]:
        sys.exit("nothing more was shown after: " + shown[-200:].decode(errors="replace"))
    try:
        more = os.read(terminal, 65536)
    except OSError:
        more = b""
    shown += more
    return more != b""
for step in plan["steps"]:
    text = step["shown"].encode()
    while text not in shown[seen:]:
        if not read():
            sys.exit("it ended before it showed " + step["shown"] + ": " + shown.decode(errors="replace"))
    seen = shown.index(text, seen) + len(text)
    if "resize" in step:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *step["resize"], 0, 0))
    if "keys" in step:
        os.write(terminal, step["keys"].encode())
while read():
    pass
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(json.dumps({"shown": shown.decode(), "code": code}))
`

/** Runs a command of `sluis-server` on a pseudo-terminal of its own. */
export async function runOnTerminal(parts: readonly string[], steps: readonly Step[]): Promise<Session> {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env
  const env = { PATH, TERM: 'xterm', ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) }
  const plan = JSON.stringify({ argv: serverCommand(parts), env, steps })
  const { stdout } = await promisify(execFile)('python3', ['-B', '-c', DRIVER, plan])
  return JSON.parse(stdout) as Session
}
