using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments.Agreement;

internal static class ShapedFilters
{
    /// <summary>The filter as a list asks it: one condition found by an index, the rest checked row by row.</summary>
    public static SqlFragment Shaped(this Filter filter, SqlDialect dialect, FilterContext context, int? apart)
    {
        var split = filter.Split(dialect, context, apart);
        string?[] parts = [split.Apart, split.Rest];
        var text = string.Join(" and ", parts.OfType<string>());
        return new SqlFragment(text.Length == 0 ? "1 = 1" : $"({text})", split.Parameters);
    }
}
