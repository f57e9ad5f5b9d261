namespace Tandem.Engines.Tests.Import.Mapping;

/// <summary>Header rows in German, French, Spanish, Portuguese, Italian and Dutch, in the form of <see cref="OtherVendors"/>.</summary>
internal static class OtherVendorsOfEurope
{
    internal const string Contacts = """
        # sendinblue, french
        EMAIL = email = lea@example.fr
        NOM = last_name = Martin
        PRENOM = first_name = Léa
        SMS = phone = 33600000001
        BLACKLIST = unsubscribed = 1
        DATE_INSCRIPTION = ? = 2024-03-12

        # german crm
        Kundennummer = external_id = K-10045
        Anrede = - = Frau
        Vorname = first_name = Ada
        Nachname = last_name = Lovelace
        Firma = company = Acme GmbH
        E-Mail-Adresse = email = ada@example.com
        Telefon = phone = +49 89 1234567
        Mobil = other_phone = +49 170 1234567
        Ort = city = München
        Land = country = Deutschland
        Herkunft = source = Messe
        Betreuer = owner = Sam Sales
        Erstellt am = created_at = 12.03.2024
        Newsletter = unsubscribed = ja
        Bemerkungen = notes = nett

        # german, name before first name
        Name = last_name = Lovelace
        Vorname = first_name = Ada
        E-Mail = email = ada@example.com
        PLZ = - = 80331

        # french crm
        Prénom = first_name = Léa
        Nom de famille = last_name = Martin
        Société = company = Acme
        Adresse e-mail = email = lea@example.fr
        Téléphone = phone = +33 6 00 00 00 00
        Ville = city = Lyon
        Pays = country = France
        Poste = job_title = Analyste
        Date de création = created_at = 12/03/2024
        Propriétaire = owner = Sam Sales
        Étiquettes = tags = vip
        Code postal = - = 69001

        # spanish crm
        Nombre = first_name = José
        Apellidos = last_name = Núñez
        Correo electrónico = email = jose@example.es
        Teléfono = phone = +34 600 000 000
        Empresa = company = Acme
        Cargo = job_title = Analista
        Ciudad = city = Madrid
        País = country = España
        Origen = source = Web
        Propietario = owner = Sam Sales
        Fecha de creación = created_at = 12/03/2024
        Etapa del ciclo de vida = lifecycle_stage = Lead

        # portuguese crm
        Nome completo = full_name = João Silva
        E-mail = email = joao@example.com.br
        Telefone = phone = +55 11 99999-0000
        Celular = other_phone = +55 11 98888-0000
        Empresa = company = Acme
        Cidade = city = São Paulo
        País = country = Brasil
        Data de criação = created_at = 12/03/2024
        Origem = source = Site
        Responsável = owner = Sam Sales

        # italian crm
        Nome = first_name = Luca
        Cognome = last_name = Rossi
        Indirizzo email = email = luca@example.it
        Cellulare = phone = +39 333 0000000
        Azienda = company = Acme
        Città = city = Roma
        Paese = country = Italia
        Fonte = source = Sito
        Data di creazione = created_at = 12/03/2024
        Note = notes = ciao

        # dutch crm
        Voornaam = first_name = Jan
        Achternaam = last_name = de Vries
        E-mailadres = email = jan@example.nl
        Telefoonnummer = phone = +31 20 000 0000
        Bedrijf = company = Acme
        Functie = job_title = Analist
        Plaats = city = Utrecht
        Land = country = Nederland
        Bron = source = Web
        Eigenaar = owner = Sam Sales
        Aangemaakt op = created_at = 12-03-2024
        """;
}
