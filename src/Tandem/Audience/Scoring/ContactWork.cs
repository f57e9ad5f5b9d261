using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>What there is to do for one contact, and what happened that is new.</summary>
internal sealed class ContactWork
{
    /// <summary>What was counted; if <see cref="Anew"/> all there is, else what comes on top.</summary>
    public Tallies Counted { get; } = [];

    /// <summary>The contact's history is read from its beginning (a visitor joined, an event is replayed, the rules changed).</summary>
    public bool Anew { get; init; }

    /// <summary>Whether what happened may make the contact qualify; not where only the rules have changed.</summary>
    public bool IsNews { get; init; } = true;

    /// <summary>A field that the fit may depend on has changed.</summary>
    public bool FitChanged { get; set; }

    /// <summary>The latest event that speaks for the person at this moment, for each rule that it counted for; empty: a change of what is known about them.</summary>
    public Dictionary<Guid, News> News { get; } = [];

    /// <summary>Notes an event, unless a later one is known.</summary>
    public void Note(Guid rule, News news)
    {
        if (IsNews && (!News.TryGetValue(rule, out var known) || known.At <= news.At))
        {
            News[rule] = news;
        }
    }
}

/// <summary>An event that may lead to a qualification.</summary>
internal sealed record News(Guid EventId, string Type, Instant At, JsonText Data);
