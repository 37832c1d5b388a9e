import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'

/** How long the server may wait for its clients to end by themselves, in seconds. */
const CLIENTS_SECONDS_MAX = 15

/**
 * Reads from this process until there is nobody to write any more, whatever ended it. Then the server takes nobody new and ends when
 * the last client has ended (SIGTERM, PostgreSQL's "smart" shutdown); a client that stays is cut off (SIGINT, "fast"). Either way
 * everything is written down in good order. Signals of a terminal are for the others.
 */
const GUARD = `
trap '' HUP INT TERM
read -r nothing
kill -TERM "$0" || exit 0
waited=0
while kill -0 "$0" && [ "$waited" -lt ${CLIENTS_SECONDS_MAX} ]; do sleep 1; waited=$((waited + 1)); done
kill -INT "$0"
`

/**
 * Ends a PostgreSQL in good order when this process is gone, also by SIGKILL or a crash, which leave it no time to do so itself. A
 * shell watches, at the other end of a pipe that the operating system closes. Not on Windows, which has no such shell.
 */
export function endWithParent(server: ChildProcess): void {
  if (process.platform === 'win32' || server.pid === undefined) return
  const guard = spawn('/bin/sh', ['-c', GUARD, String(server.pid)], { stdio: ['pipe', 'ignore', 'ignore'] })
  guard.on('error', () => undefined).unref()
  guard.stdin.on('error', () => undefined)
  ;(guard.stdin as unknown as Socket).unref()
  // A number of a process that ended may become another's: the guard ends with the server.
  server.once('exit', () => guard.kill('SIGKILL'))
}
