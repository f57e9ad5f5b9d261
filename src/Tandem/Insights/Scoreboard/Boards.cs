using Tandem.Insights.Rollups;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Scoreboard;

/// <summary>Answers from what is kept, where that is complete and cut in the zone that the workspace has now; from the plain SQL otherwise.</summary>
internal static class Boards
{
    public static async Task<Board> Read(Session session, Question question, Workspace workspace)
    {
        var state = await RollupState.Load(session);
        if (!IsReady(state, workspace))
        {
            return await new BoardReader(session, question, workspace, new PlainBoard()).Read();
        }

        // Asked first: what is counted meanwhile makes the answer younger than it says, never older.
        var countedTo = await ReactorProgress.ReadUpTo(session, PeopleReactor.ReactorName);
        var board = await new BoardReader(session, question, workspace, new KeptBoard()).Read();
        return board with { CountedTo = countedTo };
    }

    /// <summary>Whether what is kept can answer.</summary>
    public static bool IsReady(RollupState state, Workspace workspace) => state.State == RollupState.Ready && state.TimeZone == workspace.TimeZone;
}
