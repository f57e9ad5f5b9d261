using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Finds out which deals the drafts of one batch mean, and brings the drafts together with what is known.</summary>
internal sealed class DealBatch(Tx tx, DealWorld world, WriteOptions options)
{
    private readonly Dictionary<Guid, Deal> _deals = [];
    private Dictionary<(string Source, string Value), Guid> _owners = [];

    /// <summary>Everything that the batch touches.</summary>
    public IReadOnlyCollection<Deal> Deals => _deals.Values;

    /// <summary>Matches and merges, in memory.</summary>
    public async Task<DealWritten[]> Resolve(IReadOnlyList<DealInput> inputs)
    {
        _owners = await DealLoader.FindIdentified(tx, inputs.Where(input => input.Problem is null).SelectMany(input => input.Keys).ToHashSet());
        var ids = inputs.Select(input => input.Draft.Id).OfType<Guid>().Concat(_owners.Values);
        foreach (var (id, deal) in await DealLoader.Load(tx, ids))
        {
            _deals.Add(id, deal);
        }

        return [.. inputs.Select(Meet)];
    }

    /// <summary>The answers, now that it is known which deals changed.</summary>
    public IReadOnlyList<DealWritten> Answer(DealWritten[] written) =>
        [.. written.Select(answer => answer.Outcome is WriteOutcome.Updated && !_deals[answer.Id].HasChanged
            ? answer with { Outcome = WriteOutcome.Unchanged }
            : answer)];

    private DealWritten Meet(DealInput input)
    {
        if (input.Problem is { } wrong)
        {
            return Refused(wrong);
        }

        var known = Recognise(input);
        if (Refusal(input, known) is { } refusal)
        {
            return Refused(refusal);
        }

        var merge = new DealMerge(world, input);
        return known is null ? Create(input, merge) : Update(input, known, merge);
    }

    private DealWritten Create(DealInput input, DealMerge merge)
    {
        var begun = merge.Begin();
        if (begun.Problem is { } problem)
        {
            return Refused(problem);
        }

        var deal = begun.Value!;
        _deals.Add(deal.Id, deal);
        Recognise(deal, input);
        return new DealWritten(deal.Id, WriteOutcome.Created) { Warnings = merge.Warnings };
    }

    private DealWritten Update(DealInput input, Deal known, DealMerge merge)
    {
        if (merge.Change(known) is { } problem)
        {
            return Refused(problem);
        }

        if (options.RestoreArchived)
        {
            known.Row.ArchivedAt = null;
        }

        Recognise(known, input);
        return new DealWritten(known.Id, WriteOutcome.Updated) { Warnings = merge.Warnings };
    }

    private Deal? Recognise(DealInput input)
    {
        if (input.Draft.Id is { } id)
        {
            return _deals.GetValueOrDefault(id);
        }

        var owner = input.Keys.Select(key => _owners.TryGetValue(key, out var found) ? found : (Guid?)null).FirstOrDefault(found => found is not null);
        return owner is { } known ? _deals[known] : null;
    }

    private Problem? Refusal(DealInput input, Deal? known)
    {
        var mayEdit = known?.Before is not { } before || options.MayEdit?.Invoke(before.OwnerId) is not false;
        return known switch
        {
            null when input.Draft.Id is not null || options.Match is MatchPolicy.UpdateOnly => Problem.NotFound("The deal"),
            not null when !mayEdit => Problem.NotFound("The deal"),
            not null when input.Draft.Id is null && options.Match is MatchPolicy.CreateOnly =>
                Problem.Conflict("identifierTaken", "A deal with this id of another system exists already."),
            _ when input.Keys.Exists(key => _owners.TryGetValue(key, out var owner) && owner != known?.Id) =>
                Problem.Conflict("identifierTaken", "Another deal has this id of another system, or this value of a unique field."),
            _ => null,
        };
    }

    private void Recognise(Deal deal, DealInput input)
    {
        foreach (var key in input.Keys.Where(key => _owners.TryAdd(key, deal.Id)))
        {
            deal.NewIdentifiers.Add(key);
        }
    }

    private static DealWritten Refused(Problem problem) => new(Guid.Empty, WriteOutcome.Refused, problem);
}
