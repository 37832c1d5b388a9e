-- Whom a token leads to is followed to the survivor: of everybody who is found, a few in a hundred were merged. An index of those alone
-- stays in memory, where the table and its key do not.
create index person_absorbed on identity.person (id) include (merged_into) where merged_into is not null;
