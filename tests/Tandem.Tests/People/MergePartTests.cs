using Microsoft.Extensions.DependencyInjection;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class MergePartTests
{
    /// <summary>Columns that name a contact and do not follow it, and why.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["journey_events.subject_id"] = "events are never touched; journey_subjects says whose they are",
        ["journey_set_aside.subject_id"] = "as the event that it is about",
        ["journey_subjects.subject_id"] = "the subject itself",
        ["journey_subjects.contact_id"] = "re-pointed by Subjects.Repoint, below People",
        ["insights_people.contact_id"] = "computed anew by its reactor on contact_merged",
        ["audience_engagement.contact_id"] = "computed anew by its reactor on contact_merged",
        ["people_activity.contact_id"] = "computed anew by its reactor on contact_merged",
        ["people_job_changes.subject_id"] = "what an import did to the one that went; its undo leaves a merged contact alone",
    };

    [Theory, DatabaseData]
    public async Task Every_column_that_names_a_contact_follows_a_merge_or_says_why_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var columns = await world.Rows<string>(engine == DbEngine.Sqlite
            ? """
              select m.name || '.' || c.name
              from sqlite_master m, pragma_table_info(m.name) c
              where m.type = 'table' and (c.name like '%contact_id%' or c.name = 'subject_id')
              """
            : """
              select c.table_name || '.' || c.column_name
              from information_schema.columns c
              join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
              where c.table_schema = current_schema() and (c.column_name like '%contact_id%' or c.column_name = 'subject_id')
              """);
        var parts = world.Services.GetServices<MergePart>().Select(part => $"{part.Table}.{part.Column}").ToList();

        columns.Count.ShouldBeGreaterThan(10);
        columns.Except(parts, StringComparer.Ordinal).Except(Exempt.Keys, StringComparer.Ordinal).ShouldBeEmpty("contribute a MergePart in the module's manifest");
        parts.Concat(Exempt.Keys).Except(columns, StringComparer.Ordinal).ShouldBeEmpty("there is no such column any more");
        parts.ShouldBeUnique();
    }
}
