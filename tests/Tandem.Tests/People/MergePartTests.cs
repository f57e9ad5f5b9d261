using Microsoft.Extensions.DependencyInjection;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class MergePartTests
{
    /// <summary>Columns that name a contact and do not follow it, and why.</summary>
    private static readonly Dictionary<string, string> ContactsExempt = new(StringComparer.Ordinal)
    {
        ["journey_events.subject_id"] = "events are never touched; journey_subjects says whose they are",
        ["journey_set_aside.subject_id"] = "as the event that it is about",
        ["journey_subjects.subject_id"] = "the subject itself",
        ["capture_sessions.subject_id"] = "the subject of the visit's first event; journey_subjects says whose it is",
        ["capture_session_pages.subject_id"] = "as the visit that it is a part of",
        ["journey_subjects.contact_id"] = "re-pointed by Subjects.Repoint, below People",
        ["insights_people.contact_id"] = "computed anew by its reactor on contact_merged",
        ["audience_engagement.contact_id"] = "computed anew by its reactor on contact_merged",
        ["people_activity.contact_id"] = "computed anew by its reactor on contact_merged",
        ["people_job_changes.subject_id"] = "what an import did to the one that went; its undo leaves a merged contact alone",
    };

    /// <summary>Columns that name a company and do not follow it, and why.</summary>
    private static readonly Dictionary<string, string> CompaniesExempt = new(StringComparer.Ordinal)
    {
        ["journey_events.subject_id"] = "events are never touched; journey_subjects says whose they are",
        ["journey_set_aside.subject_id"] = "as the event that it is about",
        ["journey_subjects.subject_id"] = "the subject itself",
        ["capture_sessions.subject_id"] = "the subject of the visit's first event; journey_subjects says whose it is",
        ["capture_session_pages.subject_id"] = "as the visit that it is a part of",
        ["people_job_changes.subject_id"] = "what an import did to the one that went; its undo leaves a merged company alone",
        ["insights_people.company_id"] = "computed from the contact, who says so with an event of their own",
    };

    [Theory, DatabaseData]
    public async Task Every_column_that_names_a_contact_follows_a_merge_or_says_why_not(DbEngine engine) =>
        await Follows(engine, "contact", ContactsExempt, column => column.Contains("contact_id", StringComparison.Ordinal) || column.EndsWith(".subject_id", StringComparison.Ordinal));

    [Theory, DatabaseData]
    public async Task Every_column_that_names_a_company_follows_a_merge_or_says_why_not(DbEngine engine) =>
        await Follows(engine, "company", CompaniesExempt, column => column.Contains("company_id", StringComparison.Ordinal) || column.EndsWith(".subject_id", StringComparison.Ordinal) || column.EndsWith(".parent_id", StringComparison.Ordinal));

    private static async Task Follows(DbEngine engine, string name, Dictionary<string, string> exempt, Func<string, bool> names)
    {
        await using var world = await World.Create(engine);
        var all = await world.Rows<string>(engine == DbEngine.Sqlite
            ? """
              select m.name || '.' || c.name
              from sqlite_master m, pragma_table_info(m.name) c
              where m.type = 'table'
              """
            : """
              select c.table_name || '.' || c.column_name
              from information_schema.columns c
              join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
              where c.table_schema = current_schema()
              """);
        var columns = all.Where(names).ToList();
        var parts = world.Services.GetServices<MergePart>().Where(part => part.Object == name).Select(part => $"{part.Table}.{part.Column}").ToList();

        columns.Count.ShouldBeGreaterThan(8);
        columns.Except(parts, StringComparer.Ordinal).Except(exempt.Keys, StringComparer.Ordinal).ShouldBeEmpty("contribute a MergePart in the module's manifest");
        parts.Concat(exempt.Keys).Except(columns, StringComparer.Ordinal).ShouldBeEmpty("there is no such column any more");
        parts.ShouldBeUnique();
    }
}
