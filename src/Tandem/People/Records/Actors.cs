using Tandem.Access.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Records;

/// <summary>The people behind the actors that stand beside changes.</summary>
internal sealed class Actors
{
    private readonly IReadOnlyDictionary<Guid, string> _names;

    private Actors(IReadOnlyDictionary<Guid, string> names) => _names = names;

    public static async Task<Actors> Of(Session session, IEnumerable<string> actors) =>
        new(await Users.Names(session, actors.Select(Actor.UserOf).OfType<Guid>()));

    /// <summary>Null for a token, the system, an import of the command line.</summary>
    public UserRef? this[string actor] =>
        Actor.UserOf(actor) is { } id && _names.TryGetValue(id, out var name) ? new UserRef(id, name) : null;
}
