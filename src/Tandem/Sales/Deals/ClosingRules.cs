using Tandem.Engines.Text;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;
using Tandem.Sales.Reasons;

namespace Tandem.Sales.Deals;

/// <summary>
/// What people must say when a deal ends. An import may know less, so these rules are those of the API and not of the writer.
/// </summary>
internal static class ClosingRules
{
    /// <summary>The draft with its reasons in the words of the list, or what is missing. <paramref name="known"/> is null for a new deal.</summary>
    public static async Task<Result<DealDraft>> Apply(Tx tx, DealDraft draft, DealRow? known)
    {
        var outcome = (await PipelineSet.Load(tx)).FindStage(draft.StageId ?? Guid.Empty)?.Category ?? known?.Outcome ?? StageCategory.Open;
        if (Refusal(draft, known, outcome, tx.Now) is { } problem)
        {
            return problem;
        }

        if (known is not null && draft.PipelineId is { } pipeline && pipeline != known.PipelineId && draft.StageId is null)
        {
            return Problem.Invalid("stageId", "Say which stage of the other pipeline the deal goes to.");
        }

        draft = await InWordsOfTheLists(tx, draft);

        if (draft.LossReason is null || draft.LossReason == known?.LossReason)
        {
            return draft;
        }

        return await ReasonRows.Find(tx, ReasonRows.Loss, draft.LossReason) is { } reason
            ? draft with { LossReason = reason }
            : Problem.Invalid("lossReason", "This is none of the reasons in the list.");
    }

    /// <summary>A word that a list has is written as the list has it; another one stays as it was said.</summary>
    private static async Task<DealDraft> InWordsOfTheLists(Tx tx, DealDraft draft)
    {
        if (draft.WinReason is { } why)
        {
            draft = draft with { WinReason = await ReasonRows.Find(tx, ReasonRows.Win, why) ?? why };
        }

        if (draft.Competitor is { } rival)
        {
            draft = draft with { Competitor = await ReasonRows.Find(tx, ReasonRows.Competitor, rival) ?? rival };
        }

        if (draft.Objections is not { Count: > 0 } said)
        {
            return draft;
        }

        var known = (await ReasonRows.Of(tx, ReasonRows.Objection)).ToDictionary(objection => TextKey.Of(objection.Name), objection => objection.Name, StringComparer.Ordinal);
        return draft with { Objections = [.. said.Select(objection => known.GetValueOrDefault(TextKey.Of(objection), objection))] };
    }

    private static Problem? Refusal(DealDraft draft, DealRow? known, StageCategory outcome, Instant now)
    {
        var isLostNow = outcome == StageCategory.Lost && known?.Outcome != StageCategory.Lost;
        var clearsReason = outcome == StageCategory.Lost && draft.Clear.Contains("lossReason", StringComparer.Ordinal);
        if ((isLostNow && draft.LossReason is null) || clearsReason)
        {
            return new Problem(400, "lossReasonNeeded", "Say why the deal was lost.")
            {
                Errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["lossReason"] = ["Say why the deal was lost."] },
            };
        }

        if (outcome != StageCategory.Open && draft.Probability is not null)
        {
            return Problem.Conflict("dealClosed", "A deal that is over has the probability 100 or 0.");
        }

        if (draft.ClosedAt is not { } closedAt)
        {
            return null;
        }

        if (outcome == StageCategory.Open)
        {
            return Problem.Invalid("closedAt", "The deal is open: set expectedCloseDate, or win or lose it.");
        }

        var openedAt = draft.OpenedAt ?? known?.OpenedAt;
        return closedAt > now ? Problem.Invalid("closedAt", "A deal cannot have been closed in the future.")
            : openedAt is { } opened && closedAt < opened ? Problem.Invalid("closedAt", "A deal cannot be closed before it was opened.")
            : null;
    }
}
