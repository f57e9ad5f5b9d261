using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>How well the cells of a column fit what the words of its header say, 0 (not at all) to 1.</summary>
internal static class SampleFit
{
    private const double Unknown = 0.95;

    internal static double Of(ImportTarget target, HeaderMeaning meaning, ColumnProfile column)
    {
        if (column.Filled == 0) return Unknown;
        var s = column.Shares;
        return target.Kind switch
        {
            TargetKind.Email => Needs(s.Email, 0.3),
            TargetKind.Phone => s.Email > 0.5 ? 0 : Needs(s.Phone, 0.3),
            TargetKind.Url => s.Social > 0.5 ? 0 : Needs(s.Url, 0.5),
            TargetKind.Date => s.Date >= 0.5 ? 1 : 0,
            TargetKind.Number => target.Key is "probability" ? Needs(s.Number, 0.5) : Needs(s.Number + s.Money, 0.5),
            TargetKind.Money => Needs(s.Number + s.Money, 0.5),
            TargetKind.Ip => Needs(s.Ip, 0.5),
            TargetKind.Currency => Needs(s.Currency, 0.5),
            TargetKind.PersonName => Name(column),
            TargetKind.Words => Words(target.Key, column),
            TargetKind.Tags => s.Number > 0.8 || IsYesNo(column) ? 0 : 1,
            TargetKind.Lifecycle => meaning.Rank == 1 ? 1 : s.Lifecycle >= 0.5 ? 1 : 0,
            TargetKind.Subscription => Subscription(meaning, column),
            TargetKind.Reference => Reference(meaning, column),
            TargetKind.Id => s.Date > 0.9 && s.Number < 0.5 || IsYesNo(column) ? 0 : 1,
            _ => 1,
        };
    }

    private static double Needs(double share, double least) => share >= least ? 0.85 + 0.15 * share : 0;

    private static bool IsYesNo(ColumnProfile column) => column.Shares.Boolean >= 0.95 && column.Filled >= 3;

    // A name column of many rows has many names; "telephone" or "cellular" on each of them is a choice.
    private static double Name(ColumnProfile column)
    {
        var s = column.Shares;
        if (s.Number > 0.5 || s.Email > 0.5 || s.Date > 0.5 || s.Letters < 0.5) return 0;
        return column.Filled >= 200 && column.Distinct <= 20 ? 0 : 1;
    }

    private static double Words(string key, ColumnProfile column)
    {
        var s = column.Shares;
        if (s.Number > 0.8 || s.Email > 0.5 || s.Date > 0.5) return 0;
        if (IsYesNo(column)) return key is "country" or "language" ? 1 : 0;
        return key switch
        {
            "country" => s.Country >= 0.3 ? 1 : 0.8,
            "city" => s.Country >= 0.5 && s.Country > 0.5 ? 0.7 : 1,
            "job_title" => s.Salutation >= 0.5 ? 0 : 1,
            // Words such as "unsubscribed" among a status make it a column about mailing.
            "status" => s.HasTellingSubscription && s.Subscription >= 0.5 ? 0.8 : 1,
            _ => 1,
        };
    }

    private static double Subscription(HeaderMeaning meaning, ColumnProfile column)
    {
        var s = column.Shares;
        // One "unsubscribed" in a column that is called after it is enough, whatever else a system writes there.
        if (meaning.Subscription == SubscriptionMeaning.Status)
            return s.HasTellingSubscription && (s.Subscription >= 0.5 || HeaderText.Of(column.Header).Words.Length > 1) ? 1 : 0;
        if (s.Date > 0.5 && s.Number < 0.5) return 0.8;
        return s.Boolean + s.Subscription >= 0.5 ? 1 : 0;
    }

    private static double Reference(HeaderMeaning meaning, ColumnProfile column)
    {
        var s = column.Shares;
        if (IsYesNo(column) || (s.Date > 0.9 && s.Number < 0.5)) return 0;
        return meaning.By switch
        {
            ReferenceBy.Email => Needs(s.Email, 0.3),
            ReferenceBy.Domain => Needs(s.Url, 0.5),
            _ => 1,
        };
    }
}
