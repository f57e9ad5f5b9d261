using Tandem.Platform.Data;
using Tandem.Sales.Deals.Rotting;

namespace Tandem.Sales.Deals.Board;

/// <summary>A pipeline as columns of cards.</summary>
/// <param name="PipelineId">The pipeline.</param>
/// <param name="Columns">One for each stage in use, in order.</param>
public sealed record BoardView(Guid PipelineId, IReadOnlyList<BoardColumn> Columns);

/// <summary>A stage with what its deals come to, and the first cards.</summary>
/// <param name="StageId">The stage.</param>
/// <param name="Count">How many deals, at most 10,000.</param>
/// <param name="Capped">Whether there are more.</param>
/// <param name="Rotting">How many have gone stale, at most 1,000.</param>
/// <param name="Sums">What they come to, by currency, the largest first.</param>
/// <param name="Cards">The first cards: those that entered the stage last come first.</param>
/// <param name="Next">The cursor of the cards behind them; null where these are all.</param>
public sealed record BoardColumn(
    Guid StageId, long Count, bool Capped, long Rotting, IReadOnlyList<BoardSum> Sums, IReadOnlyList<BoardCard> Cards, string? Next);

/// <summary>Amounts of one currency, in its major units.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Amount">Their sum.</param>
/// <param name="Weighted">The sum of what each is worth at its probability.</param>
public sealed record BoardSum(string Currency, decimal Amount, decimal Weighted);

/// <summary>A deal as a card of the board.</summary>
public sealed record BoardCard(Guid Id, int Version, string Name, Guid StageId)
{
    public decimal? Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>Null where there is none or the caller may not see it.</summary>
    public string? CompanyName { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    /// <summary>When it should close, or did.</summary>
    public string? ExpectedCloseDate { get; init; }

    public Instant? ClosedAt { get; init; }

    public string? NextStep { get; init; }

    /// <summary>The open task that is due first.</summary>
    public NextTask? NextTask { get; init; }

    public required Instant StageSince { get; init; }

    /// <summary>How stale it has gone; null where its stage has all the time in the world.</summary>
    public Rot? Rot { get; init; }
}

/// <summary>Cards of one column.</summary>
/// <param name="Cards">The cards.</param>
/// <param name="Next">The cursor of those behind them; null at the end.</param>
public sealed record BoardCards(IReadOnlyList<BoardCard> Cards, string? Next);
