using System.Text.RegularExpressions;
using Tandem.Engines.Segments;

namespace Tandem.People.Lists;

/// <summary>
/// Topics are whatever people consented to, so those that a filter names become its fields: <c>consent.newsletter</c>. The name goes into SQL, so
/// only safe ones do.
/// </summary>
internal static partial class ConsentTopics
{
    private const string Prefix = "consent.";

    public static IEnumerable<string> In(Condition condition) => FieldsOf(condition)
        .Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(key => key[Prefix.Length..])
        .Where(topic => Topic().IsMatch(topic))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> FieldsOf(Condition condition) => condition switch
    {
        Condition.All all => all.Of.SelectMany(FieldsOf),
        Condition.Any any => any.Of.SelectMany(FieldsOf),
        Condition.Not not => FieldsOf(not.Of),
        Condition.Test test => [test.Field],
        _ => [],
    };

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{1,60}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Topic();
}
