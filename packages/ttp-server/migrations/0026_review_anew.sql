-- An answer raises new questions: of the person that two became, of the two that one became, and of those around them.
grant insert on identity.review_case to ttp_reviewer;
