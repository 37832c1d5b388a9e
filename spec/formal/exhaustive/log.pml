/* The log and its writers, statement by statement, with a database that can crash: what is visible (`entries` ... `waiting`) may be
   more than what is durable. The write-ahead log is flushed in order: a commit that waits for the disk makes all earlier ones durable.
   The log is three entries at most, each of two bits: a packed byte is its content, and stands for the Merkle root over it.
   Flags (-D) seed flaws and add an operator who puts an older copy of the database in place. */

#define L 3
#ifndef WRITERS
#define WRITERS 2
#endif

/* visible: number of entries, their content, the content that the tiles hash, and the newest signed head */
byte entries, content, tiles, head, root, waiting;
/* the same, durable */
byte dEntries, dContent, dTiles, dHead, dRoot, dWaiting;
bool logLock, aborted[2];
/* what a reader of the log (tenant, institution, auditor) was last shown */
byte shownHead, shownRoot;
bool restored, headOnly, standsStill;

#define PREFIX(packed, size) ((packed) & ((1 << (2 * (size))) - 1))
#define IN_LOG(id) ((entries > 0 && (content & 3) == (id)) || (entries > 1 && ((content >> 2) & 3) == (id)) || (entries > 2 && ((content >> 4) & 3) == (id)))
#define FLUSH dEntries = entries; dContent = content; dTiles = tiles; dHead = head; dRoot = root; dWaiting = waiting
#define COUNT(set) (((set) & 1) + (((set) >> 1) & 1) + (((set) >> 2) & 1))

/* A verb and its entry, in one transaction that need not wait for the disk. A verb that was lost is done again. */
active proctype Verb() {
  byte id;
  do
  :: atomic {
       if :: id = 1 :: id = 2 :: id = 3 fi;
       if
       :: !(waiting & (1 << (id - 1))) && !IN_LOG(id) -> waiting = waiting | (1 << (id - 1))
#ifdef SENT_AGAIN
       :: !(waiting & (1 << (id - 1))) && IN_LOG(id) -> waiting = waiting | (1 << (id - 1)) /* the same identifier once more */
#endif
       :: else
       fi;
       id = 0
     }
  od
}

#ifdef KNOWN_TAKEN
#define FRESH(id) true
#else
#define FRESH(id) !IN_LOG(id)
#endif
inline add(id) {
  if
  :: (taken & (1 << (id - 1))) && FRESH(id) ->
     newContent = newContent | (id << (2 * newHead)); newHead++
  :: else
  fi
}

proctype Writer(byte me) {
  byte rHead, taken, newHead, newContent, sizeSeen;
again:
  do
  :: waiting != 0 || sizeSeen == 0 && entries > 0;
     atomic {
#ifndef NO_LOCK
       !logLock -> logLock = true;
#endif
       aborted[me] = false
     };
     if :: true :: goto crashed fi;
     atomic { /* readLogState: head, entries and tiles must tell the same story */
       if :: aborted[me] -> goto lost :: else fi;
       rHead = head;
#ifndef NOTHING_CHECKED
       if :: entries != head || tiles != root || PREFIX(content, head) != root -> goto inconsistent :: else fi;
#endif
#ifndef NO_SIZE_SEEN
       if :: head < sizeSeen -> goto inconsistent :: else fi;
#endif
       newContent = PREFIX(content, head); newHead = head
     };
     if :: true :: goto crashed fi;
     atomic {
       if :: aborted[me] -> goto lost :: else fi;
       if :: taken = waiting :: taken = waiting & 1 :: taken = waiting & 2 :: taken = waiting & 4 fi;
       if :: taken == 0 -> taken = waiting :: else fi;
       add(1); add(2); add(3)
     };
     if :: true :: goto crashed fi;
     /* here the new head is signed, in memory: it must never stand beside an earlier one of this writer */
     atomic {
       if :: aborted[me] -> goto lost :: else fi;
       assert(!(headOnly && newHead > rHead));
       assert(newHead <= L && !(newHead > rHead && rHead < sizeSeen))
     };
     if :: true :: goto crashed fi;
     atomic { /* commit of entries, tiles, checkpoint and delete */
       if :: aborted[me] -> goto lost :: else fi;
#ifndef NO_LOCK
       if :: newHead > rHead && entries != rHead -> goto lost :: else fi; /* primary key of the entry */
#endif
#ifdef STATEMENTS_APART
       if :: newHead > rHead -> head = newHead; root = newContent; FLUSH :: else fi
     };
     if :: true :: goto crashed fi; /* flaw: the checkpoint before its entries */
     atomic {
#endif
       if :: newHead > rHead -> entries = newHead; content = newContent; tiles = newContent; head = newHead; root = newContent :: else fi;
       waiting = waiting & ~taken;
#ifndef NOT_DURABLE
       FLUSH;
#endif
       sizeSeen = newHead; rHead = 0; taken = 0; newHead = 0; newContent = 0; logLock = false
     }
  od;
crashed: /* the process begins anew: it has seen nothing */
  atomic { sizeSeen = 0; rHead = 0; taken = 0; newHead = 0; newContent = 0; if :: !aborted[me] -> logLock = false :: else fi; goto again }
lost: /* the transaction was rolled back, the process goes on */
  atomic { rHead = 0; taken = 0; newHead = 0; newContent = 0; if :: !aborted[me] -> logLock = false :: else fi; goto again }
inconsistent: /* stands still, and says so */
  atomic { standsStill = true; if :: !aborted[me] -> logLock = false :: else fi; rHead = 0; taken = 0 }
}

/* The disk catches up whenever it likes. */
active proctype Disk() { do :: atomic { FLUSH } od }

/* The database crashes: what was not durable is gone, and so are all transactions and locks. */
active proctype Database() {
  byte n;
  do
  :: atomic {
       entries = dEntries; content = dContent; tiles = dTiles; head = dHead; root = dRoot; waiting = dWaiting;
       aborted[0] = true; aborted[1] = true; logLock = false
     }
  od
}

#ifndef OPERATOR
active proctype Reader() {
  do
  :: atomic {
       assert(head >= shownHead); /* never rolled back */
       assert(PREFIX(root, shownHead) == shownRoot); /* never another history */
       assert(PREFIX(content, head) == root && entries >= head); /* every entry under the head can be proved */
       assert(head < 2 || (root & 3) != ((root >> 2) & 3)); /* nothing is there twice */
       assert(head < 3 || ((root & 3) != ((root >> 4) & 3) && ((root >> 2) & 3) != ((root >> 4) & 3)));
       shownHead = head; shownRoot = root
     }
  od
}
#else
/* An older copy is put in place, once: of everything, or of the checkpoints alone. */
active proctype Operator() {
  byte kEntries, kContent, kTiles, kHead, kRoot, kWaiting;
  atomic { kEntries = entries; kContent = content; kTiles = tiles; kHead = head; kRoot = root; kWaiting = waiting };
  atomic {
    head > kHead ->
    if
    :: entries = kEntries; content = kContent; tiles = kTiles; waiting = kWaiting
    :: headOnly = true
    fi;
    head = kHead; root = kRoot; restored = true; aborted[0] = true; aborted[1] = true; logLock = false; FLUSH
  }
}
#endif

/* What must be possible, so that the rest does not hold of nothing. */
#ifdef REACH_END
active proctype Reach() { d_step { head == L && shownHead == L && waiting == 0 -> assert(false) } }
#endif
#ifdef REACH_STOP
active proctype Reach() { d_step { restored && standsStill -> assert(false) } }
#endif

init {
  byte n;
  atomic { for (n : 0 .. WRITERS - 1) { run Writer(n) } }
}
