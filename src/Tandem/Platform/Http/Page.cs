namespace Tandem.Platform.Http;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Bounds for the size of pages.</summary>
public static class PageSize
{
    /// <summary>50 unless asked, 200 at most.</summary>
    public static int Of(int? limit) => Math.Clamp(limit ?? 50, 1, 200);
}
