import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatJson } from './build/format.ts'
import { buildFile } from './build/frame.ts'
import { OPERATIONS } from './operations.ts'

/** Every file of vectors by its name, and the manifest over them. Always the same bytes. */
export async function generate(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const listed = []
  for (const operation of OPERATIONS) {
    const file = await buildFile(operation)
    const content = formatJson(file)
    const path = `${operation.name}.json`
    files.set(path, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    listed.push({ path, numberOfTests: file.numberOfTests ?? 0, sha256 })
  }
  files.set('manifest.json', formatJson({ type: 'sluis-test-vectors', version: 1, files: listed }))
  return files
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of await generate()) writeFileSync(new URL(path, import.meta.url), content)
}
