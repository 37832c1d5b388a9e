import { readdir, readFile, readlink } from 'node:fs/promises'

const LISTENING = '0A'

/** What a process listens on (Linux): kind and local address of each socket, as `/proc` tells it. */
export async function listeningSockets(pid: number): Promise<readonly string[]> {
  const inodes = new Set<string>()
  for (const descriptor of await readdir(`/proc/${pid}/fd`)) {
    const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
    if (inode !== undefined) inodes.add(inode)
  }
  const found: string[] = []
  for (const kind of ['tcp', 'tcp6', 'udp', 'udp6'] as const) {
    const lines = (await readFile(`/proc/${pid}/net/${kind}`, 'utf8').catch(() => '')).split('\n').slice(1)
    for (const line of lines) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
      if (inodes.has(inode) && (state === LISTENING || kind.startsWith('udp'))) found.push(`${kind} ${address(local)}`)
    }
  }
  // Flags 00010000: accepts connections.
  for (const line of (await readFile(`/proc/${pid}/net/unix`, 'utf8')).split('\n').slice(1)) {
    const [, , , flags, , , inode = '', path = '(no name)'] = line.trim().split(/\s+/)
    if (inodes.has(inode) && flags === '00010000') found.push(`unix ${path.split('/').at(-1)}`)
  }
  return found.sort()
}

/** The port is chosen anew at every start, so that only the address is told. */
const address = (local: string): string => (local.startsWith('0100007F') ? 'loopback' : (local.split(':')[0] ?? ''))
