namespace Tandem.Demo.Story;

/// <summary>A country of the story: its towns, how its people are called, and numbers that its regulator keeps for fiction.</summary>
internal sealed record Land(string Name, string Language, string[] Cities, string[] Given, string[] Family, string[] Phones);

/// <summary>Invented names. Companies and people are made up; mail goes to domains that are reserved for examples, phones to numbers reserved for fiction.</summary>
internal static class Words
{
    public static readonly Land[] Lands =
    [
        new("Germany", "de", ["Hamburg", "Bremen", "Leipzig", "Kassel", "Dortmund", "Nuremberg"],
            ["Anna", "Lukas", "Miriam", "Jonas", "Katrin", "Tobias", "Greta", "Felix", "Birgit", "Stefan", "Yasemin", "Emre"],
            ["Weber", "Brandt", "Keller", "Vogt", "Hartmann", "Yilmaz", "Lorenz", "Engel", "Kaya", "Busch", "Sommer", "Ziegler"],
            ["+49 40 66969 {0:000}", "+49 30 23125 {0:000}", "+49 69 90009 {0:000}"]),
        new("Netherlands", "nl", ["Rotterdam", "Utrecht", "Eindhoven", "Venlo"],
            ["Sanne", "Daan", "Lotte", "Bram", "Femke", "Ruben", "Anouk", "Thijs", "Noor", "Sander"],
            ["de Vries", "Jansen", "van Dijk", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Postma", "Hoekstra"], []),
        new("United Kingdom", "en", ["Leeds", "Manchester", "Bristol", "Felixstowe", "Coventry"],
            ["Olivia", "Harry", "Amelia", "Callum", "Priya", "Imran", "Fiona", "Gareth", "Zara", "Owen", "Isla", "Rhys"],
            ["Hughes", "Patel", "Turner", "Campbell", "Ahmed", "Bennett", "Morgan", "Doyle", "Fletcher", "Shah", "Walsh", "Barker"],
            ["+44 20 7946 0{0:000}", "+44 161 496 0{0:000}", "+44 113 496 0{0:000}"]),
        new("France", "fr", ["Lyon", "Lille", "Nantes", "Toulouse"],
            ["Camille", "Hugo", "Chloé", "Mathieu", "Inès", "Antoine", "Léa", "Karim", "Élodie", "Bastien"],
            ["Moreau", "Lefèvre", "Girard", "Fontaine", "Benali", "Rousseau", "Mercier", "Blanchet", "Chevalier", "Marchand"],
            ["+33 1 99 00 1{0:000}", "+33 4 65 71 2{0:000}"]),
        new("Poland", "pl", ["Gdańsk", "Poznań", "Wrocław", "Łódź"],
            ["Agnieszka", "Tomasz", "Kasia", "Piotr", "Magda", "Paweł", "Ewa", "Marek", "Zofia", "Jakub"],
            ["Nowak", "Kowalczyk", "Zieliński", "Wójcik", "Mazur", "Krawczyk", "Grabowski", "Pawlak", "Sikora", "Baran"], []),
        new("Sweden", "sv", ["Gothenburg", "Malmö", "Örebro"],
            ["Elin", "Oskar", "Maja", "Axel", "Linnea", "Nils", "Astrid", "Viktor"],
            ["Lindqvist", "Bergström", "Nyberg", "Sandberg", "Holm", "Ekström", "Forsberg", "Åkesson"],
            ["+46 8 465 004 {0:00}", "+46 31 390 06 {0:00}"]),
        new("Spain", "es", ["Valencia", "Zaragoza", "Seville"],
            ["Lucía", "Javier", "Marta", "Álvaro", "Elena", "Sergio", "Nuria", "Iván"],
            ["Castellanos", "Romero", "Navarro", "Ortega", "Vidal", "Cano", "Iglesias", "Pascual"], []),
        new("Italy", "it", ["Bologna", "Verona", "Turin"],
            ["Giulia", "Matteo", "Chiara", "Davide", "Sofia", "Lorenzo", "Elisa", "Paolo"],
            ["Rossetti", "Conti", "Galli", "Moretti", "Ferrara", "Bassi", "Colombo", "Greco"], []),
        new("United States", "en", ["Columbus", "Memphis", "Denver", "Atlanta", "Kansas City", "Reno"],
            ["Emily", "Marcus", "Hannah", "Tyler", "Latoya", "Diego", "Megan", "Andre", "Grace", "Wei", "Nicole", "Jamal", "Carmen", "Ethan"],
            ["Johnson", "Ramirez", "Nguyen", "Sullivan", "Brooks", "Kim", "Foster", "Delgado", "Hayes", "Coleman", "Chen", "Whitaker", "Okafor", "Reyes"],
            ["+1 614 555 01{0:00}", "+1 901 555 01{0:00}", "+1 303 555 01{0:00}", "+1 404 555 01{0:00}", "+1 816 555 01{0:00}", "+1 775 555 01{0:00}"]),
        new("Canada", "en", ["Winnipeg", "Hamilton", "Calgary"],
            ["Claire", "Liam", "Sophie", "Noah", "Mei", "Gabriel", "Avery", "Arjun"],
            ["MacLeod", "Tremblay", "Singh", "Fraser", "Gagnon", "Wong", "Boyd", "Pelletier"],
            ["+1 204 555 01{0:00}", "+1 905 555 01{0:00}"]),
    ];

    public static readonly string[] FirmNames =
    [
        "Alder", "Amberly", "Ashgrove", "Baltic", "Beacon", "Birchway", "Blackwater", "Bramley", "Brightwater", "Calder", "Cedarline", "Cinder", "Clearway",
        "Copperfield", "Crestline", "Driftwood", "Dunmore", "Easthaven", "Elmstead", "Fairmont", "Fjordline", "Foxglove", "Granite", "Greenlane", "Hafen",
        "Halcyon", "Harbourside", "Hazelwood", "Ironbridge", "Juniper", "Kestrel", "Kingfisher", "Larkspur", "Lumen", "Mapleton", "Meridian", "Millbrook",
        "Mistral", "Nordmark", "Northgate", "Oakfield", "Orchard", "Pinewood", "Quarry Road", "Quayside", "Ravensby", "Redstone", "Riverbend", "Rowan",
        "Saltmarsh", "Silverbeck", "Skyline", "Stonegate", "Sunder", "Swallow", "Tamarind", "Thornbury", "Umbra", "Valeport", "Westerly", "Willowmere",
        "Windrush", "Yarrow", "Zephyr",
    ];

    public static readonly string[] Trades =
        ["Freight", "Logistics", "Parcel", "Cold Chain", "Haulage", "Couriers", "Transport", "Bakeries", "Building Supplies", "Waste Services", "Field Service", "Beverages"];

    public static readonly string[] Industries =
    [
        "Road freight", "Logistics", "Parcel delivery", "Cold storage", "Road freight", "Parcel delivery", "Road freight", "Food distribution",
        "Building supplies", "Waste management", "Field service", "Food distribution",
    ];

    /// <summary>Titles from those who decide down to those who look around.</summary>
    public static readonly string[] Deciders = ["CEO", "COO", "Managing director", "Operations director", "Head of logistics", "VP Operations", "Finance director"];
    public static readonly string[] Leaders = ["Fleet manager", "Transport manager", "Depot manager", "Dispatch lead", "IT manager", "Project manager"];
    public static readonly string[] Others = ["Transport planner", "Dispatcher", "Buyer", "Analyst", "Driver trainer", "Assistant"];
    public static readonly string[] Outsiders = ["Student", "Consultant", "Trainee", "Job seeker"];

    public static readonly string[] Competitors = ["Routewise", "Pathfinder Pro", "Spreadsheets", "In-house tool"];

    public static readonly (string Name, string Series, int Price)[] Products =
        [("Planner", "Routing", 4_800), ("Planner Plus", "Routing", 11_500), ("Depot", "Yard", 7_200), ("Driver App", "Mobile", 2_400)];

    public static readonly string[] Talks =
    [
        "Plans by hand until nine each morning. Wants the drivers on the road by six.", "Two depots now, a third one in spring: the spreadsheet will not carry it.",
        "Empty kilometres are the boss's number this year. Asked what others have got out of it.", "Likes it, has to bring the finance director on board.",
        "The drivers want it on the phone, not on paper.", "Compares us with one other. Decides after the season.", "Needs the link to their telematics first.",
        "Asked for two references of the same size.", "Wants a pilot in one depot before the roll-out.", "New in the job, wants to show something in the first half-year.",
    ];

    public static readonly string[] NextSteps =
        ["Send the offer", "Show it to the dispatchers", "Call with finance", "Agree the pilot's dates", "Send two references", "Walk through the contract", "Bring IT on board"];
}
