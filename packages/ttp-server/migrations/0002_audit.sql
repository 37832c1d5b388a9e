-- Append-only for every domain; only ttp_audit (in the key engine) turns pending entries into leaves of the tree.
create table audit.pending (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  body text not null check (octet_length(body) <= 4096)
);
create table audit.entry (
  index bigint primary key check (index >= 0),
  id uuid not null unique,
  body text not null
);
-- C2SP tlog-tiles: 256 hashes of 32 bytes a tile; the last tile of a level may be partial.
create table audit.tile (
  level smallint not null check (level >= 0),
  index bigint not null check (index >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (level, index)
);
create table audit.checkpoint (
  size bigint primary key check (size > 0),
  note text not null,
  signed_at timestamptz not null
);

grant usage on schema audit to
  ttp_registry, ttp_intake, ttp_identity, ttp_pseudonymise, ttp_release, ttp_keys, ttp_audit, ttp_log_reader;
grant insert (id, body) on audit.pending to
  ttp_registry, ttp_intake, ttp_identity, ttp_pseudonymise, ttp_release, ttp_keys, ttp_audit;
grant select, delete on audit.pending to ttp_audit;
grant select, insert on audit.entry, audit.checkpoint to ttp_audit;
grant select, insert, update on audit.tile to ttp_audit;
grant select on audit.entry, audit.tile, audit.checkpoint to ttp_log_reader;
-- Release must know that the checkpoint came first; intake and registry name the entry in their receipts.
grant select on audit.entry, audit.checkpoint, audit.tile to ttp_release, ttp_intake, ttp_registry;
