using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>Keeps what the scoreboard counts of people. It computes from the present state, so events that are read twice or late do no harm.</summary>
internal sealed class PeopleReactor(Subjects subjects) : IReactor
{
    public const string ReactorName = "insights.people";

    /// <inheritdoc/>
    public string Name => ReactorName;

    /// <inheritdoc/>
    public IReadOnlySet<string> Types => TouchedContacts.Types;

    /// <inheritdoc/>
    public Task React(IReadOnlyList<LoggedEvent> batch, Tx tx) => Refresh(tx, TouchedContacts.Of(batch));

    /// <inheritdoc/>
    public async Task Recompute(Guid subject, Tx tx) => await Refresh(tx, [subject, (await subjects.Resolve(tx, [subject]))[subject]]);

    private static async Task Refresh(Tx tx, IReadOnlyCollection<Guid> contacts)
    {
        if (contacts.Count == 0)
        {
            return;
        }

        // What is not begun reads the present state when it begins.
        var state = await RollupState.Share(tx);
        if (state.State != RollupState.None)
        {
            await PeopleFacts.Refresh(tx, DayCutter.For(state.TimeZone), contacts);
        }
    }
}
