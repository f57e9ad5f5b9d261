using Tandem.Insights.Scoreboard;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Public;

/// <summary>What the scoreboard says of a time as a whole, each figure by its own date.</summary>
/// <param name="Leads">People who became a lead or more.</param>
/// <param name="SalesQualified">People who reached SQL or a later stage.</param>
/// <param name="Won">Deals won.</param>
/// <param name="WonValue">What they came to, in the base currency.</param>
/// <param name="AmountsLeftOut">Amounts that had no exchange rate on their day.</param>
public sealed record FunnelFigures(long Leads, long SalesQualified, long Won, decimal WonValue, int AmountsLeftOut);

/// <summary>The scoreboard for other modules: the same numbers by the same definitions.</summary>
public static class Funnel
{
    /// <summary>The figures of the days from the first to before the second.</summary>
    public static async Task<FunnelFigures> Of(Session session, Workspace workspace, DateOnly from, DateOnly to)
    {
        var board = await Boards.Read(session, new Question(from, to, BoardMode.Period, BoardBy.None), workspace);
        var row = board.Rows[0];
        return new FunnelFigures(row.Leads, row.SalesQualified, row.Won, row.WonValue, board.Warnings.Sum(warning => warning.Count));
    }
}
