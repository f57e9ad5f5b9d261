using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tandem.Browser.Tracker;

/// <summary>
/// Somebody's website on an origin of its own: a few pages, and under /app one that changes its address by script. Each carries the tracker's
/// snippet but /outside.
/// </summary>
public sealed class Shop : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Shop(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>The same server under another name: another origin.</summary>
    public string Outside => Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/outside";

    /// <summary>What stands in the head of each page.</summary>
    public string Snippet { get; set; } = "";

    /// <summary>The content security policy of its pages.</summary>
    public string? Policy { get; set; }

    public static async Task<Shop> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var shop = new Shop(app);
        app.MapGet("/files/{name}", () => Results.Text("a file"));
        app.MapPost("/sent", () => Results.Content(shop.Page("Thank you", "<h1>Thank you</h1>"), "text/html"));
        app.MapGet("/{**path}", (HttpContext context) => shop.Answer(context));
        await app.StartAsync();
        return shop;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Answer(HttpContext context)
    {
        if (Policy is not null)
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
        }

        return Results.Content(context.Request.Path.Value switch
        {
            "/outside" => "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>",
            "/pricing" => Page("Prices", "<h1>Prices</h1><a href='/'>Home</a>"),
            "/long" => Page("A long read", "<div style='height:4000px'>Text</div>"),
            "/links" => Page("Links", $"<a href='{Outside}'>Partner</a> <a href='/files/price list.pdf' target='_blank'>Price list</a> <a href='mailto:sales@shop.example'>Write</a> <a href='/pricing'>Prices</a>"),
            "/form" => Page("Contact", Form("data-tandem-form='Contact us'")),
            "/unmarked" => Page("Sign in", Form("")),
            var path when path!.StartsWith("/app", StringComparison.Ordinal) => Page("App", "<h1>App</h1>"),
            _ => Page("Home", "<h1>Home</h1><a href='/pricing'>Prices</a>"),
        }, "text/html; charset=utf-8");
    }

    private string Page(string title, string body) => $"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title>{Snippet}</head><body>{body}</body></html>";

    private static string Form(string mark) =>
        $"""
        <form action='/sent' method='post' name='contact' {mark}>
          <input name='first-name'><input name='surname'><input name='email' type='email'><input name='company'>
          <input name='new-password' type='password'><input name='csrf_token' type='hidden' value='secret'><input name='cardnumber'>
          <input name='private' data-tandem-ignore><textarea name='message'></textarea>
          <input name='topics' type='checkbox' value='news' checked><input name='topics' type='checkbox' value='offers'>
          <button>Send</button>
        </form>
        """;
}
