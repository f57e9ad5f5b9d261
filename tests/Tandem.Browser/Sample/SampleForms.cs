using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tandem.Browser.Sample;

/// <summary>A form that was published and sent by some people, one of whom looks like none.</summary>
internal static class SampleForms
{
    private static readonly (string First, string Last, string Email, string Company, string Size, string Wish)[] Sent =
    [
        ("Ines", "Moreau", "ines.moreau@lindenparcel.example", "Linden Parcel", "51-200", "Two depots on one plan, with time windows"),
        ("Tobias", "Falk", "tobias.falk@alderfreight.example", "Alder Freight", "200+", "How drivers see changes during the day"),
        ("Quick", "Writer", "quick@mailinator.com", "Nobody", "1-10", "Buy followers"),
        ("Marta", "Keller", "marta@nordkurier.example", "Nordkurier", "11-50", ""),
    ];

    public static async Task<string> Fill(HttpClient client)
    {
        var made = await Read(await client.PostAsJsonAsync("/api/v1/forms", new { name = "Book a demo", starter = "demo" }));
        var id = (string)made["form"]!["id"]!;
        await Read(await client.PostAsJsonAsync($"/api/v1/forms/{id}/publish", new { }));
        foreach (var one in Sent)
        {
            await Read(await client.PostAsJsonAsync($"/f/{id}", new
            {
                fields = new { first_name = one.First, last_name = one.Last, email = one.Email, company = one.Company, team_size = one.Size, message = one.Wish },
                consents = new[] { "news" },
                page = "https://fernleaf.example/demo?utm_source=newsletter&utm_campaign=autumn",
            }));
            await client.GetAsync($"/f/{id}");
        }

        return id;
    }

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
