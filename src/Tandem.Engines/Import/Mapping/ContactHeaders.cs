namespace Tandem.Engines.Import.Mapping;

/// <summary>What exports of people call their columns. See <see cref="HeaderTable"/> for how to read it.</summary>
internal static class ContactHeaders
{
    internal const string Rows = """
        first_name         | first name, given name, given names, forename, fname, first, christian name, name first, vorname, rufname, prénom,
                             nombre de pila, primer nombre, nome próprio, primeiro nome, voornaam, roepnaam, f name, nome di battesimo
        last_name          | last name, surname, family name, lname, last, name last, nachname, familienname, zuname, nom de famille, apellido,
                             apellidos, sobrenome, apelido, último nome, cognome, achternaam, familienaam, l name, prezime
        full_name          | full name, name, display name, contact name, person name, customer name, client name, lead name, subscriber name,
                             attendee name, your name, name and surname, first and last name, vollständiger name, ganzer name, vor und nachname,
                             vorname nachname, kontaktname, nom complet, nom et prénom, prénom et nom, nom du contact, nombre completo,
                             nombre y apellidos, nombre del contacto, nome completo, nome e cognome, nome do contato, nome contatto, volledige naam,
                             naam, nom, nombre, nome, contactnaam, contact full name, full name contact
        full_name/3        | contact, contact person, person, customer, client, lead, attendee, ansprechpartner, kontakt, contactpersoon,
                             persona de contacto

        email              | email, e mail, email address, e mail address, mail, mail address, emails, email id, electronic mail, e mail adresse,
                             email adresse, mailadresse, adresse e mail, adresse email, adresse mail, adresse électronique, adresse de courriel,
                             courriel, mél, correo, correo electrónico, dirección de correo electrónico, dirección de correo, dirección de email,
                             correo e, endereço de email, endereço de e mail, correio eletrônico, indirizzo email, indirizzo e mail,
                             posta elettronica, indirizzo di posta elettronica, emailadres, e mailadres, user email, email from, subscriber,
                             email value, your email, best email
        email/3            | recipient, to address, username, login, account email
        phone              | phone, phone number, phone no, telephone, telephone number, tel, tel no, tel number, contact number, primary phone,
                             phones, direct phone, direct dial, direct line, telefon, telefonnummer, tel nr, rufnummer, festnetz,
                             numéro de téléphone, téléphone, téléphone fixe, n de téléphone, teléfono, número de teléfono, telefone,
                             número de telefone, numero di telefono, recapito telefonico, telefoon, telefoonnummer, user phone, phone value,
                             your phone
        phone/2            | mobile, mobile phone, mobile phone number, cell phone number, mobile number, mobile no, cell, cell phone, cell number,
                             cellphone, cellular, sms, sms number, whatsapp, whatsapp number, handy, handynummer, mobil, mobiltelefon, mobilnummer,
                             mobiltelefonnummer, portable, téléphone portable, téléphone mobile, numéro de portable, gsm, móvil, teléfono móvil,
                             celular, telemóvel, telefone celular, cellulare, telefono cellulare, mobiel, mobiele telefoon, mobiel nummer
        phone/3            | work phone, work phone number, business phone number, home phone number, business phone, office phone, home phone,
                             corporate phone, other phone, telefon geschäftlich, telefon dienstlich, telefon privat, téléphone bureau,
                             téléphone professionnel, teléfono trabajo, telefono ufficio, telefono casa
        job_title          | job title, jobtitle, title, position, job position, designation, stellenbezeichnung, berufsbezeichnung, position title,
                             titre du poste, intitulé du poste, poste, fonction, puesto, puesto de trabajo, cargo, função, qualifica, mansione,
                             posizione, functie, functietitel, organization title, organization 1 title, organisation title, company position,
                             person title, account title
        job_title/2        | role, job role, job, job function, occupation, profession, funktion, beruf, rolle, ruolo, professione, profesión,
                             profissão, beroep, headline
        company            | company, company name, organization, organization name, organisation, organisation name, org, org name, account,
                             account name, employer, business name, business, firm, firma, firmenname, unternehmen, unternehmensname, entreprise,
                             nom de l entreprise, société, nom de la société, raison sociale, organisme, empresa, nombre de la empresa, compañía,
                             nome da empresa, azienda, nome azienda, ragione sociale, società, bedrijf, bedrijfsnaam, organisatie,
                             associated company, primary company, current company, company account, partner name, related company,
                             default address company, primary associated company, person organization, organization 1 name
        company@externalId | account id, company id, organization id, organisation id, associated company id, associated company ids,
                             primary associated company id, company record id, organization record id
        company@domain     | company domain, company domain name, company website, organization domain, company url, account website,
                             organization website, company web site, organisation website, company linkedin domain

        country            | country, country region, country name, country code, cc, nation, land, pays, país, paese, nazione, country territory,
                             ip country, ip country code, landcode, land region, address country, code pays
        country/2          | billing country, mailing country, business country, business country region, home country, home country region,
                             work country, other country, shipping country, default address country, default address country code,
                             mailing country code
        city               | city, town, city town, locality, stadt, ort, wohnort, ville, commune, ciudad, población, localidad, cidade, città,
                             comune, stad, plaats, woonplaats, address city, ip city
        city/2             | billing city, mailing city, business city, home city, work city, other city, shipping city, default address city
        city/3             | location, place, area
        language           | language, lang, locale, preferred language, preferred locale, language code, browser language, user language, sprache,
                             langue, idioma, lingua, taal, spoken languages
        time_zone          | time zone, timezone, tz, iana timezone, ip timezone, zeitzone, fuseau horaire, zona horaria, fuso horário, fuso orario,
                             tijdzone
        website            | website, web site, web page, webpage, homepage, home page, website url, personal website, personal web page, site web,
                             site internet, sitio web, página web, sito, sito web, webseite, internetseite, www, web
        website/3          | url, site, link, profile url
        external_id        | id, record id, contact id, lead id, person id, people id, external id, ext id, customer id, client id, user id,
                             subscriber id, member id, prospect id, profile id, crm id, uuid, guid, unique id, uid, object id, hs object id,
                             reference, reference id, legacy id, source id, mql id, sql id, contact record id, identifier, distinct id, visitor uuid,
                             kundennummer, kunden nr, kundennr, kontakt id, id contact, identifiant, numéro client, id cliente, id do contato,
                             id contatto, klantnummer, relatienummer, contact uuid
        external_id/2      | lead number, customer number, client number, member number, account number, euid, leid, contact key, subscriber key,
                             database id, internal id, customer no, ref

        owner              | owner, contact owner, lead owner, owner name, record owner, assigned to, assigned user, assigned user name, assignee,
                             assigned rep, sales owner, sales rep, sales representative, salesperson, sales person, account executive,
                             account manager, responsible, responsible person, responsible user, owned by, hubspot owner, person owner, zuständig,
                             zuständiger, besitzer, betreuer, kundenbetreuer, verantwortlich, verantwortlicher, kontaktbesitzer, propriétaire,
                             propriétaire du contact, commercial, responsable, propietario, propietario del contacto, proprietário,
                             proprietário do contato, vendedor, proprietario contatto, responsabile, eigenaar, contacteigenaar, verkoper, sales agent
        owner/2@externalId | owner id, contact owner id, hubspot owner id, assigned user id, lead owner id, sales owner id
        owner/2@email      | owner email, contact owner email, assigned to email, lead owner email
        owner/3            | account owner, agent, rep, manager, company owner
        lifecycle_stage    | lifecycle stage, lifecycle, life cycle stage, funnel stage, customer lifecycle stage, contact lifecycle stage,
                             lebenszyklusphase, lebenszyklus phase, phase du cycle de vie, étape du cycle de vie, etapa del ciclo de vida,
                             fase do ciclo de vida, estágio do ciclo de vida, fase del ciclo di vita, fase del ciclo de vida, levenscyclusfase
        lifecycle_stage/3  | stage, contact stage, lead stage, customer stage, contact type, type, lead category, phase
        status             | status, lead status, contact status, status reason, lead state, record status, leadstatus, statut, statut du lead,
                             statut du prospect, estado, estado del lead, estado do lead, situação, stato, stato lead, kontaktstatus, contactstatus,
                             status label
        deal_name          | deal name, deal title, deal, opportunity, opportunity name, opportunity title, nom de la transaction,
                             nombre del negocio, nome do negócio, nome affare
        deal_amount        | deal value, deal amount, deal size, opportunity amount, opportunity value, opportunity size, montant de la transaction,
                             valor del negocio, valor do negócio, importo affare
        deal_stage         | deal stage, opportunity stage, deal phase

        created_at         | created at, create date, created date, date created, created, created on, creation date, created time, creation time,
                             create time, created timestamp, date added, added, added time, added on, added at, add time, date registered,
                             registered at, registered, registration date, registration time, signup date, sign up date, signed up, signed up at,
                             signup at, joined, joined at, join date, member since, inserted at, record created, record creation date,
                             contact created, person created, lead created, profile created on, date d ajout, date de création, créé le, créée le,
                             erstellt, erstellt am, erstelldatum, erstellungsdatum, angelegt am, hinzugefügt am, fecha de creación, fecha de alta,
                             creado, creado el, creada el, data de criação, criado em, data di creazione, data creazione, creato il, aangemaakt op,
                             aanmaakdatum, datum toegevoegd, datum aangemaakt, created utc
        created_at/2       | submitted, submitted at, submission date, submission time, submit date, submit date utc, connected on, connected at,
                             date identified, lead date, inquiry date, date, timestamp, time, order date, datum, fecha, data, date submitted
        first_contact_at   | first contact date, first contact, first contacted, first contacted at, first touch, first touch date, first touch at,
                             first seen, first seen at, first visit, first visit date, first activity, first activity date, first active,
                             date of first contact, first interaction, first interaction date, first engagement, first engagement date,
                             first session, time first seen, time of first visit, first page view, erstkontakt, datum erstkontakt,
                             datum des erstkontakts, premier contact, date du premier contact, primer contacto, fecha de primer contacto,
                             primeiro contato, data do primeiro contato, primo contatto, data primo contatto, eerste contact, datum eerste contact
        source             | source, lead source, origin, original source, original traffic source, contact source, customer source,
                             acquisition source, acquisition channel, marketing channel, traffic source, referral source, initial source,
                             first touch source, signup source, sign up source, optin source, opt in source, subscription source, source type,
                             how did you hear about us, how did you hear of us, utm source, first utm source, initial utm source, source name,
                             quelle, herkunft, leadquelle, lead quelle, kontaktquelle, ursprung, source du lead, source du prospect, provenance,
                             origine, origen, fuente, origen del lead, fuente del prospecto, fuente del lead, origem, origem do lead, fonte,
                             fonte lead, origine lead, bron, leadbron, herkomst
        source/3           | lead origin, channel, record source, original referrer, referrer, referrer source, initial referring domain, canal,
                             medium source, latest source, referred by, first referrer
        utm_campaign       | utm campaign, campaign, campaign name, marketing campaign, first utm campaign, initial utm campaign,
                             first touch campaign, lead campaign, campaign source, primary campaign source, kampagne, kampagnenname, campagne,
                             nom de la campagne, campaña, nombre de la campaña, campanha, nome da campanha, campagna, nome campagna, campagnenaam,
                             signup campaign
        landing_page       | landing page, landing page id, landing page url, landing url, landing page name, landing, landingpage, first page,
                             first page seen, first page visited, first landing page, initial landing page, original landing page, entry page,
                             entry url, einstiegsseite, zielseite, page d atterrissage, page de destination, página de aterrizaje, página de destino,
                             pagina di destinazione, pagina di atterraggio, landingspagina
        landing_page/3     | form page, signup page, conversion page, page url, page

        consent_at         | optin time, opt in time, opt in date, optin date, opted in at, opted in on, opt in timestamp, optin timestamp,
                             consent at, consent date, consent time, consent timestamp, consented at, email consent date, marketing consent date,
                             gdpr consent date, permission date, subscribed at, subscribed on, subscription date, subscribe date, subscribe time,
                             date subscribed, subscribed date, email subscription date, einwilligung am, einwilligungsdatum, anmeldedatum,
                             angemeldet am, date de consentement, date du consentement, date d inscription, date d abonnement,
                             fecha de consentimiento, fecha de suscripción, data do consentimento, data de inscrição, data di consenso,
                             data consenso, data iscrizione, data di iscrizione, toestemmingsdatum, inschrijfdatum, ingeschreven op, subscribed,
                             opted in, opt in, einwilligung, consent, gdpr consent, marketing consent
        consent_ip         | optin ip, opt in ip, optin ip address, consent ip, consent ip address, signup ip, sign up ip, signup ip address,
                             registration ip, subscribe ip, subscription ip, ip opt, ip signup
        consent_ip/2       | ip, ip address, ip adresse, adresse ip, dirección ip, endereço ip, indirizzo ip, ip adres, last ip
        confirmed_at       | confirm time, confirmed at, confirmed on, confirmed, confirmation time, confirmation date, confirm date,
                             confirm timestamp, double opt in, double opt in date, double optin date, double opt in time, double opt in at, doi date,
                             doi timestamp, email confirmed at, email verified at, verified at, bestätigt am, bestätigungsdatum,
                             date de confirmation, confirmé le, fecha de confirmación, data de confirmação, data di conferma, bevestigd op,
                             optin confirmed at, double opted in
        unsubscribed_at    | unsub time, unsubscribed at, unsubscribe date, unsubscribed on, unsubscribe time, unsubscribed time, unsubscribed date,
                             unsubscription date, unsub date, date unsubscribed, opt out date, opt out time, optout date, optout time, opted out at,
                             opted out on, email opt out date, confirmed opt out date, removed at, abgemeldet am, abmeldedatum,
                             date de désinscription, date de désabonnement, désinscrit le, désabonné le, fecha de baja, data de cancelamento,
                             data di disiscrizione, data disiscrizione, uitschrijfdatum, uitgeschreven op, clean time, bounced at, bounce date,
                             bounce time, complained at, unsubscribed, opted out, opt out, bounced, abgemeldet, désinscrit, désabonné, uitgeschreven,
                             disiscritto
        unsubscribed@optOut| unsubscribed, is unsubscribed, email blacklisted, blacklisted, blacklist, is blacklisted, blocklisted, blocklist,
                             email blocklisted, email blacklist, opt out, optout, opted out, email opt out, email optout, email opted out,
                             opted out of email, has opted out of email, do not email, do not mail, do not send email, do not contact,
                             do not send marketing materials, unsubscribed from email, unsubscribed from emails, unsubscribed from all email,
                             unsubscribed from all emails, unsubscribed email, no email, no mail, suppressed, email suppressed, email suppression,
                             email suppressions, bounced, hard bounced, email bounced, is bounced, email disabled, email disallowed,
                             do not bulk email, do not allow emails, do not allow bulk emails, mail opt out, marketing opt out,
                             email marketing opt out, global unsubscribe, globally unsubscribed, abgemeldet, newsletter abgemeldet, gesperrt,
                             désinscrit, désabonné, baja, dado de baja, no enviar, descadastrado, cancelou inscrição, disiscritto, cancellato,
                             uitgeschreven, afgemeld, blacklisted email, opt out email
        unsubscribed@optIn | opt in, optin, opted in, email opt in, email optin, marketing opt in, accepts marketing, accepts email marketing,
                             email marketing, email marketing consent, email consent, marketing consent, subscribed, is subscribed, email subscribed,
                             subscribed to emails, subscribed to newsletter, newsletter, newsletter opt in, newsletter subscription,
                             newsletter subscriber, receive newsletter, receive emails, consent, gdpr consent, email permission, permission,
                             marketing permission, marketing permissions, allow email, allow emails, can email, abonniert, newsletter abonniert,
                             einwilligung, werbeeinwilligung, abonné, inscrit, inscrit à la newsletter, accepte la newsletter, consentement,
                             consentimiento, suscrito, acepta marketing, acepta publicidad, inscrito, aceita marketing, aceita receber emails,
                             iscritto, iscritto alla newsletter, consenso, consenso marketing, ingeschreven, toestemming, nieuwsbrief, email list
        unsubscribed/2@optIn | subscription status, subscriber status, email permission status, email marketing status, marketing status,
                             email subscription status, newsletter status, opt in status, optin status, email status
        unsubscribed@status| subscription status, subscriber status, email status, email marketing status, email permission status, marketing status,
                             mailing status, email subscription status, subscription state, email list status, opt in status, optin status,
                             member status, email state, newsletter status, list status, abonnementstatus, statut d abonnement, statut abonnement,
                             estado de suscripción, status da inscrição, stato iscrizione, stato abbonamento, status, action, state, statut, estado,
                             stato, subscription

        tags               | tags, tag, tag names, tag list, contact tags, labels, schlagwörter, stichwörter, étiquettes, etiquetas, etichette,
                             marcadores, tag name
        tags/2             | label, categories, category, groups, group, lists, list, list names, segments, group membership, keywords, etiketten,
                             kategorien, kategorie, catégories, categorías, categorias, gruppi, listas, listes, person label
        notes              | notes, note, note content, comments, comment, remarks, remark, memo, internal notes, contact notes, note text, notizen,
                             notiz, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen, remarques, remarque, commentaire,
                             commentaires, notas, nota, comentarios, comentario, observaciones, observações, comentários, commenti, osservazioni,
                             opmerkingen, opmerking, notities
        notes/2            | description, message, additional information, additional info, background, background info, about, lead description,
                             beschreibung, descripción, descrição, descrizione, omschrijving, bericht, nachricht, mensaje, mensagem, messaggio, bio

        -                  | state, province, region, state region, state province, county, bundesland, kanton, zip, zip code, zip postal code,
                             postal code, postcode, post code, plz, postleitzahl, code postal, código postal, cap, cep, street, street address,
                             address, address line, address 2, adresse, straße, anschrift, dirección, endereço, indirizzo, adres, fax, fax number,
                             salutation, prefix, name prefix, suffix, name suffix, middle name, middle initial, nickname, initials, anrede, civilité,
                             titel, birthday, birth date, date of birth, geburtsdatum, gender, sex, geschlecht, age, department, abteilung, linkedin,
                             linkedin url, twitter, facebook, skype, company size, rating, member rating, score, lead score, points, last activity,
                             last activity date, last active, last seen, last changed, last modified, last modified date, modified time, modified at,
                             updated at, update date, latitude, longitude, gmtoff, dstoff, confirm ip, ad name, ad id, adset name, form name,
                             form id, campaign id, is organic, platform, converted, is deleted, industry, revenue, website visits, sms blacklisted,
                             sms opt in, do not call, unsub reason, unsub campaign title, unsub campaign id, count, total, price, product, parent,
                             email label, phone label, yomi name, manager name, assistant, spouse, children, religion, vat number, tax id
        """;
}
