-- Linkage models, each signed by the identity engine: rows are added, never changed.
create table identity.model (
  version integer primary key check (version > 0),
  -- Compact JWS over the canonical document.
  document text not null,
  origin text not null check (origin in ('built-in', 'learnt')),
  -- What it was learnt from: records, candidate pairs, rounds of expectation maximisation, log likelihood of the last.
  records integer not null default 0,
  pairs integer not null default 0,
  rounds integer not null default 0,
  log_likelihood float8 not null default 0,
  created_at timestamptz not null
);
-- Which model was in force from when: the row with the highest number counts.
create table identity.model_activation (
  seq bigint generated always as identity primary key,
  version integer not null references identity.model,
  activated_at timestamptz not null
);

grant select, insert on identity.model, identity.model_activation to ttp_identity;
