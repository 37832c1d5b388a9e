-- Requests of clients to be enrolled or to change their keys, as they signed them: they count for nothing until the registrar has
-- compared them out of band and signed a directory version with what they ask for. They name organisations and public keys, nobody else.
create table registry.enrolment_request (
  -- SHA-256 of the request: its name.
  digest bytea primary key check (octet_length(digest) = 32),
  -- Compact JWS as sent: of an enrolment, or of a rollover around it.
  document text not null check (document ~ '^[A-Za-z0-9_.-]+$' and octet_length(document) <= 16000),
  organisation text not null,
  client_id text not null,
  -- Thumbprint of the key that it brings.
  key_id text not null,
  is_rollover boolean not null,
  received_at timestamptz not null
);
create index enrolment_request_received_at on registry.enrolment_request (received_at);

grant select, insert, delete on registry.enrolment_request to ttp_registry;
