namespace Tandem.Engines.Traffic;

/// <summary>Text that comes from strangers, as any database takes it: without NUL, not too long, and never cut through the middle of a character.</summary>
public static class ShortText
{
    /// <summary>The first <paramref name="most"/> characters, or one less where the last would be half.</summary>
    public static string Of(string text, int most)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        return clean.Length <= most ? clean : char.IsHighSurrogate(clean[most - 1]) ? clean[..(most - 1)] : clean[..most];
    }
}
