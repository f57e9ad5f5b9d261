namespace Tandem.Engines.Import.Values;

/// <summary>The words of dates in the languages of common exports: en, de, fr, es, pt, it, nl.</summary>
internal static class MonthNames
{
    // One line a month; short forms of three letters are added where they say the same in all the languages.
    private const string Table = """
        jan january januar janvier janv enero ene janeiro gennaio gen januari jänner jaen jän
        feb february februar février fevrier févr fevr febrero fevereiro fev febbraio februari feber
        mar march märz maerz mrz mär mars marzo março marco maart mrt
        apr april avril avr abril abr aprile
        may mai mayo maio mag maggio mei
        jun june juni juin junio junho giugno giu
        jul july juli juillet juil julio julho luglio lug
        aug august août aout agosto ago augustus
        sep sept september septembre septiembre setiembre setembro set settembre
        oct october oktober octobre octubre outubro out ottobre ott okt
        nov november novembre noviembre novembro
        dec december dezember décembre decembre déc diciembre dic dezembro dez dicembre
        """;

    private const string Fillers = """
        mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday tues thur thurs
        montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
        lunes martes miércoles miercoles jueves viernes sábado sabado domingo
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
        lunedì martedì mercoledì giovedì venerdì domenica
        st nd rd th er ème e of de del den der am um at à a le il el em op uhr h t
        """;

    private static readonly (string Name, double Hours)[] Zones =
    [
        ("Z", 0), ("UTC", 0), ("GMT", 0), ("WET", 0), ("WEST", 1), ("CET", 1), ("CEST", 2), ("MEZ", 1), ("MESZ", 2), ("EET", 2), ("EEST", 3),
        ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7), ("JST", 9),
    ];

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = Read(Table, '\n');
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Ignored = Read(Fillers, '\0');

    /// <summary>1 to 12, or 0 when the word is no month.</summary>
    internal static int Find(ReadOnlySpan<char> word) => Months.TryGetValue(word, out var month) ? month : 0;

    internal static bool IsFiller(ReadOnlySpan<char> word) => Ignored.ContainsKey(word);

    internal static bool TryZone(ReadOnlySpan<char> word, out TimeSpan offset)
    {
        foreach (var (name, hours) in Zones)
        {
            if (!word.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            offset = TimeSpan.FromHours(hours);
            return true;
        }
        offset = default;
        return false;
    }

    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Read(string table, char rowBreak)
    {
        var words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var rows = rowBreak == '\0' ? [table] : table.Split(rowBreak);
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var word in rows[row].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) words.TryAdd(word, row + 1);
        }
        return words.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
