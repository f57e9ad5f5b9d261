using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tandem.Rules.Reading;

namespace Tandem.Rules.Rules;

/// <summary>A log message is a stable phrase with named values beside it; text put together at the call cannot be searched or grouped.</summary>
internal static class LogCalls
{
    private static readonly string[] Methods =
        ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical", "BeginScope"];

    public static IEnumerable<Violation> Check(IEnumerable<Source> sources) =>
        from source in sources
        from call in source.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax member && Methods.Contains(member.Name.Identifier.Text, StringComparer.Ordinal)
        where call.ArgumentList.Arguments.Any(argument => IsPutTogether(argument.Expression))
        select new Violation(source.At(call), "puts a log message together: use a [LoggerMessage] partial");

    private static bool IsPutTogether(ExpressionSyntax message) =>
        message is InterpolatedStringExpressionSyntax
        || (message is BinaryExpressionSyntax sum && sum.DescendantNodes().Any(node => node.IsKind(SyntaxKind.StringLiteralExpression)));
}
