using Tandem.Engines.Segments;
using Tandem.People.Public;

namespace Tandem.Audience.Scoring;

/// <summary>What lists of contacts can be filtered by. Engagement fades when it is read, so it is no column that SQL could compare.</summary>
internal static class ScoreFields
{
    public static readonly IReadOnlyList<ComputedField> All =
    [
        new(new FilterField("fit", "Fit", FieldType.Select, Score("fit")), [.. "ABCD".Select(grade => new FieldOption(grade.ToString(), grade.ToString()))]) { Indexed = true },
        new(new FilterField("fitPoints", "Points of fit", FieldType.Number, Score("fit_points")), []),
        new(new FilterField("qualifiedAt", "Reached the MQL rule", FieldType.DateTime, Score("qualified_at")), []),
    ];

    private static FieldSource.Related Score(string column) =>
        new("audience_scores fsc", "fsc.contact_id", "c.id", new FieldSource.Column($"fsc.{column}"));
}
