import type { LevelModel, LinkageModel } from './model.ts'
import { MODEL_SCHEMA } from './model.ts'

const share = (same: number, kin: number, other: number): LevelModel => ({ same, kin, other })
/** `other` people hold the value beside its owner. */
const held = (same: number, kin: number, other: number): LevelModel => ({ same, kin, other, perPerson: true })

/**
 * The weights that hold until an institution's own data have taught better ones. They know no data set: rounded, from how
 * people type, marry, move and share.
 */
export const DEFAULT_MODEL: LinkageModel = {
  schema: MODEL_SCHEMA,
  version: 1,
  fields: {
    surname: {
      equal: share(0.78, 0.55, 0.002),
      shared: share(0.04, 0.02, 0.001),
      crossed: share(0.03, 0.0005, 0.00002),
      near: share(0.06, 0.004, 0.001),
      similar: share(0.03, 0.006, 0.01),
      different: share(0.06, 0.4195, 0.98598),
    },
    given: {
      // Children are called after their parents.
      equal: share(0.51, 0.02, 0.006),
      alias: share(0.06, 0.015, 0.004),
      near: share(0.06, 0.004, 0.002),
      similar: share(0.04, 0.012, 0.012),
      initial: share(0.31, 0.06, 0.05),
      'later-initial': share(0.01, 0.03, 0.04),
      conflict: share(0.01, 0.859, 0.886),
    },
    birth: {
      // Twins.
      equal: share(0.82, 0.015, 0.00004),
      typo: share(0.08, 0.002, 0.001),
      parts: share(0.065, 0.008, 0.01),
      close: share(0.012, 0.12, 0.05),
      conflict: share(0.023, 0.855, 0.93896),
    },
    email: {
      equal: held(0.6, 0.15, 0.2),
      near: held(0.05, 0.015, 0.3),
      local: share(0.05, 0.015, 0.00002),
      similar: share(0.02, 0.01, 0.0001),
      different: share(0.28, 0.81, 0.99988),
    },
    mobile: {
      equal: held(0.8, 0.15, 0.2),
      near: held(0.02, 0.005, 1),
      different: share(0.18, 0.845, 0.99999),
    },
    fixed: {
      equal: held(0.8, 0.7, 1.5),
      near: held(0.02, 0.01, 1),
      different: share(0.18, 0.29, 0.99999),
    },
    address: {
      equal: held(0.48, 0.6, 2),
      addition: held(0.07, 0.08, 4),
      street: held(0.08, 0.1, 2),
      slip: held(0.06, 0.04, 10),
      door: held(0.02, 0.02, 10),
      town: share(0.04, 0.03, 0.0003),
      most: share(0.05, 0.02, 0.0001),
      half: share(0.03, 0.01, 0.002),
      area: share(0.03, 0.02, 0.00005),
      city: share(0.04, 0.03, 0.02),
      different: share(0.1, 0.05, 0.97755),
    },
    relation: {
      equal: held(0.8, 0.02, 0.01),
      different: share(0.2, 0.98, 0.99999),
    },
  },
  personsMin: 16_384,
  kinPerPerson: 2,
  linkFrom: 1,
  reviewFrom: -3,
}
