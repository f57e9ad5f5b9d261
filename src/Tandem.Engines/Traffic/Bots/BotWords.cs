using System.Text.RegularExpressions;

namespace Tandem.Engines.Traffic.Bots;

/// <summary>What crawlers, headless browsers and programs call themselves, whether or not anybody has put them on a list.</summary>
public static partial class BotWords
{
    // None of the patterns can take long on texts of this length. A short limit would only tell that the machine was busy, at the cost of an event.
    private const int Limit = 2000;

    /// <summary>The reason that the agent's own words give; null where they give none.</summary>
    public static string? Reason(string agent) =>
        HeadlessWord().IsMatch(agent) ? BotAgents.Headless
        : CrawlerWord().IsMatch(agent) && !NoCrawler().IsMatch(agent) ? BotAgents.Crawler
        : LibraryWord().IsMatch(agent) ? BotAgents.Library
        : null;

    [GeneratedRegex("headless|phantomjs|selenium|webdriver|puppeteer|playwright|lighthouse|slimerjs|cypress/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit)]
    private static partial Regex HeadlessWord();

    // A browser does not tell its address; who asks every site does, so that one can complain.
    [GeneratedRegex(
        @"bots?(?:\b|[/_-])|robot|crawl|spider|scrap(?:er|y)|slurp|fetcher|monitoring|uptime|link ?check|validator|archiver|scanner|[+;(] ?https?://|feed(?:fetcher|parser|reader)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit)]
    private static partial Regex CrawlerWord();

    // Telephones of these makers.
    [GeneratedRegex(@"\b(?:cubot|robot app)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit)]
    private static partial Regex NoCrawler();

    [GeneratedRegex(
        @"^(?:curl|wget|python|java|go-http|okhttp|axios|node|php|ruby|perl|libwww|got|guzzle|httpie|postman|insomnia|apache-httpclient|rest-client|dart|reqwest|aiohttp|scrapy)\b|python-(?:requests|urllib|httpx)|go-http-client|libwww-perl|httpclient|node-fetch",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit)]
    private static partial Regex LibraryWord();
}
