using Tandem.Platform.Modules;
using Tandem.Platform.Privacy;

namespace Tandem.People.Privacy;

/// <summary>What privacy contributes: the rules, the copy, erasure, retention; and which rows of this module are a person's.</summary>
internal static class PrivacyPart
{
    public static void Register(Contributions add)
    {
        add.Services.AddSingleton<Eraser>();
        add.Services.AddSingleton<EraseContact.Handler>();
        add.Services.AddSingleton<ExportPerson.Handler>();
        add.Services.AddSingleton<EditPrivacy.Handler>();
        add.Job<EraseContact.SweepJob>(PersonalFiles.SweepJob);
        add.Timer<ApplyRetention>(ApplyRetention.TimerKind);
        add.BeforeServing(ApplyRetention.Start);
        add.Services.AddSingleton(ForgetLeads.Kind);
        add.Endpoints(EraseContact.Map, ExportPerson.Map, EditPrivacy.Map);
        AddTables(add);
    }

    private static void AddTables(Contributions add)
    {
        add.Personal(
            PersonalTable.ByContact("people_contacts", "id"), PersonalTable.ByContact("people_lifecycle_changes"), PersonalTable.ByContact("people_memberships"),
            PersonalTable.ByContact("people_consents"), PersonalTable.ByContact("people_activity"),
            Subject("people_identifiers", "subject_kind"), Subject("people_tags", "object"), Subject("people_notes", "object"),
            PersonalTable.ByAddress("people_suppressions", "value"), PersonalTable.ByAddress("people_verifications", "value"),
            Subject("people_job_changes", "object") with { IsExported = false },
            Either("people_duplicates", "first_id", "second_id"), Either("people_merges", "winner_id", "loser_id"));
        add.Mentions(
            new MentionRule("people_contacts", Mention.ReplaceAddress), new MentionRule("people_companies", Mention.ReplaceAddress),
            // What recognises others is theirs, and what was proved or agreed to never changes.
            new MentionRule("people_identifiers", Mention.Leave), new MentionRule("people_consents", Mention.Leave), new MentionRule("people_topic_texts", Mention.Leave),
            new MentionRule("people_suppressions", Mention.Leave), new MentionRule("people_topics", Mention.Leave), new MentionRule("people_fields", Mention.Leave));
    }

    private static PersonalTable Subject(string table, string kind) => new(table, session => $"({kind} = 'contact' and {session.In("subject_id", "contacts")})");

    private static PersonalTable Either(string table, string first, string second) =>
        new(table, session => $"({session.In(first, "contacts")} or {session.In(second, "contacts")})") { IsExported = false };
}
