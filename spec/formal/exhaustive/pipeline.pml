/* One delivery of two chunks, from its closing to the tenant's acknowledgement: gateway, identity engine, key engine with the
   writer of the log, tenant. A transaction reads what is committed, keeps its own writes to itself (`todo`) and publishes them when
   it commits. A crash at any step drops them and frees the locks; every worker then begins again. `for update skip locked` is two
   steps, as PostgreSQL does it: the condition is read, then the row is locked if it is free and still as it was.
   Flags (-D) double workers, bound the crashes and seed flaws. What is sealed in the parts is not modelled. */

#define N 2
#ifndef INTAKES
#define INTAKES 1
#endif
#ifndef IDENTITIES
#define IDENTITIES 1
#endif
#ifndef KEYS
#define KEYS 1
#endif
#ifndef SEQUENCERS
#define SEQUENCERS 1
#endif
#ifndef GATEWAYS
#define GATEWAYS 1
#endif

#ifdef CRASHES /* for progress: finitely many */
byte crashes = CRASHES;
#define CRASH if :: true :: atomic { crashes > 0 -> crashes--; goto crashed } fi
#else
#define CRASH if :: true :: goto crashed fi
#endif

/* The statements of a transaction become visible together, unless the flaw makes each a transaction of its own. */
#ifdef AUTOCOMMIT
#define WRITE(what) atomic { todo = what; APPLY; todo = 0 }
#define COMMIT atomic { UNLOCK }
#else
#define WRITE(what) todo = todo | what
#define COMMIT atomic { APPLY; todo = 0; UNLOCK }
#endif

/* intake */
bool bad, closed, verified, refused, closeLock;
byte received, receipts;
bool identity[N], activity[N], identityLock[N];
/* pseudonymise, release */
bool batch[N], batchLock[N], attribute[N], pseudonym[N], assembled[N], assembleLock[N], item[N];
byte sequenceOf[N], nextSequence = 1;
byte cursorOf[N], lastCursor, acknowledgedCursor;
bool feedLock;
/* audit: entries that wait, and entries that are leaves under a durable checkpoint, as sets of bits */
byte waiting, covered;
bool logLock;
/* the tenant's own store, and what it was ever given */
byte have;
bool stored[N], released[N];

#define E_CLOSED 1
#define E_REFUSED 2
#define E_ASSEMBLED(c) (4 << (c))
#define E_ACKNOWLEDGED(upTo) (16 << ((upTo) - 1))
#define APPEND(entry) assert(((waiting | covered) & (entry)) == 0); waiting = waiting | (entry)

/* ---- gateway: takes chunks, closes the delivery, gives the receipt ---- */
proctype Intake() {
  byte todo;
#define APPLY \
  if :: (todo & 1) -> closed = true :: else fi; \
  if :: (todo & 2) -> APPEND(E_CLOSED) :: else fi
#define UNLOCK closeLock = false
again:
  do
  :: atomic { received < N && !closed && !closeLock -> identity[received] = true; activity[received] = true; received++ }
  :: atomic { received == N && receipts == 0 && !closeLock -> closeLock = true };
     CRASH;
     if
#ifndef CLOSE_AGAIN
     :: closed -> /* closed before: nothing changes, and the receipt is given once the log covers the closing */
        atomic { closeLock = false; if :: (covered & E_CLOSED) -> receipts++ :: else fi; goto again }
     :: !closed
#else
     :: true
#endif
     fi;
     WRITE(1); CRASH; WRITE(2); CRASH; COMMIT
  od;
crashed:
  atomic { todo = 0; closeLock = false; goto again }
#undef APPLY
#undef UNLOCK
}

/* ---- identity engine: verifies the delivery as a whole ---- */
proctype Verifier() {
  byte todo;
#define APPLY \
  if :: (todo & 1) -> refused = true :: else fi; \
  if :: (todo & 2) -> identity[0] = false; identity[1] = false :: else fi; \
  if :: (todo & 4) -> APPEND(E_REFUSED) :: else fi; \
  if :: (todo & 8) -> verified = true :: else fi
#define UNLOCK identityLock[0] = false
again:
  do
  :: closed && identity[0] && !verified && !refused;
     atomic { if :: identity[0] && !identityLock[0] -> identityLock[0] = true :: else -> goto again fi };
     CRASH;
     if
     :: bad -> WRITE(1); CRASH; WRITE(2); CRASH; WRITE(4); CRASH; COMMIT
     :: !bad -> WRITE(8); CRASH; atomic { if :: verified -> goto crashed :: else -> COMMIT fi } /* primary key */
     fi
  od;
crashed:
  atomic { todo = 0; identityLock[0] = false; goto again }
#undef APPLY
#undef UNLOCK
}

/* ---- identity engine: resolves one chunk ---- */
proctype Resolver() {
  byte todo, c;
#define APPLY \
  if :: (todo & 1) -> assert(!batch[c] && !pseudonym[c] && !item[c]); batch[c] = true :: else fi; \
  if :: (todo & 2) -> attribute[c] = true :: else fi; \
  if :: (todo & 4) -> identity[c] = false :: else fi
#define UNLOCK identityLock[c] = false; c = 0
again:
  do
  :: if :: verified && identity[0] -> c = 0 :: verified && identity[1] -> c = 1 fi;
#ifndef NO_ROW_LOCK
     atomic { if :: identity[c] && !identityLock[c] -> identityLock[c] = true :: else -> c = 0; goto again fi };
#endif
     CRASH; WRITE(1); CRASH; WRITE(2); CRASH; WRITE(4); CRASH; COMMIT
  od;
crashed:
  atomic { todo = 0; identityLock[c] = false; c = 0; goto again }
#undef APPLY
#undef UNLOCK
}

/* ---- key engine: pseudonymises one batch ---- */
proctype Pseudonymiser() {
  byte todo, c;
#define APPLY \
  if :: (todo & 1) -> assert(!pseudonym[c] && !item[c]); pseudonym[c] = true :: else fi; \
  if :: (todo & 2) -> batch[c] = false :: else fi
#define UNLOCK batchLock[c] = false; c = 0
again:
  do
  :: if :: batch[0] -> c = 0 :: batch[1] -> c = 1 fi;
     atomic { if :: batch[c] && !batchLock[c] -> batchLock[c] = true :: else -> c = 0; goto again fi };
     CRASH;
#ifndef DELETE_FIRST
     WRITE(1); CRASH; WRITE(2); CRASH; COMMIT
#else
     atomic { batch[c] = false }; CRASH; WRITE(1); COMMIT /* flaw: taken from the queue in a transaction of its own */
#endif
  od;
crashed:
  atomic { todo = 0; batchLock[c] = false; c = 0; goto again }
#undef APPLY
#undef UNLOCK
}

/* ---- key engine: the writer of the log; leaves, checkpoint and the end of waiting in one transaction ---- */
proctype Sequencer() {
  byte taken;
again:
  do
  :: waiting != 0;
#ifndef NO_LOG_LOCK
     atomic { !logLock -> logLock = true };
#endif
     CRASH; taken = waiting; CRASH;
     /* leaves, tiles, checkpoint, delete: nobody sees any of it before the commit */
     atomic {
       assert((covered & taken) == 0);
       covered = covered | taken; waiting = waiting & ~taken; taken = 0; logLock = false
     }
  od;
crashed:
#ifdef LOCK_STAYS
  atomic { taken = 0; goto again } /* flaw: a lock that outlives its holder */
#else
  atomic { taken = 0; logLock = false; goto again }
#endif
}

/* ---- gateway: makes an item of a chunk ---- */
#define READY(c) (pseudonym[c] && !assembled[c] && activity[c] && !refused)
proctype Assembler() {
  byte todo, c, mine;
#define APPLY \
  if :: (todo & 1) -> assert(!item[c]); item[c] = true; sequenceOf[c] = mine; mine = 0 :: else fi; \
  if :: (todo & 2) -> APPEND(E_ASSEMBLED(c)) :: else fi; \
  if :: (todo & 4) -> assembled[c] = true :: else fi
#define UNLOCK assembleLock[c] = false; c = 0; mine = 0
again:
  do
  :: if :: READY(0) -> c = 0 :: READY(1) -> c = 1 fi;
#ifndef NO_ASSEMBLE_LOCK
     atomic { if :: READY(c) && !assembleLock[c] -> assembleLock[c] = true :: else -> c = 0; goto again fi };
#endif
     CRASH;
     /* the number is taken at the insert, and lost with a crash; from the fifth on they are alike, to keep the states finite */
     atomic { if :: mine == 0 && nextSequence < 5 -> mine = nextSequence; nextSequence++ :: else -> mine = 5 fi };
     WRITE(1); CRASH; WRITE(2); CRASH; WRITE(4); CRASH; COMMIT
  od;
crashed:
  atomic { todo = 0; assembleLock[c] = false; c = 0; mine = 0; goto again }
#undef APPLY
#undef UNLOCK
}

/* ---- gateway: gives cursors to what a checkpoint covers, in the order of the sequence, under the lock of the feed ---- */
#ifdef NO_GATE
#define DUE(c) (item[c] && cursorOf[c] == 0)
#else
#define DUE(c) (item[c] && cursorOf[c] == 0 && (covered & E_ASSEMBLED(c)))
#endif
proctype Publisher() {
  byte from, give[N];
again:
  do
  :: DUE(0) || DUE(1);
#ifndef NO_FEED_LOCK
     atomic { !feedLock -> feedLock = true };
#endif
     CRASH;
     from = lastCursor; CRASH;
     atomic { /* one statement: the update of the items */
       give[0] = (DUE(0) -> 1 + ((DUE(1) && sequenceOf[1] < sequenceOf[0]) -> 1 : 0) : 0);
       give[1] = (DUE(1) -> 1 + ((DUE(0) && sequenceOf[0] <= sequenceOf[1]) -> 1 : 0) : 0)
     };
     CRASH;
     atomic {
       if :: give[0] > 0 -> assert(cursorOf[0] == 0); cursorOf[0] = from + give[0] :: else fi;
       if :: give[1] > 0 -> assert(cursorOf[1] == 0); cursorOf[1] = from + give[1] :: else fi;
       lastCursor = from + (give[0] > 0) + (give[1] > 0);
       assert(cursorOf[0] == 0 || cursorOf[0] != cursorOf[1]);
       give[0] = 0; give[1] = 0; from = 0; feedLock = false
     }
  od;
crashed:
  atomic { give[0] = 0; give[1] = 0; from = 0; feedLock = false; goto again }
}

/* ---- gateway: keeps nothing of a refused delivery ---- */
proctype Discarder() {
  do
  :: atomic { refused && (activity[0] || activity[1] || identity[0] || identity[1]) ->
       activity[0] = false; activity[1] = false; identity[0] = false; identity[1] = false }
  od
}

/* ---- the tenant pulls, stores, acknowledges; the gateway deletes what was acknowledged ---- */
#define CHUNK_AT(at) (cursorOf[0] == (at) -> 0 : 1)
inline acknowledge(upTo) {
  atomic { !feedLock ->
    if
    :: upTo > acknowledgedCursor && upTo <= lastCursor ->
       for (k : 0 .. N - 1) {
         if
         :: cursorOf[k] > acknowledgedCursor && cursorOf[k] <= upTo ->
            assert(stored[k]); /* deleted only after the tenant has it */
            activity[k] = false; pseudonym[k] = false; attribute[k] = false
         :: else
         fi
       };
       acknowledgedCursor = upTo; APPEND(E_ACKNOWLEDGED(upTo))
    :: else
    fi;
    k = 0
  }
}
proctype Tenant() {
  byte at, k;
again:
  do
  :: have < lastCursor;
     atomic {
       at = have + 1;
       assert(cursorOf[0] == at || cursorOf[1] == at); /* no gap */
       assert(covered & E_ASSEMBLED(CHUNK_AT(at))); /* a durable checkpoint came first */
       assert(!refused);
       released[CHUNK_AT(at)] = true
     };
     CRASH;
     atomic { assert(activity[CHUNK_AT(at)] && pseudonym[CHUNK_AT(at)] && attribute[CHUNK_AT(at)]) }; /* nothing is lost */
     CRASH;
#ifdef ACKNOWLEDGE_FIRST
     acknowledge(at); CRASH;
#endif
     atomic { assert(!stored[CHUNK_AT(at)]); stored[CHUNK_AT(at)] = true; have = at; at = 0 } /* nothing comes twice */
  :: have > acknowledgedCursor -> CRASH; acknowledge(have)
  od;
crashed:
  atomic { at = 0; goto again }
}

/* Each chunk that was closed and not refused is at exactly one place. */
#define PLACES(c) (identity[c] + batch[c] + (pseudonym[c] && !stored[c]) + stored[c])
#define KEPT (closed && !refused -> PLACES(0) == 1 && PLACES(1) == 1 && (stored[0] || activity[0]) && (stored[1] || activity[1]) : true)
#define NOTHING_OF_REFUSED (refused -> !released[0] && !released[1] && !item[0] && !item[1] : true)

#define SETTLED ((stored[0] && stored[1] && !activity[0] && !activity[1] && !pseudonym[0] && !pseudonym[1]) || (refused && !activity[0] && !activity[1]))
/* What must be possible, so that the rest does not hold of nothing. */
#ifdef REACH_END
active proctype Reach() { d_step { stored[0] && stored[1] && SETTLED && acknowledgedCursor == N && receipts > 0 -> assert(!closed) } }
#endif
#ifdef REACH_REFUSED
active proctype Reach() { d_step { refused && SETTLED && (covered & E_REFUSED) -> assert(!closed) } }
#endif

#ifndef PROGRESS
active proctype Monitor() { d_step { !(KEPT && NOTHING_OF_REFUSED) -> assert(false) } }
#else
ltl settled { [] (closed -> <> SETTLED) }
ltl logged { [] (closed -> <> (waiting == 0)) }
ltl receipt { [] (closed -> <> (receipts > 0)) }
#endif

init {
  byte n;
  atomic {
#ifdef FROM_BATCHES /* the identity engine has done its work */
    for (n : 0 .. N - 1) { activity[n] = true; attribute[n] = true; batch[n] = true };
    received = N; closed = true; verified = true; covered = E_CLOSED; receipts = 1;
#else
    if :: bad = false :: bad = true fi;
#ifdef FROM_CLOSED
    for (n : 0 .. N - 1) { activity[n] = true; identity[n] = true };
    received = N; closed = true; covered = E_CLOSED; receipts = 1;
#else
    for (n : 1 .. INTAKES) { run Intake() };
#endif
    for (n : 1 .. IDENTITIES) { run Verifier(); run Resolver() };
#endif
    for (n : 1 .. KEYS) { run Pseudonymiser() };
    for (n : 1 .. SEQUENCERS) { run Sequencer() };
    for (n : 1 .. GATEWAYS) { run Assembler(); run Publisher() };
    run Discarder();
    run Tenant()
  }
}
