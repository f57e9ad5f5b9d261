using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tandem.Rules.Reading;

namespace Tandem.Rules.Rules;

/// <summary>
/// Size budgets, each the most that still reads well. A positional record is data, so its list may be longer than a
/// constructor's; a [LoggerMessage] declaration has no body to read and is left out.
/// </summary>
internal static class Sizes
{
    public const int FileLines = 400;
    public const int MethodLines = 60;
    public const int ConstructorParameters = 5;
    public const int RecordParameters = 10;
    public const int MethodParameters = 6;
    public const int ComponentLines = 200;

    public static IEnumerable<Violation> CheckCode(IEnumerable<Source> sources) => sources.SelectMany(CheckSource);

    /// <summary>TypeScript: components (.tsx) are small, everything else keeps to the file budget; src/api is generated.</summary>
    public static IEnumerable<Violation> CheckWeb(IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files.Where(file => !file.Path.StartsWith("web/src/api/", StringComparison.Ordinal)))
        {
            var isComponent = path.EndsWith(".tsx", StringComparison.Ordinal) && !path.Contains(".test.", StringComparison.Ordinal);
            var most = isComponent ? ComponentLines : FileLines;
            var lines = Source.LinesIn(text);
            if (lines > most)
            {
                yield return TooMuch(path, "file", lines, most, "lines");
            }
        }
    }

    private static IEnumerable<Violation> CheckSource(Source source)
    {
        if (source.Lines > FileLines)
        {
            yield return TooMuch(source.Path, "file", source.Lines, FileLines, "lines");
        }

        var statements = source.Root.ChildNodes().OfType<GlobalStatementSyntax>().ToList();
        if (statements.Count > 0 && Source.Span(statements[0], statements[^1]) is var top && top > MethodLines)
        {
            yield return TooMuch(source.Path, "the program's statements", top, MethodLines, "lines");
        }

        foreach (var node in source.Root.DescendantNodes())
        {
            foreach (var violation in CheckNode(source, node))
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<Violation> CheckNode(Source source, SyntaxNode node)
    {
        var (most, parameters) = node switch
        {
            RecordDeclarationSyntax record => (RecordParameters, record.ParameterList),
            TypeDeclarationSyntax type => (ConstructorParameters, type.ParameterList),
            ConstructorDeclarationSyntax constructor => (ConstructorParameters, constructor.ParameterList),
            BaseMethodDeclarationSyntax method when HasBody(method) => (MethodParameters, method.ParameterList),
            LocalFunctionStatementSyntax local => (MethodParameters, local.ParameterList),
            ParenthesizedLambdaExpressionSyntax lambda => (MethodParameters, lambda.ParameterList),
            _ => (0, null),
        };
        if (parameters?.Parameters.Count > most)
        {
            yield return TooMuch(Name(source, node), source.At(node), parameters.Parameters.Count, most, "parameters");
        }

        if (node is BaseMethodDeclarationSyntax sized && HasBody(sized))
        {
            var first = sized.Modifiers.Count > 0 ? sized.Modifiers[0].GetLocation() : sized.ParameterList.GetLocation();
            var lines = sized.GetLocation().GetLineSpan().EndLinePosition.Line - first.GetLineSpan().StartLinePosition.Line + 1;
            if (lines > MethodLines)
            {
                yield return TooMuch(Name(source, node), source.At(node), lines, MethodLines, "lines");
            }
        }
    }

    private static bool HasBody(BaseMethodDeclarationSyntax method) => method.Body is not null || method.ExpressionBody is not null;

    private static string Name(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        ConstructorDeclarationSyntax => "new",
        _ => "lambda",
    };

    private static string Name(Source source, SyntaxNode node)
    {
        var type = node.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text ?? source.Path;
        return node is BaseTypeDeclarationSyntax ? Name(node) : $"{type}.{Name(node)}";
    }

    private static Violation TooMuch(string where, string what, int count, int most, string unit) =>
        new(where, string.Create(CultureInfo.InvariantCulture, $"{count} {unit}, at most {most} ({what})"));
}
