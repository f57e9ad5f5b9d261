using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access.Support;

/// <summary>A world in which people work: set up, with an owner who is signed in.</summary>
public sealed class Office : IAsyncDisposable
{
    public const string OwnerEmail = "owner@example.com";
    public const string Password = "a long enough sentence";

    private Office(World world, Browser owner) => (World, Owner) = (world, owner);

    public World World { get; }

    public Browser Owner { get; }

    /// <summary>Before anybody is there. Passwords are hashed with little work, so that tests are quick.</summary>
    public static Task<World> Empty(DbEngine engine, params (string Name, string Value)[] settings) => World.Create(
        engine, Quick, settings.Append(("TANDEM_LIMIT_SIGN_IN", "0")).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, string? (pair) => pair.Item2));

    public static void Quick(IServiceCollection services) => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 100);

    public static async Task<Office> Open(DbEngine engine, params (string Name, string Value)[] settings)
    {
        var world = await Empty(engine, settings);
        var owner = new Browser(world);
        await owner.Post("/api/v1/setup", new { workspaceName = "Acme", name = "Olga Owner", email = OwnerEmail, password = Password }).ShouldBeOk();
        return new Office(world, owner);
    }

    /// <summary>Somebody new, invited and signed in.</summary>
    public async Task<(Browser Browser, Guid Id)> Hire(string name, Role role)
    {
        var email = $"{name.Replace(" ", ".").ToLowerInvariant()}@example.com";
        var invited = await Owner.Post("/api/v1/invitations", new { name, email, role = EnumText.Of(role) }).Json();
        var browser = new Browser(World);
        var token = new Uri(invited.GetProperty("url").GetString()!).Segments[^1];
        await browser.Post("/api/v1/invitations/accept", new { token, name, password = Password }).ShouldBeOk();
        return (browser, invited.GetProperty("userId").GetGuid());
    }

    public Task<HttpResponseMessage> SignIn(Browser browser, string email = OwnerEmail, string password = Password) =>
        browser.Post("/api/v1/session", new { email, password });

    /// <summary>An API token of these scopes, and a client that sends it.</summary>
    public async Task<(HttpClient Client, Guid Id, string Secret)> Token(params string[] scopes)
    {
        var made = await Owner.Post("/api/v1/tokens", new { name = "test", scopes }).Json();
        var secret = made.GetProperty("token").GetString()!;
        return (Bearer(secret), made.GetProperty("id").GetGuid(), secret);
    }

    public HttpClient Bearer(string secret)
    {
        var client = World.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    public async Task<Guid> OwnerId() => (await World.Db.Read(Users.All)).Single(user => user.Email == OwnerEmail).Id;

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
