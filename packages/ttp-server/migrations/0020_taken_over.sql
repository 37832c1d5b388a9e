-- What a process that is taken over must not get from PostgreSQL beside its tables.

-- An entry of the log is taken for what the role may speak of that wrote it. The roles may insert id and body and no more, so that
-- nobody writes under another's name; the sequencer compares.
alter table audit.pending add column appended_by text not null default current_user;

-- The public key of an engine is announced by that engine: no other can put one beside it for the registrar to sign.
alter table registry.engine_key
  add column announced_by text not null default current_user,
  add constraint engine_key_is_announced_by_its_engine
    check (announced_by not like 'ttp\_%' or announced_by = case engine when 'identity' then 'ttp_identity' else 'ttp_keys' end);

-- PostgreSQL tells everybody how many rows each table took in, how large it is and how much was written to the log of changes: who
-- watches that while a row of his is resolved sees whether the person was known. It also lets everybody store large objects.
do $$
declare
  each record;
begin
  for each in
    select format('revoke all on pg_catalog.%I from public', relname) as statement
    from pg_class
    where relnamespace = 'pg_catalog'::regnamespace and relkind = 'v'
      and relname ~ '^(pg_stat|pg_locks$|pg_prepared_xacts$|pg_replication_|pg_wait_events$|pg_user_mappings$)'
      and relname not in ('pg_stats', 'pg_stats_ext', 'pg_stats_ext_exprs')
    union all
    select format('revoke execute on function %s from public', oid::regprocedure)
    from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace
      and proname ~ '^(pg_stat_get_.*|pg_lock_status|pg_(relation|total_relation|table|indexes|database|tablespace)_size|pg_current_wal_.*|lo_.*|lowrite|loread)$'
    union all
    -- All of pg_class but what counts pages and rows.
    select 'revoke select on pg_catalog.pg_class from public'
    union all
    select format('grant select (%s) on pg_catalog.pg_class to public', string_agg(quote_ident(attname), ', ' order by attnum))
    from pg_attribute
    where attrelid = 'pg_catalog.pg_class'::regclass and attnum > -7 and not attisdropped
      and attname not in ('relpages', 'reltuples', 'relallvisible', 'relallfrozen')
  loop
    execute each.statement;
  end loop;
exception when insufficient_privilege then
  -- Only a superuser may do this; who runs the server of another has to do it there.
  raise notice 'PostgreSQL still shows its statistics to the roles of the TTP: run 0020_taken_over.sql as a superuser to hide them';
end
$$;
-- The resolver estimates from the counts of its own tables how many persons there are.
grant select on pg_catalog.pg_class to ttp_identity, ttp_reviewer;
