namespace Tandem.Engines.Import.Values;

/// <summary>
/// Cells that stand for "nothing here". Only blank cells are empty everywhere: people are called Null and None, and NA is Namibia.
/// In a column of dates, numbers or choices the usual place-holders count as empty too.
/// </summary>
public static class EmptyCell
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Markers = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "-", "--", "---", "–", "—", "n/a", "na", "n.a.", "#n/a", "null", "(null)", "<null>", "\\N", "nil", "none", "-none-", "--none--", "(none)",
        "nan", "undefined", "not set", "(not set)", "(blank)", "(empty)", "[empty]", "k.a.", "0000-00-00", "0000-00-00 00:00:00", "00/00/0000",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> UnmadeChoices = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "select", "select...", "- select -", "-- select --", "please select", "please choose", "choose", "choose one", "select one", "bitte wählen", "bitte auswählen",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Nothing but white space.</summary>
    public static bool IsBlank(ReadOnlySpan<char> cell) => cell.IsWhiteSpace();

    /// <summary>Blank, or a place-holder such as <c>n/a</c>, <c>NULL</c>, <c>-</c>: for columns of dates, numbers and yes/no.</summary>
    public static bool IsMarker(ReadOnlySpan<char> cell)
    {
        cell = CellText.Trim(cell);
        return cell.IsEmpty || (cell.Length <= 20 && Markers.Contains(cell));
    }

    /// <summary>A marker, or the text of a choice that nobody made ("Select"): for columns with a few fixed values.</summary>
    public static bool IsUnmadeChoice(ReadOnlySpan<char> cell)
    {
        cell = CellText.Trim(cell);
        return IsMarker(cell) || (cell.Length <= 20 && UnmadeChoices.Contains(cell));
    }
}
