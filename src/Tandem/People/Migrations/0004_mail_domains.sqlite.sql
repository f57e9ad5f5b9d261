-- People whose addresses share a domain are looked at together when duplicates are sought.
create index people_contacts_by_mail_domain on people_contacts (substr(email_key, instr(email_key, '@') + 1), sort_name)
where archived_at is null and email_key is not null;
