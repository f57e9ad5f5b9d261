namespace Tandem.Engines.Import.Mapping;

/// <summary>What exports of deals, users and products call their columns. See <see cref="HeaderTable"/> for how to read it.</summary>
internal static class DealHeaders
{
    internal const string Rows = """
        name               | deal name, deal title, name, title, opportunity name, opportunity, opportunity title, deal, dealname, geschäft,
                             verkaufschance, chance, geschäftsname, nom de l affaire, nom de la transaction, nom de l opportunité, affaire,
                             transaction, opportunité, nombre del negocio, nombre de la oportunidad, negocio, oportunidad, nome do negócio,
                             nome da oportunidade, negócio, oportunidade, nome affare, nome opportunità, affare, opportunità, trattativa, dealnaam,
                             verkoopkans, naam, nom, nombre, nome
        name/3             | topic, subject, project name, project, deal description, bezeichnung, betreff, oggetto, asunto, assunto, onderwerp
        external_id        | id, deal id, opportunity id, record id, deal record id, external id, ext id, hs object id, object id, uuid, guid,
                             unique id, identifier, reference, crm id, geschäfts id, identifiant, id de la transaction, id negocio, id do negócio,
                             id affare
        external_id/2      | deal number, opportunity number, quote number, contract number, order id, order number, deal key, opportunity key, ref
        owner              | owner, deal owner, opportunity owner, owner name, record owner, sales agent, sales rep, sales representative,
                             salesperson, sales person, account executive, account manager, assigned to, assigned user, assigned user name, assignee,
                             responsible, responsible person, owned by, deal owned by, closer, ae, rep, agent, zuständig, besitzer, verantwortlich,
                             verantwortlicher, verkäufer, betreuer, propriétaire, propriétaire de la transaction, commercial, propietario,
                             propietario del negocio, vendedor, responsable, proprietário, proprietário do negócio, proprietario affare,
                             responsabile, venditore, eigenaar, dealeigenaar, verkoper
        owner/2@externalId | owner id, deal owner id, opportunity owner id, hubspot owner id, assigned user id, sales rep id, sales agent id
        owner/2@email      | owner email, deal owner email, opportunity owner email, sales rep email
        owner/3            | seller, user, user name, account owner
        product            | product, product name, products, item, line item, product code, product sku, sku, produkt, artikel, produit, producto,
                             produto, prodotto, plan, package, offer
        company            | company, company name, account, account name, organization, organization name, organisation, organisation name,
                             customer, customer name, client, client name, associated company, primary company, primary associated company,
                             potential customer, firma, unternehmen, kunde, kundenname, entreprise, société, empresa, compañía, cliente,
                             nome da empresa, azienda, bedrijf, organisatie, klant, partner name, lead name
        company@externalId | company id, account id, organization id, organisation id, associated company id, associated company ids,
                             primary associated company id, company record id
        company@domain     | company domain, company domain name, company website, account website
        contact            | contact, contact name, contact person, primary contact, primary contact name, person, person name, associated contact,
                             associated contacts, contacts, buyer, decision maker, ansprechpartner, kontakt, kontaktperson, contact principal,
                             contacto, persona de contacto, contato, pessoa de contato, contatto, referente, contactpersoon
        contact@externalId | contact id, associated contact id, associated contact ids, contact ids, person id, lead id, mql id, sql id, prospect id,
                             customer id, client id, subscriber id, primary contact id, contact record id
        contact@email      | contact email, email, e mail, email address, person email, customer email, primary contact email, buyer email,
                             lead email
        pipeline           | pipeline, pipeline name, deal pipeline, sales pipeline, board, sales process, trichter, embudo, funil
        stage              | stage, deal stage, stage name, pipeline stage, sales stage, opportunity stage, current stage, phase, dealphase,
                             verkaufsphase, étape, étape de la transaction, étape du pipeline, etapa, etapa del negocio, etapa do negócio, fase,
                             fase affare, fase di vendita, stadio, dealfase
        stage_since        | date entered current stage, entered current stage, stage changed, stage change time, last stage change,
                             last stage change date, stage since, stage entered date, stage updated at, last stage update
        amount             | amount, value, deal value, deal amount, deal size, close value, closed value, total, total amount, price,
                             opportunity amount, opportunity value, contract value, deal price, sum, betrag, wert, auftragswert, dealwert, summe,
                             montant, montant de la transaction, valeur, importe, importe del negocio, monto, valor, valor do negócio,
                             valor del negocio, importo, importo affare, ammontare, valore, bedrag, waarde, dealwaarde
        amount/2           | revenue, amount in company currency, amount converted, total value, total price, net amount, gross amount,
                             contract amount, order value, sales price, umsatz, acv, tcv, total contract value, annual contract value
        amount/3           | expected revenue, est revenue, estimated revenue, forecast amount, weighted amount, estimated value, budget amount
        currency           | currency, currency code, currency of value, deal currency, deal currency code, currency iso code, währung, devise,
                             monnaie, moneda, divisa, moeda, valuta
        probability        | probability, win probability, deal probability, probability percent, likelihood, chance of winning, win rate,
                             confidence, wahrscheinlichkeit, abschlusswahrscheinlichkeit, probabilité, probabilidad, probabilidade, probabilità,
                             waarschijnlijkheid, kans
        opened_at          | opened at, opened, open date, opened on, date opened, engage date, engaged at, start date, deal start date,
                             opportunity created date, deal opened, eröffnet am, date d ouverture, fecha de apertura, data de abertura,
                             data apertura, openingsdatum
        opened_at/2        | created at, create date, created date, date created, created, created on, creation date, created time, deal created,
                             opportunity created, add time, added on, added time, date added, inserted at, erstellt am, erstellungsdatum,
                             angelegt am, date de création, créé le, fecha de creación, creado el, data de criação, criado em, data di creazione,
                             creato il, aangemaakt op, aanmaakdatum
        expected_close     | expected close date, expected close, expected closing, expected closing date, expected closed date, est close date,
                             est closing date, estimated close date, estimated close, forecast close date, projected close date, target close date,
                             planned close date, anticipated close date, close date expected, erwartetes abschlussdatum,
                             voraussichtliches abschlussdatum, geplantes abschlussdatum, date de clôture prévue, date de fermeture prévue,
                             date de clôture estimée, fecha de cierre prevista, fecha prevista de cierre, fecha de cierre esperada,
                             fecha estimada de cierre, data prevista de fechamento, data de fechamento esperada, data de fechamento prevista,
                             data di chiusura prevista, data chiusura prevista, verwachte sluitingsdatum
        closed_at          | close date, closed, closed at, closed date, closing date, date closed, closed on, close time, actual close date,
                             actual closing date, deal closed on, deal closed date, deal close date, opportunity close date, closed time,
                             abschlussdatum, abgeschlossen am, geschlossen am, schlussdatum, date de clôture, date de fermeture, clôturé le,
                             fecha de cierre, cerrado el, data de fechamento, fechado em, data di chiusura, data chiusura, chiuso il, sluitingsdatum,
                             gesloten op
        closed_at/3        | end date, date finished, finished at, completed at, signed date, contract signed
        won_at             | won date, won at, won time, date won, won on, deal won date, deal won time, closed won date, date entered closed won,
                             gewonnen am, date de gain, gagné le, fecha de ganado, ganado el, data de ganho, ganho em, data vincita, vinto il,
                             gewonnen op
        lost_at            | lost date, lost at, lost time, date lost, lost on, deal lost date, closed lost date, date entered closed lost,
                             verloren am, date de perte, perdu le, perdido el, data de perda, perdido em, data perdita, perso il, verloren op
        outcome            | outcome, status, deal status, opportunity status, result, deal result, deal outcome, won lost, win loss, is won,
                             is closed won, ergebnis, statut, résultat, estado, resultado, situação, stato, esito, resultaat
        outcome/3          | state, deal state, status reason
        loss_reason        | lost reason, loss reason, closed lost reason, reason for loss, reason lost, reason for lost, why lost, lose reason,
                             reason for losing, lost cause, loss cause, deal lost reason, rejection reason, verlustgrund, ablehnungsgrund,
                             grund für verlust, absagegrund, motif de perte, raison de la perte, raison de l échec, motivo de pérdida,
                             razón de pérdida, motivo da perda, razão da perda, motivo di perdita, motivo perdita, reden van verlies, verliesreden
        win_reason         | won reason, win reason, closed won reason, reason for win, reason won, why won, gewinngrund, raison du gain,
                             motivo de ganado, motivo do ganho, motivo vincita
        competitor         | competitor, competitors, main competitor, primary competitor, competitor name, lost to, lost to competitor, rival, wettbewerber,
                             mitbewerber, konkurrent, concurrent, concurrents, competidor, concorrente, concurrentie
        objections         | objections, objection, objections raised, sales objections, main objections, einwände, einwand, objections du client,
                             objeciones, objeções, obiezioni, bezwaren
        source             | source, lead source, deal source, opportunity source, origin, original source, original traffic source,
                             original source type, acquisition source, channel, marketing channel, source channel, utm source, quelle, herkunft,
                             leadquelle, origine, source du lead, origen, fuente, origem, fonte, bron, herkomst, deal source type
        utm_campaign       | utm campaign, campaign, campaign name, campaign source, primary campaign source, marketing campaign, kampagne, campagne,
                             campaña, campanha, campagna
        next_step          | next step, next steps, next action, next activity, nächster schritt, prochaine étape, próximo paso, próximo passo,
                             prossimo passo, volgende stap
        tags               | tags, tag, label, labels, schlagwörter, étiquettes, etiquetas, etichette, marcadores
        notes              | notes, note, comments, comment, remarks, memo, description, notizen, notiz, bemerkungen, beschreibung, remarques,
                             commentaires, notas, comentarios, observaciones, descripción, observações, descrição, commenti, descrizione,
                             opmerkingen, omschrijving, details

        -                  | type, deal type, opportunity type, fiscal period, fiscal quarter, fiscal year, age, owner role, forecast category,
                             forecast stage, region, country, city, industry, updated at, update time, last modified date, last activity date,
                             last activity, next activity date, weighted value, quantity, units, margin, cost, discount, seats, is closed,
                             is deleted, team, territory, created by, modified by, creator, visible to, stage id, pipeline id, status id, phone,
                             deal closed by, priority, number of associated contacts
        """;
}
