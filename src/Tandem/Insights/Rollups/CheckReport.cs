using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>What a check of the scoreboard found; differences are mended by it.</summary>
public sealed record CheckReport
{
    /// <summary>When it ended.</summary>
    public required Instant At { get; init; }

    /// <summary>How many people were compared with the plain SQL.</summary>
    public required long People { get; init; }

    /// <summary>How many of them were left out, because the log has news of them that had yet to be counted.</summary>
    public required long LeftOut { get; init; }

    /// <summary>How many people were kept wrongly.</summary>
    public required long PeopleWrong { get; init; }

    /// <summary>The first ten of them.</summary>
    public required IReadOnlyList<Guid> FirstPeople { get; init; }

    /// <summary>How many sums by day were not what the people come to.</summary>
    public required long SumsWrong { get; init; }

    /// <summary>The first ten of them: what is split by, the day, the key.</summary>
    public required IReadOnlyList<WrongSum> FirstSums { get; init; }

    /// <summary>Whether there was nothing to mend.</summary>
    public bool Holds => PeopleWrong == 0 && SumsWrong == 0;
}

/// <summary>A sum by day that was not what the people come to.</summary>
/// <param name="By">What is split by.</param>
/// <param name="Day">yyyy-mm-dd.</param>
/// <param name="Key">The origin, campaign, landing page, or id; empty is not known.</param>
public sealed record WrongSum(string By, string Day, string Key);
