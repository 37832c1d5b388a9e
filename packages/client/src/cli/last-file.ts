import { join, resolve } from 'node:path'
import { z } from 'zod'
import { readStateFile, writeStateFile } from '../http/index.ts'
import { type Mapping, parseMapping } from '../supplier/map/mapping.ts'
import { homeFolder } from './config-path.ts'

const form = z.strictObject({ file: z.string(), country: z.string(), mapping: z.unknown().optional() })

/** The file that was looked at last, and how it was read: what `sluis errors` means when it is told nothing. */
export interface LastFile {
  readonly file: string
  readonly country: string
  readonly mapping?: Mapping
}

const path = (): string => join(homeFolder(), 'last-file.json')

/** Remembers a file. Where nothing can be kept nothing is: then `sluis errors` has to be told. */
export async function rememberFile(file: string, country: string, mapping: Mapping | undefined): Promise<void> {
  const last = { file: resolve(file), country, ...(mapping !== undefined && { mapping }) }
  await writeStateFile(path(), JSON.stringify(last)).catch(() => undefined)
}

/** The file that was remembered; undefined when there is none. */
export async function lastFile(): Promise<LastFile | undefined> {
  const text = await readStateFile(path()).catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const { file, country, mapping } = form.parse(JSON.parse(text))
    return { file, country, ...(mapping !== undefined && { mapping: parseMapping(mapping) }) }
  } catch {
    return undefined
  }
}
