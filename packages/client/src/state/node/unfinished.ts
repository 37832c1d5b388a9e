import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isProcessAlive } from './process-alive.ts'

const REMOVED = '.gone-'
const MADE = /^\.new-(\d+)-/

/** A name beside the path for what this process has not finished writing: hidden, and it says whose it is. */
export function unfinishedBeside(path: string): string {
  return join(dirname(path), `.new-${process.pid}-${randomUUID()}`)
}

/** A name beside the path for what is being removed. */
export function removedBeside(path: string): string {
  return join(dirname(path), `${REMOVED}${randomUUID()}`)
}

/** Clears away what a crash left in this folder: what was being removed, and what no running process is making. */
export async function sweepFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const maker = MADE.exec(name)?.[1]
    const isLeft = name.startsWith(REMOVED) || (maker !== undefined && !isProcessAlive(Number(maker)))
    if (isLeft) await rm(join(folder, name), { recursive: true, force: true })
  }
}
