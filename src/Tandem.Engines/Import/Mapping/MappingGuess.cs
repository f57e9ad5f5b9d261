using System.Collections.Frozen;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>A proposal for every column of a file, from its header and a sample of its cells.</summary>
/// <param name="Object">What the rows become.</param>
/// <param name="Columns">One proposal a column, in the order of the file.</param>
/// <param name="Hints">What the file as a whole says.</param>
public sealed record MappingGuess(ImportObject Object, IReadOnlyList<ColumnGuess> Columns, FileHints Hints)
{
    private static readonly FrozenSet<string> NoMail = new[]
    {
        "no", "not", "non", "dont", "out", "optout", "unsubscribed", "unsubscribe", "blocked", "block", "blacklisted", "blocklisted", "ban", "stop", "bounced", "bounce",
        "suppressed", "kein", "keine", "nicht", "pas", "ne", "geen", "niet", "nao",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Proposes a mapping; a person may change every part of it.</summary>
    /// <param name="importObject">What the rows are to become.</param>
    /// <param name="columns">The profiles (<see cref="ColumnProfiler"/>).</param>
    /// <param name="fileName">The name of the file, which may say what all rows have in common.</param>
    public static MappingGuess For(ImportObject importObject, IReadOnlyList<ColumnProfile> columns, string? fileName = null)
    {
        var assigned = new TargetAssignment(importObject, columns).Assign();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var guesses = columns.Select((column, i) => Guess(importObject, column, assigned[i], keys)).ToList();
        return new MappingGuess(importObject, guesses, FileHints.Of(importObject, guesses, fileName));
    }

    /// <summary>How the cells of a column are to be read when a person says where it goes.</summary>
    /// <param name="importObject">What the rows become.</param>
    /// <param name="target">The key of a target; any other text is a custom field.</param>
    /// <param name="column">The profile of the column.</param>
    public static ColumnOptions OptionsFor(ImportObject importObject, string target, ColumnProfile column)
    {
        if (ImportTargets.Find(importObject, target) is not { } known) return FieldOptions(column);
        var meanings = new HeaderMatcher(importObject).Match(column.Header).Select(match => match.Meaning).Where(meaning => string.Equals(meaning.Target, target, StringComparison.Ordinal));
        var meaning = meanings.MaxBy(one => SampleFit.Of(known, one, column)) ?? new HeaderMeaning(target, 1, null, known.Kind == TargetKind.Subscription ? MailingOf(column) : null);
        return Options(known.Kind, meaning, column);
    }

    // Words speak for themselves; a bare yes means no mail where the header says no.
    private static SubscriptionMeaning MailingOf(ColumnProfile column)
    {
        if (column.Shares.Subscription >= 0.5) return SubscriptionMeaning.Status;
        return HeaderText.Of(column.Header).Words.Any(NoMail.Contains) ? SubscriptionMeaning.OptOut : SubscriptionMeaning.OptIn;
    }

    private static ColumnGuess Guess(ImportObject importObject, ColumnProfile column, Candidate? candidate, HashSet<string> keys)
    {
        if (candidate is not null)
            return new ColumnGuess(column, candidate.Target.Key, Math.Round(candidate.Score, 2), Options(candidate.Target.Kind, candidate.Meaning, column), null);
        if (!ImportTargets.HasCustomFields(importObject)) return new ColumnGuess(column, null, 0, new ColumnOptions(), null);
        var field = new ProposedField(FieldKey.Of(column.Header, keys), column.Header, column.Type, column.Options);
        return new ColumnGuess(column, null, 0, FieldOptions(column), field);
    }

    private static ColumnOptions Options(TargetKind kind, HeaderMeaning meaning, ColumnProfile column) => kind switch
    {
        TargetKind.Date => new ColumnOptions { Date = column.Date ?? DateFormat.Iso },
        TargetKind.Number => new ColumnOptions { Number = column.Number ?? NumberFormat.Point },
        TargetKind.Money => new ColumnOptions { Number = column.Number ?? NumberFormat.Point, Currency = column.Currency },
        TargetKind.Tags => new ColumnOptions { Separator = Separator(column) ?? "," },
        TargetKind.Email or TargetKind.Phone => new ColumnOptions { Separator = Separator(column) },
        TargetKind.Reference => new ColumnOptions { By = ByOf(meaning, column), Separator = meaning.By == ReferenceBy.ExternalId ? Separator(column) : null },
        TargetKind.Words => new ColumnOptions { BlankWords = Blanks(column) },
        TargetKind.Subscription => new ColumnOptions { Subscription = meaning.Subscription ?? SubscriptionMeaning.Status, Date = column.Date },
        _ => new ColumnOptions(),
    };

    private static ColumnOptions FieldOptions(ColumnProfile column) => column.Type switch
    {
        ColumnType.Date or ColumnType.DateTime => new ColumnOptions { Date = column.Date },
        ColumnType.Number => new ColumnOptions { Number = column.Number },
        ColumnType.Money => new ColumnOptions { Number = column.Number, Currency = column.Currency },
        ColumnType.MultiSelect => new ColumnOptions { Separator = column.Separator, BlankWords = Blanks(column) },
        ColumnType.Select => new ColumnOptions { BlankWords = Blanks(column) },
        _ => new ColumnOptions(),
    };

    // NA is Namibia too: two letters are left to the person who maps.
    private static string[]? Blanks(ColumnProfile column) =>
        column.BlankWords.Where(w => w.Length != 2).ToArray() is { Length: > 0 } words ? words : null;

    private static string? Separator(ColumnProfile column) => column.Separator ?? MultiValue.Infer(column.Samples);

    // The header says "owner"; the cells say whether that is a name, an address or a key.
    private static ReferenceBy ByOf(HeaderMeaning meaning, ColumnProfile column)
    {
        if (meaning.By is { } said && said != ReferenceBy.Name) return said;
        if (column.Shares.Email >= 0.5) return ReferenceBy.Email;
        return column.Filled > 0 && column.Shares.Id >= 0.9 ? ReferenceBy.ExternalId : ReferenceBy.Name;
    }
}
