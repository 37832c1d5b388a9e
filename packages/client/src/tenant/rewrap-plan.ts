import { join } from 'node:path'
import { z } from 'zod'
import { TenantError } from './errors.ts'
import { REWRAPS } from './segments.ts'
import { localFiles, type StoreFiles } from './store-files.ts'

const header = z.object({ schema: z.literal('sluis-rewrap-plan/1'), rewrap: z.string(), domain: z.string() })
const list = z.object({ epoch: z.int(), pseudonyms: z.array(z.string()) })
const ENDING = '.ndjson'

/** A rewrap that was begun: what is in each of its lists was settled before the first was sent. */
export interface RewrapPlan {
  readonly rewrap: string
  readonly domain: string
  readonly lists: readonly { readonly epoch: number; readonly pseudonyms: readonly string[] }[]
}

/** Writes a plan beside the store, whole or not at all. */
export async function writePlan(folder: string, plan: RewrapPlan, files: StoreFiles = localFiles): Promise<void> {
  const { rewrap, domain, lists } = plan
  const path = pathOf(folder, rewrap)
  const lines = [{ schema: 'sluis-rewrap-plan/1', rewrap, domain }, ...lists]
  await files.makeFolder(join(folder, REWRAPS))
  await files.write(`${path}.tmp`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  await files.rename(`${path}.tmp`, path)
  await files.syncFolder(join(folder, REWRAPS))
}

/** The rewraps of a store that are not answered yet. Throws `TenantError` STORE_DAMAGED. */
export async function listPlans(folder: string, files: StoreFiles = localFiles): Promise<readonly RewrapPlan[]> {
  const plans: RewrapPlan[] = []
  for (const name of await files.list(join(folder, REWRAPS))) {
    const path = join(folder, REWRAPS, name)
    // One that was never renamed was never begun.
    if (name.endsWith('.tmp')) await files.remove(path)
    else if (name.endsWith(ENDING)) plans.push(parsePlan((await files.read(path)) ?? ''))
  }
  return plans
}

/** Forgets a rewrap of which every list was answered. */
export async function removePlan(folder: string, rewrap: string, files: StoreFiles = localFiles): Promise<void> {
  await files.remove(pathOf(folder, rewrap))
}

function pathOf(folder: string, rewrap: string): string {
  return join(folder, REWRAPS, `${rewrap}${ENDING}`)
}

function parsePlan(text: string): RewrapPlan {
  try {
    const [first, ...rest] = text.split('\n').slice(0, -1)
    const { rewrap, domain } = header.parse(JSON.parse(first ?? ''))
    return { rewrap, domain, lists: rest.map((line) => list.parse(JSON.parse(line))) }
  } catch (cause) {
    throw new TenantError('STORE_DAMAGED', { cause })
  }
}
