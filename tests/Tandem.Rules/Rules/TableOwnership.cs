using System.Text.RegularExpressions;
using Mono.Cecil;
using Tandem.Rules.Reading;
using Tandem.Rules.Sql;

namespace Tandem.Rules.Rules;

/// <summary>
/// A table is <c>module_things</c> and only its module's SQL names it; the others read its <c>module_public_*</c> views.
/// Two nets: the word after from, join, into … with another module's prefix, and any real table of another module anywhere in a string.
/// </summary>
internal sealed partial class TableOwnership(IEnumerable<string> prefixes, IEnumerable<string> relations)
{
    private readonly HashSet<string> prefixes = new(prefixes, StringComparer.Ordinal);
    private readonly HashSet<string> relations = new(relations, StringComparer.Ordinal);

    /// <summary>Reserved for modules of the design that are yet to come.</summary>
    private static readonly string[] Planned = ["audience", "messaging", "flows", "alignment", "integrations"];

    public static IEnumerable<string> Prefixes(IEnumerable<TypeDefinition> types, Modules modules) =>
        types.Select(modules.Of).OfType<string>().Where(module => module.Length > 0).Select(module => module.ToLowerInvariant()).Union(Planned, StringComparer.Ordinal);

    public IEnumerable<Violation> CheckStrings(IEnumerable<TypeDefinition> types, Modules modules)
    {
        foreach (var type in types)
        {
            if (modules.Of(type) is not { Length: > 0 } home)
            {
                continue;
            }

            foreach (var foreign in Assemblies.Strings(type).SelectMany(text => Foreign(text, home)).Distinct(StringComparer.Ordinal))
            {
                yield return new Violation(Modules.Outermost(type).FullName, $"{home} names {foreign}");
            }
        }
    }

    /// <summary>A migration makes its own module's tables and views only. It may point a foreign key at another's table.</summary>
    public IEnumerable<Violation> CheckMigrations(IEnumerable<Migration> migrations)
    {
        foreach (var migration in migrations)
        {
            foreach (var mention in TableMentions.In(migration.Sql).Where(mention => mention.Writes))
            {
                if (!Owns(migration.Module, mention.Table))
                {
                    yield return new Violation(migration.File, $"{migration.Module} makes or changes {mention.Table}");
                }
            }

            foreach (var view in Schema.From([(migration.File, migration.Sql)]).Views.Where(view => !Owns(migration.Module, view)))
            {
                yield return new Violation(migration.File, $"{migration.Module} makes the view {view}");
            }
        }
    }

    public IEnumerable<string> Foreign(string text, string home)
    {
        foreach (var mention in TableMentions.In(text))
        {
            if (Owner(mention.Table) is { } owner && !Owns(home, mention.Table) && (mention.Writes || !IsPublic(mention.Table, owner)))
            {
                yield return mention.Table;
            }
        }

        foreach (var word in Word().Matches(text).Select(match => match.Value).Where(relations.Contains))
        {
            if (Owner(word) is { } owner && !Owns(home, word) && !IsPublic(word, owner))
            {
                yield return word;
            }
        }
    }

    private bool Owns(string module, string table) => string.Equals(Owner(table), module, StringComparison.OrdinalIgnoreCase);

    private string? Owner(string table)
    {
        var end = table.IndexOf('_', StringComparison.Ordinal);
        return end > 0 && prefixes.Contains(table[..end]) ? table[..end] : null;
    }

    private static bool IsPublic(string table, string owner) => table.StartsWith(owner + "_public_", StringComparison.Ordinal);

    [GeneratedRegex(@"\b[a-z]+_[a-z0-9_]+\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30000)]
    private static partial Regex Word();
}
