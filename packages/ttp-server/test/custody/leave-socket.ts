import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Leaves the socket of a process that was killed: the file is there, and nobody listens. */
export async function leaveSocket(path: string): Promise<void> {
  const text = 'require("net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))'
  await once(spawn(process.execPath, ['-e', text, path]), 'close')
}
