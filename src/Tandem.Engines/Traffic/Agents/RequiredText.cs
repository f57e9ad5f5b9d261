using System.Globalization;
using System.Text;

namespace Tandem.Engines.Traffic.Agents;

/// <summary>
/// Reads from a regular expression which text must stand in whatever it matches: one of several pieces. Looking for these is a hundred times cheaper than the
/// expression, and most of a thousand rules have none of theirs in a given user agent. Where it understands too little it asks for nothing.
/// </summary>
internal static class RequiredText
{
    private const int MostPieces = 48;
    private const int ShortestPiece = 2;

    /// <summary>The pieces, of which every match holds at least one; null where nothing is sure.</summary>
    public static IReadOnlyList<string>? Of(string pattern)
    {
        var reader = new Reader(pattern);
        var pieces = reader.Alternatives();
        return reader is { IsAtEnd: true, IsLost: false } && pieces is not null && pieces.All(piece => piece.Length >= ShortestPiece) ? pieces : null;
    }

    private sealed class Reader(string pattern)
    {
        private const string Classes = "dDwWsSbBAZzG";
        private int _at;

        public bool IsAtEnd => _at >= pattern.Length;

        public bool IsLost { get; private set; }

        private char Now => pattern[_at];

        /// <summary>a|b|c up to the closing bracket: one piece of each branch, or nothing where a branch needs nothing.</summary>
        public IReadOnlyList<string>? Alternatives()
        {
            var all = new List<string>();
            var isSure = true;
            while (true)
            {
                var branch = Sequence();
                isSure &= branch is not null;
                all.AddRange(branch ?? []);
                if (IsAtEnd || Now != '|')
                {
                    return isSure && all.Count <= MostPieces ? all : null;
                }

                _at++;
            }
        }

        private List<string>? Sequence()
        {
            var run = new StringBuilder();
            List<string>? best = null;
            while (!IsAtEnd && Now is not ('|' or ')'))
            {
                var (letter, pieces) = Atom();
                var (isNeeded, isOnce) = Quantifier();
                if (letter is { } one && isNeeded)
                {
                    run.Append(one);
                }

                if (letter is null || !isOnce)
                {
                    best = Better(best, Run(run));
                    best = Better(best, isNeeded ? pieces : null);
                }
            }

            return Better(best, Run(run));
        }

        private static List<string>? Run(StringBuilder run)
        {
            List<string>? piece = run.Length == 0 ? null : [run.ToString()];
            run.Clear();
            return piece;
        }

        private static List<string>? Better(List<string>? known, IReadOnlyList<string>? other) =>
            other is null || other.Count == 0 ? known
            : known is null || Worth(other) > Worth(known) ? [.. other]
            : known;

        /// <summary>Long pieces are rare, and few are looked for sooner.</summary>
        private static int Worth(IReadOnlyList<string> pieces) => Math.Min(12, pieces.Min(piece => piece.Length)) * 8 - Math.Min(pieces.Count, 16);

        /// <summary>A letter, or what a group requires; neither for classes and anchors.</summary>
        private (char? Letter, IReadOnlyList<string>? Pieces) Atom()
        {
            var c = pattern[_at++];
            switch (c)
            {
                case '(':
                    return (null, Group());
                case '[':
                    SkipClass();
                    return (null, null);
                case '\\':
                    return Escape();
                case '.' or '^' or '$':
                    return (null, null);
                default:
                    return (c, null);
            }
        }

        private (char? Letter, IReadOnlyList<string>? Pieces) Escape()
        {
            var c = pattern[_at++];
            return char.IsLetterOrDigit(c) ? Classes.Contains(c, StringComparison.Ordinal) ? (null, null) : Unknown() : (c, null);
        }

        /// <summary>\x41, \n, \1, …: nothing is said about them.</summary>
        private (char? Letter, IReadOnlyList<string>? Pieces) Unknown()
        {
            while (!IsAtEnd && char.IsAsciiHexDigit(Now))
            {
                _at++;
            }

            return (null, null);
        }

        private IReadOnlyList<string>? Group()
        {
            var isLook = false;
            if (!IsAtEnd && Now == '?')
            {
                var rest = pattern.AsSpan(_at + 1);
                isLook = rest.StartsWith("=") || rest.StartsWith("!") || rest.StartsWith("<=") || rest.StartsWith("<!");
                var end = rest.StartsWith(":") || isLook ? _at + (rest[0] == '<' ? 2 : 1) : rest.StartsWith("<") || rest.StartsWith("P<") ? pattern.IndexOf('>', _at) : -1;
                if (end < 0)
                {
                    // Options in the middle of an expression: nothing is sure any more.
                    IsLost = true;
                    _at = pattern.Length;
                    return null;
                }

                _at = end + 1;
            }

            var pieces = Alternatives();
            _at++;
            return isLook ? null : pieces;
        }

        private void SkipClass()
        {
            if (!IsAtEnd && Now == '^')
            {
                _at++;
            }

            // A bracket that comes first is one of the class.
            for (var first = _at; !IsAtEnd && (Now != ']' || _at == first); _at++)
            {
                if (Now == '\\')
                {
                    _at++;
                }
            }

            _at++;
        }

        /// <summary>Whether the atom must be there at all, and whether exactly once.</summary>
        private (bool IsNeeded, bool IsOnce) Quantifier()
        {
            var quantifier = IsAtEnd ? ' ' : Now;
            if (quantifier is not ('?' or '*' or '+' or '{'))
            {
                return (true, true);
            }

            var end = quantifier == '{' ? pattern.IndexOf('}', _at) : _at;
            if (end < 0)
            {
                IsLost = true;
                end = pattern.Length;
            }

            var isNeeded = quantifier == '+' || (quantifier == '{' && Least(_at + 1) > 0);
            _at = end + 1;
            if (!IsAtEnd && Now is '?' or '+' && quantifier != ' ')
            {
                _at++;
            }

            return (isNeeded, false);
        }

        private int Least(int from)
        {
            var end = from;
            while (char.IsAsciiDigit(pattern[end]))
            {
                end++;
            }

            return end == from ? 0 : int.Parse(pattern.AsSpan(from, end - from), CultureInfo.InvariantCulture);
        }
    }
}
