namespace Tandem.Alignment.Sla;

/// <summary>A promise that is kept or not, each time that it falls due.</summary>
/// <param name="Kept">How often it was kept.</param>
/// <param name="Due">How often it fell due.</param>
/// <param name="Share">Kept ÷ due; null where nothing fell due.</param>
public sealed record Promise(long Kept, long Due, double? Share)
{
    internal static Promise Of(long kept, long due) => new(kept, due, due == 0 ? null : (double)kept / due);
}

/// <summary>What sales owes marketing: answers, touches, reasons.</summary>
public sealed record SalesSide
{
    /// <summary>Handoffs answered within the promised business hours ÷ those that were answered or should have been.</summary>
    public required Promise AnsweredInTime { get; init; }

    /// <summary>The same by fit; the key is A to D, or – where it was not known.</summary>
    public required IReadOnlyList<FitPromise> ByFit { get; init; }

    /// <summary>The same by whom the lead was given to; null for leads that nobody had.</summary>
    public required IReadOnlyList<OwnerPromise> ByOwner { get; init; }

    /// <summary>Median business minutes from handing over to the answer; null where nothing was answered.</summary>
    public double? MedianAnswerMinutes { get; init; }

    /// <summary>Accepted people to whom somebody spoke, or tried to, within <see cref="TouchMinutes"/> business minutes ÷ those where that time is over or who were touched.</summary>
    public required Promise TouchedInTime { get; init; }

    /// <summary>How soon the first touch is due after accepting, in business minutes.</summary>
    public required int TouchMinutes { get; init; }

    /// <summary>Of those who were given up as silent: how many had <see cref="LeastTouches"/> touches or more.</summary>
    public required Promise GivenUpAfterEnough { get; init; }

    /// <summary>How many touches are enough.</summary>
    public required int LeastTouches { get; init; }

    /// <summary>Sent back with a reason ÷ sent back.</summary>
    public required Promise ReturnedWithReason { get; init; }
}

/// <summary>Answers in time for leads of one fit.</summary>
public sealed record FitPromise(string Fit, Promise AnsweredInTime);

/// <summary>Answers in time of one person.</summary>
public sealed record OwnerPromise(Guid? OwnerId, string? Name, Promise AnsweredInTime);

/// <summary>People handed over against the plan, for one fit.</summary>
/// <param name="Fit">A to D, or – where it was not known.</param>
/// <param name="Delivered">People handed over, each once.</param>
/// <param name="Planned">As planned for the months of the period; null where nothing was planned.</param>
public sealed record Delivery(string Fit, long Delivered, long? Planned);

/// <summary>The agreement between both teams over a period.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last.</param>
/// <param name="Sales">What sales owes.</param>
/// <param name="Marketing">What marketing owes: people by fit against plan.</param>
public sealed record SlaView(string From, string To, SalesSide Sales, IReadOnlyList<Delivery> Marketing);
