using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>A column that could go to a target.</summary>
internal sealed record Candidate(ImportTarget Target, HeaderMeaning Meaning, double Score);

/// <summary>Gives each target its best column and each column its best free target.</summary>
internal sealed class TargetAssignment(ImportObject importObject, IReadOnlyList<ColumnProfile> columns)
{
    private const double ByCellsAlone = 0.6;

    // Words for "name" that mean the first or the last name where the other one has a column of its own.
    private static readonly HashSet<string> BareNames = new(StringComparer.Ordinal) { "name", "nom", "nome", "nombre", "naam" };

    private readonly Candidate?[] assigned = new Candidate?[columns.Count];

    internal Candidate?[] Assign()
    {
        Greedily(Candidates());
        SettleBareName();
        if (importObject == ImportObject.Contacts) Overflow();
        ByCells();
        return assigned;
    }

    private List<(int Column, Candidate Candidate)> Candidates()
    {
        var matcher = new HeaderMatcher(importObject);
        var all = new List<(int, Candidate)>();
        for (var i = 0; i < columns.Count; i++)
        {
            foreach (var match in matcher.Match(columns[i].Header))
            {
                if (ImportTargets.Find(importObject, match.Meaning.Target) is not { } target) continue;
                var fit = SampleFit.Of(target, match.Meaning, columns[i]);
                if (fit > 0) all.Add((i, new Candidate(target, match.Meaning, match.Confidence * fit)));
            }
        }
        return all;
    }

    // Best first; of two as good, the fuller column, then the earlier one.
    private void Greedily(List<(int Column, Candidate Candidate)> all)
    {
        foreach (var (column, candidate) in all.OrderByDescending(c => Math.Round(c.Candidate.Score, 2)).ThenByDescending(c => columns[c.Column].Filled).ThenBy(c => c.Column))
        {
            if (assigned[column] is null && IsFree(candidate)) assigned[column] = candidate;
        }
    }

    // A company may be named twice, by name and by key; anything else goes to one place once.
    // "Opted out" beside "Bounced": both count. Of several lists that somebody may have joined only one says whether we may write.
    private bool IsFree(Candidate candidate) => (candidate.Target.IsRepeatable && candidate.Meaning.Subscription != SubscriptionMeaning.OptIn) || !assigned.Any(a =>
        a is not null && string.Equals(a.Target.Key, candidate.Target.Key, StringComparison.Ordinal) && (a.Target.Kind != TargetKind.Reference || a.Meaning.By == candidate.Meaning.By || candidate.Target.Key is "owner"));

    // "Name" beside "Last name" is the first name; "Nom" beside "Prénom" is the last.
    private void SettleBareName()
    {
        var key = importObject == ImportObject.Users ? "name" : "full_name";
        var bare = Array.FindIndex(assigned, a => string.Equals(a?.Target.Key, key, StringComparison.Ordinal));
        if (bare < 0 || !BareNames.Contains(HeaderText.Of(columns[bare].Header).Whole)) return;
        var hasFirst = Has("first_name");
        var hasLast = Has("last_name");
        if (hasFirst == hasLast) return;
        var target = ImportTargets.Find(importObject, hasFirst ? "last_name" : "first_name")!;
        assigned[bare] = assigned[bare]! with { Target = target };
    }

    // Second addresses and numbers are kept as such instead of becoming fields.
    private void Overflow()
    {
        foreach (var (column, candidate) in Candidates())
        {
            if (assigned[column] is not null || candidate.Target.Key is not ("email" or "phone")) continue;
            var other = ImportTargets.Find(importObject, "other_" + candidate.Target.Key)!;
            assigned[column] = candidate with { Target = other, Score = candidate.Score * 0.9 };
        }
    }

    // What the header does not say the cells may: addresses, words about mailing, a key.
    private void ByCells()
    {
        if (!Has("email")) Take("email", c => c.Shares.Email >= 0.8);
        if (importObject == ImportObject.Contacts && !Has("unsubscribed")) Take("unsubscribed", c => c.Shares is { HasTellingSubscription: true, Subscription: >= 0.95 });
        if (!Has("external_id")) Take("external_id", IsKey);
    }

    // Unique on every row, called an id of something, and looking like one.
    private static bool IsKey(ColumnProfile column) =>
        column.Filled > 0 && column.Filled == column.Rows && column.Distinct == Math.Min(column.Rows, 5_000)
        && column.Type is ColumnType.Id or ColumnType.Number or ColumnType.Text
        && (HeaderText.Of(column.Header).Words is [.., "id" or "uuid" or "guid" or "key"] || (column.Type == ColumnType.Id && HeaderText.Of(column.Header).Words is ["column", _]));

    private void Take(string key, Func<ColumnProfile, bool> fits)
    {
        if (ImportTargets.Find(importObject, key) is not { } target) return;
        for (var i = 0; i < columns.Count; i++)
        {
            if (assigned[i] is not null || columns[i].Filled == 0 || !fits(columns[i])) continue;
            assigned[i] = new Candidate(target, new HeaderMeaning(key, 1, null, null), ByCellsAlone);
            return;
        }
    }

    private bool Has(string key) => assigned.Any(a => string.Equals(a?.Target.Key, key, StringComparison.Ordinal));
}
