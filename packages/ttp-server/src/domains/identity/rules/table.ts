import type { Comparison } from '../comparison/comparison.ts'
import { givenAgrees, givenIsSame, nameAgrees, nameIsCompatible, surnameAgrees } from './names.ts'
import type { Rule } from './rule.ts'
import { birthConflicts, givenConflicts, isVetoed } from './vetoes.ts'

/**
 * The rules of exact resolution, the strongest first. A rule that holds is enough, but for those that people of one household
 * may meet as well: these must be borne by the weight of all evidence too.
 */
export const RULES: readonly Rule[] = [
  {
    name: 'relation-number',
    holds: ({ relation }) => relation === 'equal',
    // An account that passed to somebody else.
    unless: (c) => (givenConflicts(c) && c.surname === 'different') || (birthConflicts(c) && !givenIsSame(c)),
    merges: true,
  },
  {
    name: 'email-and-name',
    holds: (c) => c.email === 'equal' && nameAgrees(c),
    unless: isVetoed,
    merges: true,
  },
  {
    name: 'mobile-and-name',
    holds: (c) => c.mobile === 'equal' && nameAgrees(c),
    unless: isVetoed,
    merges: true,
  },
  {
    name: 'birth-date-and-name',
    holds: (c) =>
      c.birth === 'equal' && ((c.surname === 'equal' && givenAgrees(c)) || (surnameAgrees(c) && givenIsSame(c))),
    unless: isVetoed,
    merges: true,
  },
  {
    name: 'address-and-name',
    holds: (c) => (c.address === 'equal' || c.address === 'addition' || c.address === 'street') && nameAgrees(c),
    unless: isVetoed,
    weighed: true,
    merges: true,
  },
  {
    name: 'fixed-phone-and-name',
    holds: (c) => c.fixed === 'equal' && nameAgrees(c),
    unless: isVetoed,
    weighed: true,
    merges: true,
  },
  {
    name: 'near-address-and-name',
    holds: (c) =>
      c.surname === 'equal' &&
      givenAgrees(c) &&
      (c.address === 'slip' || c.address === 'area' || (c.address === 'neighbour' && givenIsSame(c))),
    unless: isVetoed,
    weighed: true,
    merges: true,
  },
  {
    name: 'town-number-and-name',
    holds: (c) => c.address === 'town' && c.surname === 'equal' && givenAgrees(c),
    unless: isVetoed,
    exclusive: true,
    weighed: true,
    merges: true,
  },
  {
    name: 'address-and-given-name',
    holds: (c) => c.address === 'equal' && c.given === 'equal',
    unless: isVetoed,
    weighed: true,
    merges: true,
  },
  {
    name: 'birth-date-address-and-surname',
    holds: (c) => c.birth === 'equal' && surnameAgrees(c) && isPlaced(c) && c.given === 'unknown',
    unless: isVetoed,
    merges: false,
  },
  {
    name: 'address-and-birth-date',
    holds: (c) => isPlaced(c) && c.birth === 'equal' && givenAgrees(c),
    unless: isVetoed,
    merges: true,
  },
  {
    name: 'personal-email',
    holds: (c) => c.email === 'equal' && !c.emailShared && (nameIsCompatible(c) || (givenIsSame(c) && isPlaced(c))),
    unless: isVetoed,
    merges: false,
  },
  {
    name: 'personal-mobile',
    holds: (c) => c.mobile === 'equal' && !c.mobileShared && (nameIsCompatible(c) || (givenIsSame(c) && isPlaced(c))),
    unless: isVetoed,
    merges: false,
  },
]

/** Addresses that agree in some measure. */
function isPlaced({ address }: Comparison): boolean {
  return address !== 'unknown' && address !== 'different'
}
