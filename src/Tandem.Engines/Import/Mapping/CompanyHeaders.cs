namespace Tandem.Engines.Import.Mapping;

/// <summary>What exports of organisations call their columns. See <see cref="HeaderTable"/> for how to read it.</summary>
internal static class CompanyHeaders
{
    internal const string Rows = """
        name               | name, company name, company, account name, account, organization, organization name, organisation, organisation name,
                             org name, business name, business, legal name, trading name, display name, firma, firmenname, unternehmen,
                             unternehmensname, entreprise, nom de l entreprise, société, nom de la société, raison sociale, nom, empresa,
                             nombre de la empresa, nombre, compañía, nome da empresa, nome, azienda, nome azienda, ragione sociale, bedrijf,
                             bedrijfsnaam, organisatie, naam, kunde, customer, customer name, client, client name, partner name
        domain             | domain, company domain, company domain name, domain name, email domain, primary domain, domains, domäne, domaine,
                             dominio, domínio, domein
        website            | website, web site, website url, company website, url, homepage, home page, web page, web, site, site web, sitio web,
                             página web, sito, sito web, webseite, internetseite, www, web address, company url
        industry           | industry, sector, industry sector, industry type, business sector, industry group, primary industry, business segment,
                             branche, wirtschaftszweig, secteur, secteur d activité, industrie, industria, sector de actividad, setor,
                             setor de atividade, indústria, ramo, settore, settore di attività, sector bedrijf, vertical, industry name
        country            | country, country region, country name, country code, cc, land, pays, país, paese, nazione, nation, ip country
        city               | city, town, locality, stadt, ort, ville, ciudad, localidad, cidade, città, stad, plaats, office location, location,
                             headquarters, hq, hq location, hauptsitz, standort, siège social, siège, sede, ubicación, localização, hoofdkantoor,
                             vestiging
        country            | billing country, billing country code, shipping country, headquarters country
        country/2          | office location, location, headquarters, hq, hq location, headquarters location, hauptsitz, standort, siège social,
                             siège, sede, ubicación, localização, hoofdkantoor, vestiging
        city/2             | billing city, shipping city, headquarters city
        employees          | employees, number of employees, no of employees, employee count, employees count, num employees, headcount, staff,
                             staff count, company size, size, total employees, mitarbeiter, mitarbeiterzahl, anzahl mitarbeiter, effectif, effectifs,
                             nombre d employés, nombre de salariés, empleados, número de empleados, nº de empleados, funcionários,
                             número de funcionários, colaboradores, dipendenti, numero di dipendenti, numero dipendenti, medewerkers,
                             aantal medewerkers, werknemers, of employees, fte
        annual_revenue     | annual revenue, revenue, yearly revenue, turnover, annual turnover, sales volume, estimated revenue, company revenue,
                             annual sales, total revenue, umsatz, jahresumsatz, chiffre d affaires, chiffre d affaires annuel, ca annuel,
                             ingresos anuales, facturación, facturación anual, ingresos, receita anual, receita, faturamento, faturamento anual,
                             fatturato, fatturato annuo, ricavi annuali, omzet, jaaromzet
        currency           | currency, currency code, currency iso code, währung, devise, monnaie, moneda, divisa, moeda, valuta
        phone              | phone, phone number, telephone, tel, company phone, main phone, company main phone, office phone, switchboard, telefon,
                             telefonnummer, téléphone, numéro de téléphone, standard, teléfono, número de teléfono, telefone, telefono,
                             numero di telefono, telefoon, telefoonnummer
        phone/2            | mobile, mobile phone, fax phone, toll free phone
        owner              | owner, company owner, account owner, owner name, record owner, assigned to, assigned user, assigned user name, assignee,
                             account manager, account executive, sales rep, sales representative, salesperson, sales person, sales agent,
                             responsible, responsible person, owned by, organization owner, zuständig, besitzer, betreuer, kundenbetreuer,
                             verantwortlich, propriétaire, propriétaire de l entreprise, commercial, propietario, propietario de la empresa,
                             responsable, proprietário, proprietário da empresa, vendedor, proprietario azienda, responsabile, eigenaar,
                             bedrijfseigenaar, verkoper
        owner/2@externalId | owner id, account owner id, company owner id, assigned user id, hubspot owner id
        owner/2@email      | owner email, account owner email, company owner email
        parent             | parent, parent company, parent company name, parent account, parent account name, parent organization, subsidiary of,
                             subsidiary, mother company, holding, group, belongs to, muttergesellschaft, mutterunternehmen, konzern, société mère,
                             maison mère, groupe, empresa matriz, matriz, casa matriz, empresa mãe, empresa controladora, società madre, capogruppo,
                             moederbedrijf, moedermaatschappij
        parent@externalId  | parent id, parent account id, parent company id, parent record id
        external_id        | id, record id, company id, account id, organization id, organisation id, org id, external id, ext id, customer id,
                             client id, uuid, guid, unique id, hs object id, object id, reference, company record id, identifier, crm id,
                             kundennummer, kunden nr, firmen id, identifiant, numéro client, id empresa, id cliente, id azienda, klantnummer,
                             relatienummer
        external_id/3      | account number, customer number, company number, registration number, vat number, siren, siret
        created_at         | created at, create date, created date, date created, created, created on, creation date, created time, date added,
                             added on, added time, add time, company created, organization created, erstellt am, erstellungsdatum, angelegt am,
                             date de création, créé le, fecha de creación, creado el, data de criação, criado em, data di creazione, creato il,
                             aangemaakt op, aanmaakdatum
        tags               | tags, tag, labels, label, categories, schlagwörter, étiquettes, etiquetas, etichette, marcadores, category, kategorie
        notes              | notes, note, comments, comment, remarks, memo, notizen, notiz, bemerkung, bemerkungen, remarques, commentaires, notas,
                             comentarios, observaciones, observações, commenti, opmerkingen, about, about us
        notes/2            | description, company description, about company, beschreibung, descripción, descrição, descrizione, omschrijving

        -                  | state, province, region, state region, county, zip, zip code, postal code, postcode, plz, code postal, código postal,
                             street, street address, address, adresse, fax, type, account type, company type, rating, status, year founded, founded,
                             founded year, year established, last modified date, updated at, last activity date, linkedin, linkedin company page,
                             twitter, facebook, is deleted, master record id, stage, lifecycle stage, email, contact, contact name, score,
                             ticker symbol, ownership, site, account site, sic code, naics code
        """;
}
