import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFakeTtp } from '@sluis/client/testing'
import { type Directory, fromBase64url, fromUtf8 } from '@sluis/ttp-core/common'
import { DOMAIN, TENANT } from '../../src/collaboration/parties.ts'
import type { Answer, World } from '../bad-inputs/support/world.ts'
import { MUSEUM } from '../bad-inputs/support/world.ts'

/** What a scenario needs of a world, whichever it is. */
export type Service = Pick<World, 'ask' | 'configOf' | 'fetch' | 'stop'> & {
  readonly collaboration: { readonly directory: Directory; readonly ttp: { readonly url: string } }
}

/** The fake for vendors' tests, as the tests of the real service see theirs. */
export async function startFakeWorld(): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-fake-'))
  const ttp = await startFakeTtp({ institution: MUSEUM, tenant: TENANT, domain: DOMAIN })
  const config = ttp.config(folder)
  const ask: World['ask'] = async (method, path, { token, json, form } = {}): Promise<Answer> => {
    const body = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString()
    const response = await ttp.fetch(config.url + path, {
      method,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body }),
    })
    const text = await response.text()
    const parsed = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
    const isProblem = response.headers.get('content-type') === 'application/problem+json'
    return { status: response.status, code: isProblem ? String(parsed.code) : undefined, body: parsed }
  }
  const { body } = await ask('GET', '/v1/directory')
  const directory = JSON.parse(fromUtf8(fromBase64url(String(body.document).split('.')[1] ?? ''))) as Directory
  return {
    ask,
    fetch: ttp.fetch,
    configOf: async () => config,
    collaboration: { directory, ttp: { url: directory.issuer } },
    stop: () => rm(folder, { recursive: true, force: true }),
  }
}
