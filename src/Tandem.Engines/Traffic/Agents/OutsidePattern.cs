using System.Buffers;
using System.Text.RegularExpressions;

namespace Tandem.Engines.Traffic.Agents;

/// <summary>
/// A regular expression that comes from outside, run on text that comes from strangers: without backtracking where it can be, else under a time limit, and only
/// where the text that it requires is there. It is compiled when it is first needed.
/// </summary>
internal sealed class OutsidePattern
{
    private const string NoCase = "(?i)";
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    /// <summary>Without backtracking the time grows with the text alone; this is for a machine that has stopped to breathe.</summary>
    private static readonly TimeSpan LongestStraight = TimeSpan.FromSeconds(2);

    private readonly string _pattern;
    private readonly bool _isCaseless;
    private readonly string? _piece;
    private readonly SearchValues<string>? _pieces;
    private readonly Lazy<Regex> _regex;

    public OutsidePattern(string pattern)
    {
        _isCaseless = pattern.StartsWith(NoCase, StringComparison.Ordinal);
        _pattern = _isCaseless ? pattern[NoCase.Length..] : pattern;
        _regex = new Lazy<Regex>(Compile);
        if (RequiredText.Of(_pattern) is { } pieces)
        {
            _piece = pieces.Count == 1 ? Cased(pieces[0]) : null;
            _pieces = pieces.Count == 1 ? null : SearchValues.Create([.. pieces.Select(Cased)], StringComparison.Ordinal);
        }
    }

    /// <summary>The expression, without the mark that case does not matter.</summary>
    public string Text => _pattern;

    /// <summary>The first match; null where there is none, or where it took too long.</summary>
    public Match? Find(AgentText agent)
    {
        if (!MayMatch(agent))
        {
            return null;
        }

        try
        {
            var match = _regex.Value.Match(agent.Text);
            return match.Success ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Whether the text that the expression requires is there.</summary>
    public bool MayMatch(AgentText agent)
    {
        var text = _isCaseless ? agent.Lower : agent.Text;
        return _piece is not null ? text.Contains(_piece, StringComparison.Ordinal) : _pieces is null || text.AsSpan().ContainsAny(_pieces);
    }

    private string Cased(string piece) => _isCaseless ? piece.ToLowerInvariant() : piece;

    private Regex Compile()
    {
        var options = RegexOptions.CultureInvariant | (_isCaseless ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return new Regex(_pattern, options | RegexOptions.NonBacktracking, LongestStraight);
        }
        catch (NotSupportedException)
        {
            // It looks ahead or behind, which only backtracking can.
            return new Regex(_pattern, options, Longest);
        }
    }
}

/// <summary>A user agent, as rules look at it.</summary>
internal sealed class AgentText(string text)
{
    private string? _lower;

    public string Text => text;

    public string Lower => _lower ??= text.ToLowerInvariant();
}
