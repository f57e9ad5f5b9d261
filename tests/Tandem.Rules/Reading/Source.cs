using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tandem.Rules.Reading;

/// <summary>A C# file as text and syntax; no symbols, so reading the whole tree takes about a second.</summary>
internal sealed record Source(string Path, SyntaxNode Root, int Lines)
{
    private static readonly Lazy<IReadOnlyList<Source>> Everything = new(() =>
        Tree.Files("src", ".cs").Concat(Tree.Files("tests", ".cs")).Concat(Tree.Files("bench", ".cs"))
            .Select(path => Parse(path, Tree.Read(path)))
            .ToList());

    /// <summary>Every C# file of the project: src, tests and bench.</summary>
    public static IReadOnlyList<Source> All => Everything.Value;

    public static Source Parse(string path, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        return new Source(path, tree.GetRoot(), LinesIn(text));
    }

    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    public static int LinesIn(string text) => text.Count(c => c == '\n') + (text.Length > 0 && !text.EndsWith('\n') ? 1 : 0);

    public static int Span(SyntaxNode from, SyntaxNode to) =>
        to.GetLocation().GetLineSpan().EndLinePosition.Line - from.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
