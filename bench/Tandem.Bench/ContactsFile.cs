using System.Globalization;
using System.Text;

namespace Tandem.Bench;

/// <summary>A CSV file of people: twelve columns, three of which become custom fields. The same seed makes the same file.</summary>
internal static class ContactsFile
{
    private const string Header = "Email,First Name,Last Name,Phone,Job Title,Company,Country,City,Lead Source,Plan,Seats,Renewal Date";

    private static readonly string[] FirstNames = "Anna Maria Ines Clara Lena Julia Sofia Emma Peter Hans Jonas Paul Luis Marco Ivan Omar Wei Raj Kofi Max".Split(' ');
    private static readonly string[] Syllables = "ba de fo ga he ki lo ma ne pa re so ta ve wa zo".Split(' ');
    private static readonly string[] Jobs = ["Head of Marketing", "Sales Manager", "Engineer", "Buyer", "CEO", "Consultant"];
    private static readonly string[] Countries = ["Germany", "France", "Brazil", "Spain", "Canada", "Poland", "Japan"];
    private static readonly string[] Cities = ["Berlin", "Paris", "Recife", "Madrid", "Toronto", "Warsaw", "Osaka"];
    private static readonly string[] Sources = ["organic_search", "paid_search", "social", "referral", "event"];
    private static readonly string[] Plans = ["free", "starter", "pro", "enterprise"];

    /// <summary>Writes <paramref name="rows"/> people of <paramref name="rows"/> ÷ 50 companies to <paramref name="path"/>.</summary>
    public static void Write(string path, int rows)
    {
        var random = new Random(20_261_122);
        var companies = Enumerable.Range(1, Math.Max(1, rows / 50)).Select(number => string.Create(CultureInfo.InvariantCulture, $"{Word(random, 3)} {number} Ltd")).ToArray();
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        file.WriteLine(Header);
        for (var row = 1; row <= rows; row++)
        {
            var (first, last, place) = (Pick(random, FirstNames), Word(random, 3), random.Next(Countries.Length));
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{first}.{last}.{row}@{Word(random, 2)}.example,{first},{last},+49 30 {row:00000000},{Pick(random, Jobs)},{Pick(random, companies)},{Countries[place]},{Cities[place]},{Pick(random, Sources)},{Pick(random, Plans)},{random.Next(1, 500)},{2024 + random.Next(4)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}"));
        }
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string Word(Random random, int syllables)
    {
        var word = new StringBuilder();
        for (var i = 0; i < syllables; i++)
        {
            word.Append(Pick(random, Syllables));
        }

        word[0] = char.ToUpperInvariant(word[0]);
        return word.ToString();
    }
}
