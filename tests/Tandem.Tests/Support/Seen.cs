using Microsoft.Extensions.DependencyInjection;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Tests.Support;

/// <summary>A reactor that writes down, in its own transaction, what it was shown and in which order.</summary>
public sealed class Seen : IReactor
{
    private bool _created;

    public string Name => "seen";

    /// <summary>Events of this type cannot be digested.</summary>
    public string? Poison { get; set; }

    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        if (!_created)
        {
            await tx.Execute("create table if not exists test_seen (place bigint, lane integer, event_id uuid, type text)");
        }

        foreach (var happened in batch)
        {
            if (happened.Type == Poison)
            {
                throw new FormatException("indigestible");
            }

            await tx.Execute(
                """
                insert into test_seen (place, lane, event_id, type)
                select coalesce(max(place), 0) + 1, @lane, @id, @type from test_seen where lane = @lane
                """,
                new { happened.Lane, happened.Id, happened.Type });
        }

        tx.AfterCommit(() => _created = true);
    }

    public Task Recompute(Guid subject, Tx tx) =>
        tx.Execute("insert into test_seen (place, lane, event_id, type) values (0, -1, @subject, 'recomputed')", new { subject });
}

public static class SeenExtensions
{
    public static void AddReactor(this IServiceCollection services, IReactor reactor) => services.AddSingleton(reactor);
}
