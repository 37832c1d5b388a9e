import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatJson } from '../build/format.ts'
import type { Json } from '../build/frame.ts'
import { buildAuditExport } from './audit-export.ts'
import { buildTenantItems } from './tenant-items.ts'

/** Every file of scenarios by its name. Always the same bytes. */
export async function generateScenarios(): Promise<Map<string, string>> {
  return new Map([
    ['audit-export.json', formatJson((await buildAuditExport()) as Json)],
    ['tenant-items.json', formatJson(await buildTenantItems())],
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of await generateScenarios()) writeFileSync(new URL(path, import.meta.url), content)
}
