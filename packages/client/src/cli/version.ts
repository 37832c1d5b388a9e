import { readFileSync } from 'node:fs'

/** The version of this client, as its package says: the same place from the sources and from what was built. */
export function clientVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string
  }
  return manifest.version
}
