import { readdir, readFile } from 'node:fs/promises'

/** Clock ticks a second in /proc/PID/stat: 100 on every Linux that Node runs on. */
const TICKS = 100
/** Positions in /proc/PID/stat, counted after the name of the program (proc_pid_stat(5), field 3 is 0 here). */
const FIELD = { parent: 1, user: 11, system: 12, childrenUser: 13, childrenSystem: 14 } as const

async function statOf(pid: number): Promise<readonly string[]> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** Highest resident memory of a process so far (VmHWM), in MiB; 0 when it is gone. */
export async function peakMiB(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) / 1024
}

/** Memory of a process now, in MiB: its own, and what it shares with others (files and shared memory). */
export async function residentMiB(pid: number): Promise<{ readonly own: number; readonly shared: number }> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) / 1024
  return { own: field('RssAnon'), shared: field('RssFile') + field('RssShmem') }
}

/** The processes that a process started and that live. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(names.map((name) => statOf(name).catch(() => [])))
  return names.filter((_, index) => Number(parents[index]?.[FIELD.parent]) === pid)
}

/** Seconds of processor time that a process used, with the children that it outlived. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await statOf(pid).catch(() => [])
  const { user, system, childrenUser, childrenSystem } = FIELD
  const ticks = [user, system, childrenUser, childrenSystem].map((field) => Number(stat[field] ?? 0))
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS
}
