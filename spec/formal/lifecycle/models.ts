import type { Model } from './simulate.ts'

export const DELIVERY: Model = {
  file: 'delivery.qnt',
  samples: 80,
  steps: 50,
  seed: 7,
  witnesses: {
    didOpenOnPurpose: 50,
    didAbandon: 30,
    didRefuse: 10,
    didDiscard: 10,
    didPublish: 40,
    didPullTwice: 15,
    didAcknowledge: 30,
    didCrashInVerify: 10,
    didCrashInResolve: 10,
    didCrashInPseudonymise: 10,
    didCrashInAssemble: 10,
    didCrashInSequence: 40,
    didCrashInPublish: 5,
    didCrashOfTenant: 20,
    didAcceptAgain: 1,
    didMend: 1,
  },
  flaws: [
    {
      name: 'gives cursors before the log is durable',
      from: 's.items.select(p => s.log.within(',
      to: 's.items.select(p => s.log.concat(s.pending).within(',
      breaks: 'logBeforeRelease',
    },
    {
      name: 'keeps the batch that it has pseudonymised',
      from: 'batches: s.batches.tail(),',
      to: 'batches: s.batches,',
      breaks: 'nothingLost',
    },
    {
      name: 'takes the same content twice',
      from: 'else if (delivered(s, d) and not(s.onPurpose.contains(d))) "DELIVERY_DUPLICATE"',
      to: 'else if (false) "DELIVERY_DUPLICATE"',
      breaks: 'contentOnce',
    },
    {
      name: 'acknowledges the whole feed',
      from: '    acknowledged: cursor,',
      to: '    acknowledged: s.published,',
      breaks: 'keptUntilSafe',
    },
  ],
}

export const KEYS: Model = {
  file: 'keys.qnt',
  samples: 80,
  steps: 40,
  seed: 7,
  witnesses: {
    didCreate: 50,
    didPlan: 50,
    didActivate: 30,
    didPassOver: 10,
    didCreateWait: 15,
    didDestroy: 50,
    didDestroyWait: 30,
    didEndLoan: 50,
    didMakePseudonyms: 50,
    didPutAside: 30,
    didRestart: 50,
    didRotate: 50,
    didMakeUnderTwoEpochs: 20,
    didDestroyEra: 20,
  },
  flaws: [
    {
      name: 'makes a key of a destroyed epoch again',
      from: 'if (inUse(s, n)) "false"\n',
      to: 'if (Set("active", "retired").contains(stateOf(s, n))) "false"\n',
      breaks: 'noEpochReused',
    },
    {
      name: 'destroys a key that is in use',
      from: '"false" else if (held(s, n)) "waits" else "true"',
      to: '"false" else "true"',
      breaks: 'notDestroyedInUse',
    },
    {
      name: 'makes an epoch below one that there is',
      from: 'else if (newest(s, n._1) > n._2) "KEY_UNAVAILABLE"',
      to: 'else if (false) "KEY_UNAVAILABLE"',
      breaks: 'oneActive',
    },
    {
      name: 'makes pseudonyms with a retired key',
      from: '(use == "convert" and stateOf(s, n) == "retired")',
      to: 'stateOf(s, n) == "retired"',
      breaks: 'madeWithActiveOnly',
    },
    {
      name: 'lends a key that is planned',
      from: 'stateOf(s, n) == "active" or (use ==',
      to: 'Set("active", "planned").contains(stateOf(s, n)) or (use ==',
      breaks: 'onlyWhatIsInForceIsUsed',
    },
    {
      name: 'makes another key in the place of the one that was planned',
      from: 'if (isPlanned) s.keys.get(n).serial else s.lastSerial + 1',
      to: 's.lastSerial + 1',
      breaks: 'noEpochReused',
    },
  ],
}

export const DESTRUCTION: Model = {
  file: 'destruction.qnt',
  samples: 100,
  steps: 50,
  seed: 7,
  witnesses: { didTake: 40, didDestroy: 20, didDestroyBoth: 2, didEnd: 50, didEndLate: 20, didDie: 20 },
  flaws: [
    {
      name: 'takes two identifiers of one human being for two',
      from: 'human.get(one) == human.get(other)',
      to: 'one == other',
      breaks: 'threeHumanBeings',
    },
    {
      name: 'lets the one who asks approve',
      from: '    r.approvals.forall(p => not(same(p, r.by))),\n',
      to: '',
      breaks: 'threeHumanBeings',
    },
    {
      name: 'counts whoever signs',
      from: ' and CUSTODIANS.contains(p)),',
      to: '),',
      breaks: 'threeHumanBeings',
    },
    {
      name: 'destroys before a signed head covers its entries',
      from: 'r.stage == "approved", isCovered,',
      to: 'r.stage == "approved",',
      breaks: 'loggedBefore',
    },
    {
      name: 'does not look again before it destroys',
      from: 'if (holds(s, r) and s.keys.get(r.key) == "alive") all {',
      to: 'if (s.keys.get(r.key) == "alive") all {',
      breaks: 'heldThatDay',
    },
    {
      name: 'destroys a key that is gone',
      from: 'if (holds(s, r) and s.keys.get(r.key) == "alive") all {',
      to: 'if (holds(s, r)) all {',
      breaks: 'recordedOnce',
    },
  ],
}

export const FEED: Model = {
  file: 'feed.qnt',
  samples: 50,
  steps: 50,
  seed: 7,
  witnesses: {
    didMergePersons: 40,
    didMergeTwice: 8,
    didLeadOn: 2,
    didMergeHouseholds: 40,
    didOvertake: 50,
    didLearn: 40,
    didReachTheEnd: 30,
    didAcknowledge: 50,
    didRestart: 50,
  },
  flaws: [
    {
      name: 'does not tell a tenant of a merge when the survivor is new there',
      from: 'merges.select(c => appears(s, c.kind, c.old, tenant))',
      to: 'merges.select(c => appears(s, c.kind, c.old, tenant) and appears(s, c.kind, c.new, tenant))',
      breaks: 'samePartition',
    },
    {
      name: 'lets the tenant follow a change one step only',
      from: 'range(0, 12).foldl(n,',
      to: 'range(0, 1).foldl(n,',
      breaks: 'samePartition',
    },
    {
      name: 'tells everybody of every merge',
      from: 'val mine = merges.select(c => appears(s, c.kind, c.old, tenant))',
      to: 'val mine = merges',
      breaks: 'needToKnow',
    },
  ],
}

export const SPLITS: Model = {
  file: 'splits.qnt',
  samples: 40,
  steps: 50,
  seed: 7,
  witnesses: {
    didMerge: 50,
    didSplit: 50,
    didComeLate: 10,
    didComeEarly: 5,
    didReachTheEnd: 40,
  },
  flaws: [
    {
      name: 'lets the split that came last count',
      from: 'val later = it.rows.filter(i => isLater(r, i, it))',
      to: 'val later = it.rows',
      breaks: 'sameNumbers',
    },
    {
      name: 'lets the tenant forget a split of rows that it has not yet',
      from: 'r.moved.get(i).seq < it.seq else true',
      to: 'r.moved.get(i).seq < it.seq else elements(r.rows).contains(i)',
      breaks: 'sameNumbers',
    },
    {
      name: 'follows a split as if it were a merge',
      from: 'else if (it.seq > 0) learnedSplit(r, it)',
      to: 'else if (it.seq > 0) learnedMerge(r, it)',
      breaks: 'sameNumbers',
    },
    {
      name: 'does not count a number as known where a split brought it',
      from: '{ ...u, appeared: u.appeared.union(Set((new, tenant))) }',
      to: 'u',
      breaks: 'sameNumbers',
    },
    {
      name: 'splits into a number that was absorbed',
      from: 'nondet new = s.inUse.union(Set(s.lastNumber + 1)).oneOf()\n    nondet some',
      to: 'nondet new = 1.to(s.lastNumber + 1).oneOf()\n    nondet some',
      breaks: 'sameNumbers',
    },
    {
      name: 'names rows of everybody',
      from: 'val mine = leave.filter(i => s.rows[i].tenant == tenant)',
      to: 'val mine = leave',
      breaks: 'needToKnow',
    },
  ],
}

export const AGREEMENTS: Model = {
  file: 'agreements.qnt',
  samples: 150,
  steps: 40,
  seed: 7,
  witnesses: {
    didDeliver: 15,
    didRefuse: 10,
    didPutAside: 8,
    didSetRowAside: 5,
    didSetLateRowAside: 3,
    didSetItemAside: 2,
    didFinishAfterEnd: 5,
    didSuspendBoth: 50,
  },
  flaws: [
    {
      name: 'takes deliveries without asking for an agreement',
      from: '    else if (not(inForce(s, s.day))) "AGREEMENT_MISSING"\n    else "ok"',
      to: '    else "ok"',
      breaks: 'noRowOutside',
    },
    {
      name: 'believes the gateway that there was an agreement',
      from: 'if (inForce(s, s.closedOn.get(d))) {',
      to: 'if (true) {',
      breaks: 'nothingUnconfirmedIsProcessed',
    },
    {
      name: 'hands over rows whatever the day of the visit',
      from: 'else if (within(s, VISIT.get(d))) "row"',
      to: 'else if (true) "row"',
      breaks: 'noRowOutside',
    },
  ],
}
