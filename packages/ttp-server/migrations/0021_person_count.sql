-- Persons that batches made, absorbed ones too: the scorer asks at every batch how many there are, and counting them takes longer
-- than resolving a record.
alter table identity.review_scope add column persons bigint not null default 0;
update identity.review_scope set persons = (select count(*) from identity.person);
grant select on identity.review_scope to ttp_reviewer;
