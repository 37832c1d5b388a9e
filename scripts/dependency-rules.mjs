// What a dependency may be. The rules alone, so that a test can show each of them something that it has to refuse.

/** Licences under which what is shipped may be: permissive ones, by their SPDX identifiers. */
export const LICENCES = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
]
/** Most packages that production may come to, its own included: more of them is a decision, taken here. */
export const PACKAGES_MAX = 70
const EXACT = /^(?:workspace:\*|\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/

/** Whether an SPDX expression leaves a licence of the list to choose: one of OR, all of AND. */
export function allows(expression) {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1')
  if (/\sOR\s/.test(bare)) return bare.split(/\sOR\s/).some(allows)
  if (/\sAND\s/.test(bare)) return bare.split(/\sAND\s/).every(allows)
  return LICENCES.includes(bare.trim())
}

/** Components of a CycloneDX bill whose licence is not of the list, or not told; the project's own are left out. */
export function badLicences({ components }) {
  return components
    .filter(({ purl }) => !purl.startsWith('pkg:npm/%40sluis/'))
    .filter(({ licenses = [] }) => {
      const named = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '')
      return named.length === 0 || !named.every(allows)
    })
    .map(({ purl }) => purl)
}

/** Dependencies of a manifest that are a range instead of one version. */
export function unpinned({ dependencies = {}, devDependencies = {}, optionalDependencies = {} }) {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name}@${version}`)
}

/** Whether a manifest has a script that an installation would run. */
export function installScripts({ scripts = {} }) {
  return ['preinstall', 'install', 'postinstall'].filter((name) => name in scripts)
}
