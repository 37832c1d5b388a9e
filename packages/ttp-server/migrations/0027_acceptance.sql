-- A tenant holds a delivery against the directory of the moment at which it was accepted: the feed shows it the evidence of the closing.
grant select (entry, receipt_details, receipt_salt) on intake.delivery to ttp_release;
