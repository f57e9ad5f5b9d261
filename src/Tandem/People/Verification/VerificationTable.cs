using Tandem.Engines.Import.Values;
using Tandem.Platform.Data;

namespace Tandem.People.Verification;

/// <summary>What was found out about addresses, for as long as it holds: 90 days, or an hour where nobody answered.</summary>
internal static class VerificationTable
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);
    private static readonly TimeSpan UnknownMemory = TimeSpan.FromHours(1);

    private const string OnConflict =
        """
        on conflict (value) do update set verdict = excluded.verdict, reasons = excluded.reasons, problem = excluded.problem, suggestion = excluded.suggestion,
          checked_at = excluded.checked_at, expires_at = excluded.expires_at
        """;

    private static readonly Bulk<AddressFinding> Rows = new(
        "people_verifications",
        new("value", ColumnType.Text, finding => Key(finding.Email)),
        new("verdict", ColumnType.Text, finding => EnumText.Of(finding.Verdict)),
        new("reasons", ColumnType.Text, finding => JsonText.Of(finding.Reasons)),
        new("problem", ColumnType.Text, finding => finding.Problem),
        new("suggestion", ColumnType.Text, finding => finding.Suggestion),
        new("checked_at", ColumnType.Bigint, finding => finding.CheckedAt),
        new("expires_at", ColumnType.Bigint, finding => finding.CheckedAt + (finding.Verdict == AddressVerdict.Unknown ? UnknownMemory : Memory)));

    /// <summary>What two spellings of one address share.</summary>
    public static string Key(string email) => EmailAddress.TryParse(email, out var read, out _) && read.DisplayName is null ? read.Key : email.ToLowerInvariant();

    public static Task Keep(Tx tx, IReadOnlyCollection<AddressFinding> findings) =>
        Rows.Upsert(tx, [.. findings.DistinctBy(finding => Key(finding.Email), StringComparer.Ordinal).OrderBy(finding => Key(finding.Email), StringComparer.Ordinal)], OnConflict);

    /// <summary>By the address as it was asked for.</summary>
    public static async Task<Dictionary<string, AddressFinding>> Fresh(Session session, IReadOnlyCollection<string> emails)
    {
        var keys = emails.Select(Key).Distinct(StringComparer.Ordinal).ToArray();
        var rows = (await session.Query<Row>(
            $"""
            select value, verdict, reasons, problem, suggestion, checked_at
            from people_verifications
            where {session.In("value", "keys")} and expires_at > @now
            """,
            new { keys, session.Now })).ToDictionary(row => row.Value, StringComparer.Ordinal);
        return emails.Where(email => rows.ContainsKey(Key(email))).ToDictionary(email => email, email => rows[Key(email)].As(email), StringComparer.Ordinal);
    }

    private sealed class Row
    {
        public required string Value { get; init; }

        public required string Verdict { get; init; }

        public JsonText Reasons { get; init; }

        public string? Problem { get; init; }

        public string? Suggestion { get; init; }

        public Instant CheckedAt { get; init; }

        public AddressFinding As(string email) => new()
        {
            Email = email,
            Verdict = Enum.Parse<AddressVerdict>(Verdict, ignoreCase: true),
            Reasons = Reasons.As<string[]>(),
            Problem = Problem,
            Suggestion = Suggestion,
            CheckedAt = CheckedAt,
        };
    }
}
