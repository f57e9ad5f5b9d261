using Tandem.Platform.Data;

namespace Tandem.Access.Public;

/// <summary>
/// Turns what is written beside a change (<c>user:ID</c>, <c>token:ID</c>, <c>system</c>) into what a person reads. Names are looked up when
/// they are shown, so that a user who changed theirs is called by the new one.
/// </summary>
public sealed class ActorNames
{
    private const string UserPrefix = "user:";
    private const string TokenPrefix = "token:";

    private readonly IReadOnlyDictionary<Guid, string> _users;
    private readonly IReadOnlyDictionary<Guid, string> _tokens;

    private ActorNames(IReadOnlyDictionary<Guid, string> users, IReadOnlyDictionary<Guid, string> tokens) => (_users, _tokens) = (users, tokens);

    /// <summary>Looks up all names at once.</summary>
    public static async Task<ActorNames> Of(Session session, IEnumerable<string> actors)
    {
        var all = actors.Distinct(StringComparer.Ordinal).ToArray();
        var wanted = Ids(all, TokenPrefix);
        var tokens = await session.Query<Row>($"select id, name from access_tokens where {session.In("id", "wanted")}", new { wanted });
        return new ActorNames(await Users.Names(session, Ids(all, UserPrefix)), tokens.ToDictionary(row => row.Id, row => row.Name));
    }

    /// <summary>The name of an actor; what is no user and no token is called what it is.</summary>
    public string NameOf(string actor)
    {
        if (IdOf(actor, UserPrefix) is { } user)
        {
            return _users.GetValueOrDefault(user, "a former user");
        }

        return IdOf(actor, TokenPrefix) is { } token ? $"token {_tokens.GetValueOrDefault(token, "(removed)")}" : actor;
    }

    private static Guid[] Ids(IEnumerable<string> actors, string prefix) => [.. actors.Select(actor => IdOf(actor, prefix)).OfType<Guid>()];

    private static Guid? IdOf(string actor, string prefix) =>
        actor.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParse(actor[prefix.Length..], out var id) ? id : null;

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }
    }
}
