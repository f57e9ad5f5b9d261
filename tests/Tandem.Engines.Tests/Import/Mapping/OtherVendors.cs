namespace Tandem.Engines.Tests.Import.Mapping;

/// <summary>
/// Header rows as further systems write them, with one made-up row each, in the form
/// <c>header = target = cell</c>; a target of <c>-</c> says that the column must not go anywhere, <c>?</c> that it does not matter.
/// </summary>
internal static class OtherVendors
{
    internal const string Contacts = """
        # zendesk sell
        Id = external_id = 1234
        Is organisation? = - = false
        Organisation name = company = Acme
        First name = first_name = Ada
        Last name = last_name = Lovelace
        Title = job_title = Analyst
        Email = email = ada@example.com
        Mobile = other_phone = +44 7700 900123
        Phone = phone = +44 20 7946 0000
        City = city = London
        Country = country = United Kingdom
        Owner = owner = Sam Sales
        Tags = tags = vip,blog
        Source = source = Web
        Created at = created_at = 2024-03-12T09:14:00Z

        # pipedrive people
        Person - ID = external_id = 12
        Person - Name = full_name = Ada Lovelace
        Person - Organization = company = Acme
        Person - Email - Work = email = ada@example.com
        Person - Email - Home = other_email = home@example.com
        Person - Phone - Work = phone = +44 20 7946 0000
        Person - Owner = owner = Sam Sales
        Person - Person created = created_at = 2024-03-12 09:14:00
        Person - Marketing status = ? = No consent
        Person - Label = ? = Hot lead

        # hubspot contacts, all properties
        Record ID - Contact = external_id = 101
        Job Title = job_title = Analyst
        Unsubscribed from all email = unsubscribed = true
        Mobile Phone Number = phone = +44 7700 900123
        Original Traffic Source = source = ORGANIC_SEARCH
        Time of First Visit = first_contact_at = 2024-03-12 09:14
        First Page Seen = landing_page = https://www.example.com/start
        Preferred language = language = en
        Number of Associated Deals = - = 2
        Last Activity Date = - = 2024-03-12
        IP Country = country = germany
        Became a Lead Date = - = 2024-03-12

        # mailchimp cleaned
        Email Address = email = gone@example.com
        First Name = first_name = Gone
        CLEAN_TIME = unsubscribed_at = 2021-05-06 07:08:09
        CLEAN_CAMPAIGN_TITLE = - = Spring
        OPTIN_TIME = consent_at = 2020-05-06 07:08:09
        CONFIRM_TIME = confirmed_at = 2020-05-06 07:09:09
        NOTES = notes = 

        # salesforce contacts
        Salutation = - = Ms.
        First Name = first_name = Ada
        Last Name = last_name = Lovelace
        Title = job_title = Analyst
        Account Name = company = Acme
        Mailing City = city = London
        Mailing Country = country = UK
        Phone = phone = 555-3001
        Mobile = other_phone = 555-3002
        Email = email = ada@example.com
        Lead Source = source = Web
        Email Opt Out = unsubscribed = 1
        Contact Owner = owner = Sam Sales
        Contact ID = external_id = 003000000000001
        Created Date = created_at = 3/15/2024

        # salesforce api names
        Id = external_id = 00Q000000000001AAA
        IsDeleted = - = false
        AccountId = company = 001000000000001AAA
        LastName = last_name = Lovelace
        FirstName = first_name = Ada
        Name = full_name = Ada Lovelace
        MailingCity = city = London
        MailingCountry = country = United Kingdom
        MobilePhone = phone = 555-3001
        Email = email = ada@example.com
        HasOptedOutOfEmail = unsubscribed = false
        LeadSource = source = Web
        OwnerId = owner = 005000000000001AAA
        CreatedDate = created_at = 2024-03-12T09:14:00.000+0000
        LastActivityDate = - = 2024-03-12

        # zoho contacts
        Record Id = external_id = zcrm_554023000000252001
        Contact Owner = owner = Rahul Shah
        First Name = first_name = Raj
        Last Name = last_name = Malhotra
        Account Name = company = Acme
        Email = email = raj@example.in
        Email Opt Out = unsubscribed = false
        Created Time = created_at = 2024-03-12 09:14:00
        Lead Source = source = Website
        Tag = tags = vip
        Unsubscribed Time = unsubscribed_at = 2024-04-12 09:14:00

        # odoo contacts
        External ID = external_id = __export__.res_partner_7
        Display Name = full_name = Ada Lovelace
        Phone = phone = +44 20 7946 0000
        Email = email = ada@example.com
        Salesperson = owner = Sam Sales
        City = city = London
        Country = country = United Kingdom
        Company = company = Acme
        Job Position = job_title = Analyst
        Website = website = https://www.example.com
        Language = language = en_US

        # espocrm
        ID = external_id = 5f3c8f1a2b3c4d5e6
        First Name = first_name = Ada
        Last Name = last_name = Lovelace
        Account = company = Acme
        Account Title = job_title = Analyst
        Email = email = ada@example.com
        Phone = phone = +44 20 7946 0000
        Do Not Call = - = 0
        Assigned User = owner = Sam Sales
        Created At = created_at = 2024-03-12 09:14
        Address City = city = London
        Address Country = country = United Kingdom

        # outlook
        First Name = first_name = Ada
        Middle Name = - = 
        Last Name = last_name = Lovelace
        Title = - = Ms.
        Web Page = website = https://www.example.com
        E-mail Address = email = ada@example.com
        E-mail 2 Address = other_email = home@example.com
        Home Phone = ? = 020 7946 0001
        Business Phone = ? = 020 7946 0002
        Company = company = Acme
        Job Title = job_title = Analyst
        Business City = city = London
        Business Country/Region = country = United Kingdom
        Notes = notes = hello
        Categories = tags = Friends;Work
        Birthday = - = 12/10/1815

        # apple contacts
        First name = first_name = Ada
        Last name = last_name = Lovelace
        Organization = company = Acme
        Job title = job_title = Analyst
        Email (Work) = email = ada@example.com
        Email (Home) = other_email = home@example.com
        Phone (Mobile) = phone = +44 7700 900123

        # klaviyo
        Email = email = ada@example.com
        Klaviyo ID = external_id = 01HABCDEFGH12345
        First Name = first_name = Ada
        Last Name = last_name = Lovelace
        Organization = company = Acme
        Title = job_title = Analyst
        Phone Number = phone = +447700900123
        City = city = London
        State / Region = - = England
        Country = country = United Kingdom
        Source = source = popup
        Email Marketing Consent = unsubscribed = UNSUBSCRIBED
        Profile Created On = created_at = 2024-03-12 09:14:00
        First Active = first_contact_at = 2024-03-12 09:14:00
        Last Active = - = 2024-03-12 09:14:00

        # listmonk
        uuid = external_id = 5f3c8f1a-0b1c-4d2e-8f3a-1b2c3d4e5f6a
        email = email = ada@example.com
        name = full_name = Ada Lovelace
        attributes = - = {"plan":"pro"}
        status = unsubscribed = blocklisted
        created_at = created_at = 2024-03-12T09:14:00Z
        updated_at = - = 2024-03-12T09:14:00Z

        # mailerlite
        Subscriber = email = ada@example.com
        Name = first_name = Ada
        Last name = last_name = Lovelace
        Company = company = Acme
        Country = country = GB
        Subscribed = consent_at = 2024-03-12 09:14:00
        Opt-in IP = consent_ip = 198.51.100.7
        Sent = - = 4

        # intercom
        User ID = external_id = u-1000145
        Name = full_name = Ada Lovelace
        Email = email = ada@example.com
        First Seen = first_contact_at = 2024-03-12 09:14
        Signed up = created_at = 2024-03-12 09:14
        Last seen = - = 2024-03-12 09:14
        City = city = London
        Owner = owner = Sam Sales
        Unsubscribed from Emails = unsubscribed = false
        UTM Campaign = utm_campaign = spring
        UTM Source = source = google

        # dynamics leads
        (Do Not Modify) Lead = ? = 5f3c8f1a-0b1c-4d2e-8f3a-1b2c3d4e5f6a
        Topic = - = Interested
        Full Name = full_name = Ada Lovelace
        Company Name = company = Acme
        Email = email = ada@example.com
        Business Phone = ? = 555-3001
        Mobile Phone = ? = 555-3002
        Status Reason = status = New
        Created On = created_at = 3/15/2024 2:30 PM
        Owner = owner = Sam Sales
        Lead Source = source = Web

        # suitecrm
        ID = external_id = 5f3c8f1a-0b1c-4d2e-8f3a-1b2c3d4e5f6a
        First Name = first_name = Ada
        Last Name = last_name = Lovelace
        Account Name = company = Acme
        Office Phone = phone = 555-3001
        Email Address = email = ada@example.com
        Assigned To = owner = sam
        Date Created = created_at = 2024-03-12 09:14
        Lead Source = source = Web
        Department = - = R&D

        # shopify customers
        Customer ID = external_id = 7312340981
        First Name = first_name = Ada
        Last Name = last_name = Lovelace
        Email = email = ada@example.com
        Accepts Email Marketing = unsubscribed = no
        Default Address Company = company = Acme
        Default Address City = city = London
        Default Address Country Code = country = GB
        Phone = phone = '+447700900123
        Total Spent = - = 120.50
        Total Orders = - = 3
        Tags = tags = vip
        Note = notes = 

        # apollo
        First Name = first_name = Ada
        Last Name = last_name = Lovelace
        Title = job_title = Analyst
        Company = company = Acme
        Email = email = ada@example.com
        Email Status = - = Verified
        Contact Owner = owner = sam@example.com
        Work Direct Phone = phone = +44 20 7946 0000
        Stage = - = Cold
        Industry = - = software
        Person Linkedin Url = - = http://www.linkedin.com/in/ada
        City = city = London
        Country = country = United Kingdom
        Apollo Contact Id = external_id = 65f0c8f1a0b1c4d2e8f3a1b2

        # linkedin lead forms
        Lead ID = external_id = 1234-5678-901
        Campaign Name = utm_campaign = Q2
        Form Name = - = Demo
        First Name = first_name = Ada
        Last Name = last_name = Lovelace
        Email Address = email = ada@example.com
        Company Name = company = Acme
        Created Date = created_at = 2024-03-12

        # google contacts, older
        Name = full_name = Ada Lovelace
        Given Name = first_name = Ada
        Family Name = last_name = Lovelace
        E-mail 1 - Type = - = * Home
        E-mail 1 - Value = email = ada@example.com
        E-mail 2 - Value = other_email = home@example.com
        Phone 1 - Value = phone = +44 20 7946 0000
        Organization 1 - Name = company = Acme
        Organization 1 - Title = job_title = Analyst
        Group Membership = tags = * myContacts

        # constant contact
        Email address = email = ada@example.com
        First name = first_name = Ada
        Job title = job_title = Analyst
        Email status = unsubscribed = Unsubscribed
        Confirmed opt-out date = unsubscribed_at = 2024-03-12
        Email Lists = ? = News

        # freshsales
        First name = first_name = Ada
        Last name = last_name = Lovelace
        Job title = job_title = Analyst
        Emails = email = ada@example.com
        Work = - = 555-3001
        Account name = company = Acme
        Sales owner = owner = Sam Sales
        Lifecycle stage = lifecycle_stage = Lead
        Status = status = New
        Time zone = time_zone = London

        # mautic
        id = external_id = 7
        firstname = first_name = Ada
        lastname = last_name = Lovelace
        email = email = ada@example.com
        company = company = Acme
        position = job_title = Analyst
        points = - = 10
        date_identified = created_at = 2024-03-12 09:14:00
        timezone = time_zone = Europe/London

        # google ads lead form
        Full Name = full_name = Ada Lovelace
        User Email = email = ada@example.com
        User Phone = phone = +447700900123
        Campaign Name = utm_campaign = spring
        Submission Time = created_at = 2024-03-12 09:14:00

        # misspelt by hand
        Frist Name = first_name = Ada
        Lastname  = last_name = Lovelace
        E-Mail adress = email = ada@example.com
        Compnay Name = company = Acme
        Telephone Nr. = phone = 020 7946 0000
        County = - = Kent

        # event sign-ups
        Attendee name = full_name = Ada Lovelace
        Your email = email = ada@example.com
        Company / Account = company = Acme
        How did you hear about us? = source = a friend
        Timestamp = created_at = 3/15/2024 14:30:00
        T-shirt size = - = M

        # brevo, new export
        CONTACT ID = external_id = 5
        EMAIL = email = ada@example.com
        FIRSTNAME = first_name = Ada
        LASTNAME = last_name = Lovelace
        DOUBLE_OPT-IN = ? = Yes
        OPT_IN = unsubscribed = Yes
        WHATSAPP = phone = 33611111111
        """;
}
