namespace Tandem.Engines.Import.Values;

/// <summary>A web address as people write it in a cell.</summary>
public static class WebAddress
{
    private const int LongestAddress = 2000;

    /// <summary>Reads a cell: adds <c>https://</c> where the scheme is missing and lower-cases scheme and host. Only http and https are web addresses.</summary>
    public static bool TryParse(ReadOnlySpan<char> cell, out string url, out ValueProblem problem)
    {
        cell = CellText.Trim(cell);
        url = "";
        problem = new ValueProblem("notAWebAddress", "This is not a web address.");
        if (cell.IsEmpty || cell.Length > LongestAddress || CellText.HasControl(cell) || cell.Contains(' ')) return false;
        var text = cell.Contains("://", StringComparison.Ordinal) ? cell.ToString() : "https://" + cell.TrimStart('/').ToString();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return false;
        if (!address.Host.Contains('.', StringComparison.Ordinal) || address.UserInfo.Length > 0) return false;
        // A bare domain keeps its looks: no slash is added.
        url = address is { AbsolutePath: "/", Query: "", Fragment: "" } ? address.GetLeftPart(UriPartial.Authority) : address.AbsoluteUri;
        problem = default;
        return true;
    }
}
