using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Tandem.Browser.Sample;

/// <summary>People and machines on the sample's site: three weeks of visits, and those who are there at this moment.</summary>
internal static class SampleVisits
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private const string IPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    private const string Firefox = "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

    private static readonly (string Query, string? Referrer)[] Ways =
    [
        ("", "https://www.google.com/"), ("?utm_source=google&utm_medium=cpc&utm_campaign=Routing%20ads&gclid=x", "https://www.google.com/"), ("", null),
        ("", "https://www.linkedin.com/"), ("?utm_source=letter&utm_medium=email&utm_campaign=Autumn%20letter", null), ("", "https://chatgpt.com/"),
        ("", "https://www.google.com/"), ("", "https://blog.freight.example/routing"), ("?utm_source=linkedin&utm_medium=paid-social&utm_campaign=Dispatchers", "https://www.linkedin.com/"),
        ("", "https://www.bing.com/"), ("", null), ("", "https://www.youtube.com/"),
    ];

    private static readonly string[] Pages = ["/", "/pricing", "/product/routing", "/blog/empty-kilometres", "/docs/start", "/careers"];
    private static readonly string[] Agents = [Chrome, IPhone, Firefox];

    /// <summary>Somebody opens a page at this moment.</summary>
    public static async Task See(string url, string key, string path)
    {
        using var site = Site(url, key);
        (await site.PostAsJsonAsync("/v1/batch", new { batch = new[] { Say(500, "page", DateTimeOffset.UtcNow, path, null, new { path }) } })).EnsureSuccessStatusCode();
    }

    public static async Task Send(string url, string key)
    {
        using var site = Site(url, key);
        var now = DateTimeOffset.UtcNow;
        var messages = Enumerable.Range(0, 60).SelectMany(one => Visit(one, now.AddDays(-one % 21).AddHours(-1 - one % 9)))
            .Concat(Enumerable.Range(100, 7).SelectMany(one => Visit(one, now.AddSeconds(-20 - one % 7 * 30)).Take(2)));
        foreach (var batch in messages.Chunk(100))
        {
            (await site.PostAsJsonAsync("/v1/batch", new { batch })).EnsureSuccessStatusCode();
        }
    }

    private static HttpClient Site(string url, string key)
    {
        var site = new HttpClient { BaseAddress = new Uri(url) };
        site.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        return site;
    }

    private static IEnumerable<object> Visit(int one, DateTimeOffset at)
    {
        var (query, referrer) = Ways[one % Ways.Length];
        for (var page = 0; page <= one % 4; page++)
        {
            var path = Pages[(one + page * 2) % Pages.Length];
            yield return Say(one, "page", at.AddSeconds(page * 4), path + (page == 0 ? query : ""), page == 0 ? referrer : null, new { path });
        }

        yield return Say(one, "page_left", at.AddSeconds(18), Pages[one % Pages.Length], null, new { engagedSeconds = 20 + one % 70, scrollDepth = 60 });
        if (one % 9 == 0)
        {
            yield return Say(one, "form_submitted", at.AddSeconds(19), "/pricing", null, new { form = "Ask for a demo" });
        }
    }

    private static object Say(int one, string type, DateTimeOffset at, string path, string? referrer, object properties) => new
    {
        type = type == "page" ? "page" : "track",
        @event = type == "page" ? null : type,
        anonymousId = string.Create(CultureInfo.InvariantCulture, $"browser-{one}"),
        timestamp = at,
        properties,
        context = new { userAgent = Agents[one % Agents.Length], page = new { url = "https://fernleaf.example" + path, referrer } },
    };
}
