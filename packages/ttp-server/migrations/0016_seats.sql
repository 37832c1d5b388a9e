-- Who is granted what by the newest directory, as the database itself reads it, and a refusal of every grant that would open both gates:
-- for whoever writes, the registry's own role and the owner included. The parties verify the directory themselves; this is for a code that
-- errs, and for a gateway that was taken over and plays with a signed document.

-- What nobody holds together: chapter 10 of the specification, section 8.3, and what clients of one organisation do not both do.
create table registry.refused_pair (
  seat text not null,
  other text not null,
  primary key (seat, other),
  check (seat < other)
);
insert into registry.refused_pair (seat, other) values
  ('auditor', 'clerical-reviewer'),
  ('auditor', 'identity-custodian'),
  ('auditor', 'institution'),
  ('auditor', 'institution-administrator'),
  ('auditor', 'key-custodian'),
  ('auditor', 'operator'),
  ('auditor', 'registrar'),
  ('auditor', 'reveal-approver'),
  ('auditor', 'reveal-requester'),
  ('auditor', 'tenant'),
  ('clerical-reviewer', 'data-protection-officer'),
  ('clerical-reviewer', 'institution'),
  ('clerical-reviewer', 'key-custodian'),
  ('clerical-reviewer', 'operator'),
  ('clerical-reviewer', 'registrar'),
  ('clerical-reviewer', 'reveal-approver'),
  ('clerical-reviewer', 'reveal-requester'),
  ('clerical-reviewer', 'tenant'),
  ('data-protection-officer', 'identity-custodian'),
  ('data-protection-officer', 'institution-administrator'),
  ('data-protection-officer', 'key-custodian'),
  ('data-protection-officer', 'operator'),
  ('data-protection-officer', 'registrar'),
  ('data-protection-officer', 'reveal-approver'),
  ('data-protection-officer', 'reveal-requester'),
  ('identity-custodian', 'key-custodian'),
  ('identity-custodian', 'operator'),
  ('identity-custodian', 'registrar'),
  ('identity-custodian', 'reveal-approver'),
  ('identity-custodian', 'reveal-requester'),
  ('identity-custodian', 'tenant'),
  ('institution-administrator', 'tenant'),
  ('institution', 'operator'),
  ('institution', 'registrar'),
  ('institution', 'tenant'),
  ('key-custodian', 'operator'),
  ('key-custodian', 'registrar'),
  ('key-custodian', 'reveal-approver'),
  ('key-custodian', 'reveal-requester'),
  ('key-custodian', 'tenant'),
  ('operator', 'registrar'),
  ('operator', 'reveal-approver'),
  ('operator', 'reveal-requester'),
  ('operator', 'tenant'),
  ('registrar', 'reveal-approver'),
  ('registrar', 'reveal-requester'),
  ('registrar', 'tenant'),
  ('reveal-approver', 'reveal-requester'),
  ('reveal-approver', 'tenant'),
  ('delivers', 'receives'),
  ('delivers', 'tenant'),
  ('institution', 'receives');

-- A seat: a role of a person, the kind of the person's organisation, or what the clients of an organisation do. Whoever has one account is
-- one, whatever the number of people that it stands for.
create table registry.held_seat (
  behind text not null,
  holder text not null,
  seat text not null,
  primary key (holder, seat)
);
create index held_seat_behind on registry.held_seat (behind);
-- The keys of people: each has one holder.
create table registry.held_key (
  kid text primary key,
  holder text not null
);

create function registry.refuse_pair() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select from registry.held_seat h
    join registry.refused_pair r on r.seat = least(h.seat, new.seat) and r.other = greatest(h.seat, new.seat)
    where h.behind = new.behind
  ) then
    raise exception 'DIRECTORY_OPENS_BOTH_GATES' using errcode = 'check_violation', constraint = 'held_seat_opens_both_gates';
  end if;
  return null;
end
$$;
create trigger held_seat_opens_both_gates after insert or update on registry.held_seat
for each row execute function registry.refuse_pair();

-- The payload of a compact JWS, or null for what is none: that is no directory to anybody.
create function registry.payload_of(jws text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  body text := translate(split_part(jws, '.', 2), '-_', '+/');
begin
  return convert_from(decode(rpad(body, (length(body) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb;
exception when others then
  return null;
end
$$;

create function registry.grant_seats() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  directory jsonb := registry.payload_of(new.document);
begin
  if jsonb_typeof(directory -> 'people') is distinct from 'array'
    or exists (select from registry.directory_version where version >= new.version)
  then
    return new;
  end if;
  delete from registry.held_seat;
  delete from registry.held_key;
  insert into registry.held_seat (behind, holder, seat)
  select coalesce(nullif(p ->> 'account', ''), 'person ' || (p ->> 'id')), 'person ' || (p ->> 'id'), s.seat
  from jsonb_array_elements(directory -> 'people') p
  cross join lateral (
    select jsonb_array_elements_text(p -> 'roles')
    union all
    select o ->> 'kind'
    from jsonb_array_elements(directory -> 'organisations') o
    where o ->> 'id' = p ->> 'organisation' and o ->> 'kind' in ('institution', 'tenant')
  ) s (seat);
  insert into registry.held_seat (behind, holder, seat)
  select distinct 'organisation ' || (o ->> 'id'), 'organisation ' || (o ->> 'id'), s.seat
  from jsonb_array_elements(directory -> 'organisations') o
  cross join lateral (
    select o ->> 'kind' where o ->> 'kind' in ('institution', 'tenant')
    union all
    select case when scope like 'delivery:%' then 'delivers' else 'receives' end
    from jsonb_array_elements(o -> 'clients') c
    cross join lateral jsonb_array_elements_text(c -> 'scopes') scope
    where scope like 'delivery:%' or scope = 'release:read'
  ) s (seat);
  insert into registry.held_key (kid, holder)
  select k ->> 'kid', 'person ' || (p ->> 'id')
  from jsonb_array_elements(directory -> 'people') p cross join lateral jsonb_array_elements(p -> 'keys') k;
  return new;
end
$$;
create trigger directory_version_grants before insert on registry.directory_version
for each row execute function registry.grant_seats();

revoke execute on function registry.refuse_pair(), registry.payload_of(text), registry.grant_seats() from public;
-- The grants are the trigger's to write; who published may look.
grant select on registry.held_seat, registry.held_key, registry.refused_pair to ttp_registry;
