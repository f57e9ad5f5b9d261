using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>What the journey log says about a change of a deal: one event for each thing that a person would tell.</summary>
internal sealed class DealStory(PipelineSet pipelines, WriteOptions options, Instant now)
{
    /// <summary>Said by the event of the stage move itself, so not once more as a change of fields.</summary>
    private static readonly HashSet<string> OfMoves = new(StringComparer.Ordinal)
    {
        "pipelineId", "stageId", "outcome", "closedAt", "probability", "lossReason", "lossNote", "winReason", "competitor", "objections",
    };

    /// <summary>The events of a deal that is about to be saved.</summary>
    public IEnumerable<JourneyEvent> Of(Deal deal)
    {
        if (deal.IsNew)
        {
            yield return Event(deal, DealEvents.Created, deal.Row.OpenedAt, new
            {
                deal.Row.Name,
                Amount = Money.ToMajor(deal.Row.AmountMinor, deal.Row.Currency),
                deal.Row.Currency,
                Pipeline = pipelines.Find(deal.Row.PipelineId)?.Name,
                Stage = StageName(deal.Row.StageId),
            });
        }

        foreach (var move in deal.Moves.Where(move => move.FromStage is not null || move.ToOutcome != StageCategory.Open))
        {
            yield return Moved(deal, move);
        }

        if (!deal.IsNew)
        {
            foreach (var happened in Edited(deal))
            {
                yield return happened;
            }
        }
    }

    private JourneyEvent Moved(Deal deal, StageMove move)
    {
        var (from, to) = (move.FromStage is { } left ? StageName(left) : null, StageName(move.ToStage));
        var amount = Money.ToMajor(deal.Row.AmountMinor, deal.Row.Currency);
        return move switch
        {
            { ToOutcome: StageCategory.Won } =>
                Event(deal, DealEvents.Won, move.At, new { deal.Row.Name, from, to, amount, deal.Row.Currency, Reason = deal.Row.WinReason }),
            { ToOutcome: StageCategory.Lost } =>
                Event(deal, DealEvents.Lost, move.At,
                    new
                    {
                        deal.Row.Name,
                        from,
                        to,
                        amount,
                        deal.Row.Currency,
                        Reason = deal.Row.LossReason,
                        Note = deal.Row.LossNote,
                        deal.Row.Competitor,
                        Objections = new JsonText(deal.Row.Objections),
                    }),
            { FromOutcome: not StageCategory.Open } => Event(deal, DealEvents.Reopened, move.At, new { deal.Row.Name, from, to }),
            _ => Event(deal, DealEvents.StageChanged, move.At, new { deal.Row.Name, from, to }),
        };
    }

    private IEnumerable<JourneyEvent> Edited(Deal deal)
    {
        var (before, after) = (deal.Before!, deal.Row);
        if ((before.ArchivedAt is null) != (after.ArchivedAt is null))
        {
            yield return Event(deal, after.ArchivedAt is null ? DealEvents.Restored : DealEvents.Archived, now, new { after.Name });
        }

        var changed = Changed(deal);
        if (changed.Count > 0)
        {
            yield return Event(deal, DealEvents.Updated, now, new { after.Name, changed });
        }
    }

    /// <summary>Field → [before, after].</summary>
    private static Dictionary<string, object?[]> Changed(Deal deal)
    {
        var (before, after) = (deal.Before!, deal.Row);
        var hasMoved = deal.Moves.Count > 0;
        var changed = DealTable.Changeable
            .Where(column => column.ApiName is { } name && !(hasMoved && OfMoves.Contains(name)))
            .Where(column => !Equals(column.Column.Value(before), column.Column.Value(after)))
            .ToDictionary(column => column.ApiName!, column => new[] { Shown(column, before), Shown(column, after) }, StringComparer.Ordinal);
        if (before.Custom != after.Custom)
        {
            changed["custom"] = [new JsonText(before.Custom), new JsonText(after.Custom)];
        }

        if (!deal.SamePeople)
        {
            changed["contacts"] = [deal.PeopleBefore.Keys.Order(), deal.People.Keys.Order()];
        }

        if (!deal.SameTags)
        {
            changed["tags"] = [deal.TagsBefore.Values.Order(StringComparer.Ordinal), deal.Tags.Values.Order(StringComparer.Ordinal)];
        }

        return changed;
    }

    private static object? Shown(DealColumn column, DealRow row) => column.ApiName switch
    {
        "amount" => Money.ToMajor(row.AmountMinor, row.Currency),
        "objections" => new JsonText(row.Objections),
        _ => column.Column.Value(row),
    };

    private string? StageName(Guid id) => pipelines.FindStage(id)?.Name;

    private JourneyEvent Event(Deal deal, string type, Instant at, object data) => new()
    {
        Subject = deal.Id,
        Owner = deal.Row.ContactId,
        Type = type,
        OccurredAt = at,
        Source = options.Source,
        Actor = options.Actor,
        Data = JsonText.Of(data),
    };
}
