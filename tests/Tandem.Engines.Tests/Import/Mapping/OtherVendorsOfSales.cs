namespace Tandem.Engines.Tests.Import.Mapping;

/// <summary>Header rows of deals, companies, teams and price lists, in the form of <see cref="OtherVendors"/>.</summary>
internal static class OtherVendorsOfSales
{
    internal const string Deals = """
        # pipedrive deals
        Deal - ID = external_id = 12
        Deal - Title = name = Acme deal
        Deal - Value = amount = 15000
        Deal - Currency of Value = currency = EUR
        Deal - Owner = owner = Sam Sales
        Deal - Organization = company = Acme
        Deal - Contact person = contact = Ada Lovelace
        Deal - Pipeline = pipeline = Sales
        Deal - Stage = stage = Proposal
        Deal - Status = outcome = Lost
        Deal - Deal created = opened_at = 2024-03-12 09:14:00
        Deal - Won time = won_at = 
        Deal - Lost time = lost_at = 2024-05-12 09:14:00
        Deal - Lost reason = loss_reason = Price
        Deal - Expected close date = expected_close = 2024-06-30
        Deal - Probability = probability = 40
        Deal - Label = tags = Hot
        Deal - Update time = - = 2024-05-12 09:14:00

        # hubspot deals
        Record ID = external_id = 7001
        Deal Name = name = Acme
        Deal Stage = stage = Closed Won
        Close Date = closed_at = 2024-05-12 09:14
        Deal owner = owner = Sam Sales
        Amount = amount = 15000
        Create Date = opened_at = 2024-03-12 09:14
        Pipeline = pipeline = Sales
        Deal Type = - = newbusiness
        Closed Lost Reason = loss_reason = 
        Closed Won Reason = win_reason = fit
        Deal probability = probability = 0.4
        Associated Contact = contact = Ada Lovelace (ada@example.com)
        Associated Contact IDs = contact = 101
        Associated Company = company = Acme

        # salesforce opportunities
        Opportunity Name = name = Acme
        Account Name = company = Acme
        Amount = amount = USD 15,000.00
        Close Date = closed_at = 5/13/2024
        Stage = stage = Prospecting
        Probability (%) = probability = 10
        Lead Source = source = Web
        Opportunity Owner = owner = Sam Sales
        Created Date = opened_at = 3/15/2024
        Next Step = next_step = call
        Age = - = 12
        Fiscal Period = - = Q2-2024
        Opportunity ID = external_id = 006000000000001

        # salesforce api names
        Id = external_id = 006000000000001AAA
        AccountId = company = 001000000000001AAA
        StageName = stage = Prospecting
        CloseDate = closed_at = 2024-05-13
        OwnerId = owner = 005000000000001AAA
        IsWon = outcome = true
        LeadSource = source = Web
        Name = name = Acme
        Amount = amount = 15000

        # zoho deals
        Record Id = external_id = zcrm_554023000000252001
        Deal Name = name = Acme
        Deal Owner = owner = Rahul Shah
        Account Name = company = Acme
        Contact Name = contact = Ada Lovelace
        Amount = amount = 15000
        Closing Date = closed_at = 2024-05-12
        Stage = stage = Qualification
        Probability (%) = probability = 10
        Lead Source = source = Website
        Campaign Source = utm_campaign = spring
        Reason For Loss = loss_reason = 

        # odoo leads
        External ID = external_id = __export__.crm_lead_7
        Opportunity = name = Acme
        Customer = company = Acme
        Salesperson = owner = Sam Sales
        Expected Revenue = amount = 15000
        Probability = probability = 10
        Stage = stage = New
        Expected Closing = expected_close = 2024-05-12
        Lost Reason = loss_reason = 
        Created on = opened_at = 2024-03-12 09:14:00

        # german
        Geschäft = name = Acme
        Betrag = amount = 15.000,00 €
        Währung = currency = EUR
        Phase = stage = Angebot
        Kunde = company = Acme GmbH
        Abschlussdatum = closed_at = 13.05.2024
        Wahrscheinlichkeit = probability = 40
        Verlustgrund = loss_reason = Preis
        Zuständig = owner = Sam Sales
        Ansprechpartner = contact = Ada Lovelace

        # french
        Nom de la transaction = name = Acme
        Montant = amount = 15 000,00
        Étape = stage = Proposition
        Date de clôture = closed_at = 13/05/2024
        Propriétaire = owner = Sam Sales
        Entreprise = company = Acme

        # spanish
        Nombre del negocio = name = Acme
        Importe = amount = 15.000,00
        Etapa = stage = Propuesta
        Fecha de cierre = closed_at = 13/05/2024
        Motivo de pérdida = loss_reason = Precio
        Moneda = currency = EUR

        # dynamics opportunities
        Topic = name = Acme
        Potential Customer = company = Acme
        Est. close date = expected_close = 5/13/2024
        Est. revenue = amount = $15,000.00
        Contact = contact = Ada Lovelace
        Account = ? = Acme
        Probability = probability = 40
        Owner = owner = Sam Sales
        """;

    internal const string Companies = """
        # pipedrive organisations
        Organization - ID = external_id = 12
        Organization - Name = name = Acme
        Organization - Owner = owner = Sam Sales
        Organization - People = - = 3
        Organization - Website = website = https://example.com
        Organization - Annual revenue = annual_revenue = 1000000
        Organization - Number of employees = employees = 50
        Organization - Industry = industry = Software

        # salesforce accounts
        Account Name = name = Acme
        Account ID = external_id = 001000000000001
        Parent Account = parent = Holding
        Billing City = city = London
        Billing Country = country = UK
        Phone = phone = 555-3001
        Website = website = www.example.com
        Industry = industry = Software
        Employees = employees = 50
        Annual Revenue = annual_revenue = $1,000,000
        Account Owner = owner = Sam Sales
        Type = - = Customer

        # api names
        NumberOfEmployees = employees = 50
        AnnualRevenue = annual_revenue = 1000000
        ParentId = parent = 001000000000002AAA
        Id = external_id = 001000000000001AAA
        Name = name = Acme
        OwnerId = owner = 005000000000001AAA

        # hubspot
        Company Domain Name = domain = example.com
        Company name = name = Acme
        Company owner = owner = Sam Sales
        Number of Employees = employees = 50
        Country/Region = country = Germany
        Year Founded = - = 1999
        Time Zone = - = europe_slash_berlin

        # german
        Firmenname = name = Acme GmbH
        Branche = industry = Software
        Mitarbeiterzahl = employees = 50
        Jahresumsatz = annual_revenue = 1.000.000,00 €
        Webseite = website = https://example.com
        Muttergesellschaft = parent = Holding AG
        Hauptsitz = city = München

        # french
        Raison sociale = name = Acme
        Secteur d'activité = industry = Logiciel
        Effectif = employees = 50
        Chiffre d'affaires = annual_revenue = 1000000
        Pays = country = France
        Ville = city = Lyon
        """;

    internal const string Users = """
        # team list
        Full name = name = Ada Lovelace
        E-mail = email = ada@example.com
        Reports to = manager = Sam Sales
        Region = office = West
        Role = role = Sales rep

        # german
        Mitarbeiter = name = Ada Lovelace
        Vorgesetzter = manager = Sam Sales
        Standort = office = München
        """;

    internal const string Products = """
        # price list
        SKU = sku = A-1
        Product name = name = Widget
        Category = series = Widgets
        Unit price = price = $12.50
        Currency = currency = USD
        Unit cost = - = $4.00
        Description = description = small

        # german
        Artikelnummer = sku = 1001
        Bezeichnung = name = Dose
        Preis = price = 12,50 €
        """;
}
