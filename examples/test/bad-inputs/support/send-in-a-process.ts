// Delivers a file in a process of its own and prints how it ended and how much memory it took: CONFIG FILE
import { readFile } from 'node:fs/promises'
import { deliverFile, readConfig } from '@sluis/client/supplier'

const [config = '', file = ''] = process.argv.slice(2)
let code = 'DELIVERED'
try {
  await deliverFile(file, { config: await readConfig(config) })
} catch (error) {
  code = String((error as { code?: unknown }).code)
}
// Of this process alone: what the system counts for a child begins with its parent's.
const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
const peakMiB = peak === undefined ? process.resourceUsage().maxRSS / 1024 : Number(peak) / 1024
process.stdout.write(JSON.stringify({ code, peakMiB }))
