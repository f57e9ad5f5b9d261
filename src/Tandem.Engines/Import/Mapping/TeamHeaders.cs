namespace Tandem.Engines.Import.Mapping;

/// <summary>What lists of the team and of products call their columns. See <see cref="HeaderTable"/> for how to read it.</summary>
internal static class TeamHeaders
{
    internal const string Users = """
        name               | name, full name, user name, user, sales agent, agent, agent name, sales rep, sales representative, rep, rep name,
                             salesperson, sales person, employee, employee name, display name, owner, owner name, account executive, team member,
                             member, mitarbeiter, verkäufer, benutzer, vollständiger name, nom complet, utilisateur, commercial, vendeur,
                             nombre completo, usuario, vendedor, agente, nome completo, usuário, funcionário, utente, venditore, gebruiker, verkoper,
                             medewerker, naam, nom, nombre, nome
        first_name         | first name, given name, forename, vorname, prénom, nombre de pila, primeiro nome, voornaam
        last_name          | last name, surname, family name, nachname, familienname, nom de famille, apellido, apellidos, sobrenome, cognome,
                             achternaam
        email              | email, e mail, email address, mail, work email, user email, login, username, e mail adresse, adresse e mail, courriel,
                             correo electrónico, endereço de email, indirizzo email, emailadres
        manager            | manager, manager name, sales manager, line manager, reports to, supervisor, team lead, team leader, boss, head,
                             direct manager, vorgesetzter, teamleiter, leiter, responsable, manager commercial, supérieur, gerente, jefe,
                             supervisor directo, gestor, chefe, responsabile, capo, leidinggevende
        manager@email      | manager email, supervisor email, reports to email
        manager@externalId | manager id, supervisor id
        office             | office, regional office, office name, office location, region, location, branch, site, territory, büro, standort,
                             niederlassung, bureau, agence, oficina, sucursal, escritório, filial, ufficio, sede, kantoor, vestiging
        role               | role, user role, permission set, profile, access level, rolle, rôle, rol, função, papel, ruolo
        external_id        | id, user id, employee id, record id, external id, uuid, agent id, owner id, personalnummer, matricule, personeelsnummer

        -                  | phone, team, department, job title, title, status, active, hire date, start date, quota, country, city, created at
        """;

    internal const string Products = """
        name               | name, product, product name, item, item name, title, product title, article, artikel, produkt, produktname, bezeichnung,
                             produit, nom du produit, désignation, producto, nombre del producto, artículo, produto, nome do produto, prodotto,
                             nome prodotto, articolo, productnaam, naam, nom, nombre, nome, description name
        sku                | sku, product sku, product code, item code, item number, article number, part number, code, artikelnummer, artikelnr,
                             produktnummer, référence, code produit, código, código de producto, código do produto, codice, codice prodotto,
                             artikelcode, internal reference
        series             | series, product series, product line, line, family, product family, category, product category, group, product group,
                             type, product type, serie, reihe, produktlinie, produktgruppe, kategorie, gamme, famille, catégorie, línea, familia,
                             categoría, linha, família, categoria, linea, famiglia, productlijn, productgroep
        price              | price, sales price, unit price, list price, standard price, selling price, retail price, suggested retail price,
                             price per unit, rate, amount, preis, verkaufspreis, listenpreis, stückpreis, einzelpreis, prix, prix de vente,
                             prix unitaire, tarif, precio, precio de venta, precio unitario, preço, preço de venda, preço unitário, prezzo,
                             prezzo di vendita, prezzo unitario, prijs, verkoopprijs
        currency           | currency, currency code, price currency, währung, devise, monnaie, moneda, divisa, moeda, valuta
        description        | description, product description, details, beschreibung, descripción, descrição, descrizione, omschrijving, notes
        external_id        | id, product id, item id, record id, external id, uuid, hs object id

        -                  | cost, unit cost, cost price, tax, tax rate, vat, unit, quantity, stock, weight, active, status, image, url,
                             billing frequency, term, margin, created at
        """;
}
