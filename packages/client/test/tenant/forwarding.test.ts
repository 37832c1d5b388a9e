import type { Pseudonym } from '@sluis/ttp-core/tenant'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currentRow, Forwarding, type TenantRow } from '../../src/tenant/index.ts'

const name = (number: number) => `aud_p1${number}` as Pseudonym
const merges = fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 30 })

/** Which numbers are one, by the plainest means: join until nothing changes. */
function partition(pairs: readonly (readonly [number, number])[]): string[][] {
  let groups = Array.from({ length: 16 }, (_, number) => new Set([number]))
  for (const [a, b] of pairs) {
    const [one, other] = [groups.find((group) => group.has(a)), groups.find((group) => group.has(b))]
    if (one === undefined || other === undefined || one === other) continue
    groups = [...groups.filter((group) => group !== one && group !== other), new Set([...one, ...other])]
  }
  return sorted(groups.map((group) => [...group].map(name)))
}

function sorted(groups: readonly (readonly string[])[]): string[][] {
  return groups.map((group) => [...group].sort()).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

function partitionOf(forwarding: Forwarding): string[][] {
  const groups = new Map<string, string[]>()
  for (let number = 0; number < 16; number += 1) {
    const end = forwarding.current(name(number))
    groups.set(end, [...(groups.get(end) ?? []), name(number)])
  }
  return sorted([...groups.values()])
}

test('after any merges in any order, and however often, the same pseudonyms are one [RELE-25, RELE-26]', () => {
  const shuffled = merges.chain((pairs) =>
    fc.tuple(fc.constant(pairs), fc.shuffledSubarray([...pairs, ...pairs], { minLength: pairs.length * 2 })),
  )
  fc.assert(
    fc.property(shuffled, ([pairs, order]) => {
      const forwarding = new Forwarding()
      for (const [old, next] of order) forwarding.apply({ old: name(old), new: name(next) })
      expect(partitionOf(forwarding)).toEqual(partition(pairs))
    }),
  )
})

test('rows read between the changes or after them end under the same pseudonym [RELE-24]', () => {
  const rowOf = (number: number): TenantRow => ({
    domain: 'reach',
    institution: 'museum',
    delivery: 'd',
    row: number,
    person: name(number),
    activity: { visitDate: '2026-01-01' },
  })
  fc.assert(
    fc.property(merges, fc.array(fc.nat(15)), (pairs, early) => {
      const forwarding = new Forwarding()
      const stored: TenantRow[] = []
      for (const [index, [old, next]] of pairs.entries()) {
        // Stored as it was known then, as a tenant that rewrites its rows would have it.
        const number = early[index]
        if (number !== undefined) stored.push(currentRow(rowOf(number), forwarding))
        forwarding.apply({ old: name(old), new: name(next) })
      }
      for (const row of stored) expect(currentRow(row, forwarding).person).toBe(forwarding.current(name(row.row)))
    }),
  )
})

test('a pseudonym that nothing happened to is itself, and merging there and back ends [RELE-26]', () => {
  const forwarding = new Forwarding()
  forwarding.apply({ old: name(1), new: name(2) })
  forwarding.apply({ old: name(2), new: name(1) })
  expect(forwarding.current(name(1))).toBe(forwarding.current(name(2)))
  expect(forwarding.current(name(3))).toBe(name(3))
  expect(forwarding.size).toBe(1)
})

test('a long chain of merges is followed to its end', () => {
  const forwarding = new Forwarding()
  for (let number = 99_999; number > 0; number -= 1) forwarding.apply({ old: name(number), new: name(number - 1) })
  expect(forwarding.current(name(99_999))).toBe(name(0))
})
