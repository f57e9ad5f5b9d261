-- People whose addresses share a domain are looked at together when duplicates are sought.
create index people_contacts_by_mail_domain on people_contacts (split_part(email_key, '@', 2), sort_name)
where archived_at is null and email_key is not null;
