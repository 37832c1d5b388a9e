import type { Found } from '../domains/identity/index.ts'

/** Whom a request may be of, a person a paragraph, best first: marks only, which `identity explain` and `identity erase` take. */
export function printCandidates({ candidates, more, unused }: Found): string {
  const lines = unused.map(({ field, code }) => `not used: ${field} (${code})`)
  if (candidates.length === 0) lines.push('nobody found')
  for (const [index, { links, bits, records }] of candidates.entries()) {
    const verdict = links ? 'would link' : 'may be the same'
    lines.push(`person ${index + 1} of ${candidates.length}: ${verdict}, ${bits < 0 ? '' : '+'}${bits.toFixed(1)} bits`)
    lines.push(...records.map(({ mark, institution }) => `  ${mark}  ${institution}`))
  }
  if (more > 0) lines.push(`and ${more} more: too little is given to tell them apart`)
  return `${lines.join('\n')}\n`
}
