-- Cases of a person, whatever their state: of an index of open ones alone the planner believes, as long as it knows nothing of the
-- table, that reading all of it costs no more than looking a person up.
create index review_case_of_person on identity.review_case (person);
create index review_case_of_other on identity.review_case (other_person);
drop index identity.review_case_person, identity.review_case_other;
