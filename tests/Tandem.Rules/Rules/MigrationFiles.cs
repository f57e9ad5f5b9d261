using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Rules.Reading;
using Tandem.Rules.Sql;

namespace Tandem.Rules.Rules;

/// <summary>Migrations are numbered without gaps in each module, and what differs by engine exists for both engines.</summary>
internal static partial class MigrationFiles
{
    public static IEnumerable<Violation> Check(IEnumerable<Migration> migrations) =>
        migrations.GroupBy(file => file.Module, StringComparer.Ordinal).SelectMany(CheckModule);

    private static IEnumerable<Violation> CheckModule(IEnumerable<Migration> files)
    {
        var expected = 1;
        foreach (var step in files.GroupBy(file => Path.GetFileName(file.File).Split('.')[0], StringComparer.Ordinal).OrderBy(step => step.Key, StringComparer.Ordinal))
        {
            var first = step.First().File;
            if (!StepName().IsMatch(step.Key))
            {
                yield return new Violation(first, "is not named like 0001_contacts.sql");
                continue;
            }

            if (int.Parse(step.Key[..4], CultureInfo.InvariantCulture) != expected)
            {
                yield return new Violation(first, string.Create(CultureInfo.InvariantCulture, $"should have the number {expected:0000}"));
            }

            var engines = step.Select(file => file.Engine).Order(StringComparer.Ordinal).ToList();
            if (!engines.SequenceEqual([Migration.Both], StringComparer.Ordinal) && !engines.SequenceEqual(Migration.Engines.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                yield return new Violation(first, "needs one file for both engines, or one for each");
            }

            expected++;
        }
    }

    [GeneratedRegex(@"^\d{4}_[a-z0-9_]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30000)]
    private static partial Regex StepName();
}
