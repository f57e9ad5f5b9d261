using Tandem.Platform.Data;

namespace Tandem.Access.Public;

/// <summary>
/// Turns what is written beside a change (<c>user:ID</c>, <c>token:ID</c>, <c>system</c>) into what a person reads. Names are looked up when
/// they are shown, so that a user who changed theirs is called by the new one.
/// </summary>
public sealed class ActorNames
{
    private readonly IReadOnlyDictionary<Guid, string> _users;
    private readonly IReadOnlyDictionary<Guid, string> _tokens;

    private ActorNames(IReadOnlyDictionary<Guid, string> users, IReadOnlyDictionary<Guid, string> tokens) => (_users, _tokens) = (users, tokens);

    /// <summary>Looks up all names at once.</summary>
    public static async Task<ActorNames> Of(Session session, IEnumerable<string> actors)
    {
        var all = actors.Distinct(StringComparer.Ordinal).ToArray();
        var wanted = Ids(all, Actor.TokenPrefix);
        var tokens = await session.Query<Row>($"select id, name from access_tokens where {session.In("id", "wanted")}", new { wanted });
        return new ActorNames(await Users.Names(session, Ids(all, Actor.UserPrefix)), tokens.ToDictionary(row => row.Id, row => row.Name));
    }

    /// <summary>The name of an actor; what is no user and no token is called what it is.</summary>
    public string NameOf(string actor)
    {
        if (Actor.UserOf(actor) is { } user)
        {
            return _users.GetValueOrDefault(user, "a former user");
        }

        return Actor.IdOf(actor, Actor.TokenPrefix) is { } token ? $"token {_tokens.GetValueOrDefault(token, "(removed)")}" : actor;
    }

    private static Guid[] Ids(IEnumerable<string> actors, string prefix) => [.. actors.Select(actor => Actor.IdOf(actor, prefix)).OfType<Guid>()];

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }
    }
}
