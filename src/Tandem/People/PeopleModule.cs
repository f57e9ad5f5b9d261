using Tandem.Journey.Public;
using Tandem.People.Activity;
using Tandem.People.ChangeLifecycle;
using Tandem.People.Companies;
using Tandem.People.Consents;
using Tandem.People.Duplicates;
using Tandem.People.Lists;
using Tandem.People.Merge;
using Tandem.People.Notes;
using Tandem.People.Privacy;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.People.Search;
using Tandem.People.Topics;
using Tandem.People.Undo;
using Tandem.People.Verification;
using Tandem.People.Verify;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;

namespace Tandem.People;

/// <summary>Contacts, companies, fields, consent: who the people are, and what may be done with them.</summary>
public sealed class PeopleModule : Module
{
    /// <inheritdoc/>
    public override string Name => "People";

    /// <inheritdoc/>
    public override string Purpose => "Contacts, companies, fields, consent: who the people are, and what may be done with them.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Checks(PeopleChecks.All);
        add.Services.AddSingleton<FieldDefinitions>();
        add.Services.AddSingleton<FieldMaker>();
        add.Services.AddSingleton<CompanyWriter>();
        add.Services.AddSingleton<ContactWriter>();
        add.Services.AddSingleton<DuplicateHints>();
        AddJourney(add);
        AddContacts(add);
        AddCompanies(add);
        AddMerge(add);
        AddTrust(add);
        ListsPart.Register(add);
        add.FirstStep(SetUpStep.People, "select 1 from people_contacts where merged_into is null");
        add.Tables(new ModuleTables
        {
            Records =
            [
                "people_contacts", "people_companies", "people_memberships", "people_identifiers", "people_lifecycle_changes", "people_tags", "people_notes",
                "people_consents", "people_suppressions", "people_activity", "people_job_changes", "people_merges", "people_duplicates", "people_verifications",
            ],
            Kept = ["people_topics", "people_topic_texts", "people_fields", "people_views", "people_searched", "people_contacts_unsearched", "people_companies_unsearched"],
            After = (tx, _) =>
            {
                SearchIndex.EnterAtEnd(tx);
                return Task.CompletedTask;
            },
        });
    }

    private static void AddJourney(Contributions add)
    {
        add.Services.AddSingleton<IReactor, ActivityReactor>();
        add.Services.AddSingleton(PeopleTimeline.OfCompany);
        foreach (var description in PeopleTimeline.Events)
        {
            add.Services.AddSingleton(description);
        }

        add.Services.AddSingleton<PeopleUndo>();
        add.Job<UndoPeopleChanges>(UndoPeopleChanges.Kind);
    }

    private static void AddContacts(Contributions add)
    {
        add.Services.AddSingleton<ContactPolicy>();
        add.Services.AddSingleton<ContactViews>();
        add.Services.AddSingleton<CreateContact.CreateContact.Handler>();
        add.Services.AddSingleton<GetContact.GetContact.Handler>();
        add.Services.AddSingleton<EditContact.EditContact.Handler>();
        add.Services.AddSingleton<ArchiveContact.ArchiveContact.Handler>();
        add.Services.AddSingleton<MatchContacts.MatchContacts.Handler>();
        add.Services.AddSingleton<ChangeLifecycle.ChangeLifecycle.Handler>();
        add.Services.AddSingleton<LifecycleHistory.Handler>();
        add.Services.AddSingleton<Consents.Consents.Handler>();
        add.Services.AddSingleton<Suppress.Handler>();
        add.Services.AddSingleton<ContactCompanies.ContactCompanies.Handler>();
        add.Services.AddSingleton(Mentions.Kind);
        add.Services.AddSingleton<Mentions>();
        add.Services.AddSingleton<AddNote.Handler>();
        add.Services.AddSingleton<ListNotes.Handler>();
        add.Services.AddSingleton<EditNote.Handler>();
        add.Endpoints(
            CreateContact.CreateContact.Map, GetContact.GetContact.Map, EditContact.EditContact.Map, ArchiveContact.ArchiveContact.Map,
            MatchContacts.MatchContacts.Map, ChangeLifecycle.ChangeLifecycle.Map, LifecycleHistory.Map, Consents.Consents.Map, Suppress.Map,
            ContactCompanies.ContactCompanies.Map, AddNote.Map, ListNotes.Map, EditNote.Map);
    }

    private static void AddTrust(Contributions add)
    {
        add.Services.AddSingleton<ConsentLedger>();
        add.Services.AddSingleton<EditTopics.Handler>();
        add.Services.AddSingleton<MayContact.Handler>();
        add.Services.AddSingleton<DnsClient>();
        add.Services.AddSingleton<MailRoutes>();
        add.Services.AddSingleton<AddressVerifier>();
        add.Services.AddSingleton<VerifyAddress.Handler>();
        add.Services.AddSingleton<VerifyMany.Handler>();
        add.Job<VerifyMany.Job>(VerifyMany.Job.Kind);
        add.Endpoints(EditTopics.Map, MayContact.Map, VerifyAddress.Map, VerifyMany.Map);
        PrivacyPart.Register(add);
    }

    private static void AddMerge(Contributions add)
    {
        foreach (var part in MergeParts.OfPeople)
        {
            add.Services.AddSingleton(part);
        }

        add.Services.AddSingleton<MergeParts>();
        add.Services.AddSingleton<MergeJournal>();
        add.Services.AddSingleton<MergeContacts.Handler>();
        add.Services.AddSingleton<UndoMerge.Handler>();
        add.Services.AddSingleton<PreviewMerge.Handler>();
        add.Services.AddSingleton<MergeCompanies.Handler>();
        add.Services.AddSingleton<UndoCompanyMerge.Handler>();
        add.Services.AddSingleton<PreviewCompanyMerge.Handler>();
        add.Endpoints(MergeContacts.Map, UndoMerge.Map, PreviewMerge.Map, MergeCompanies.Map, UndoCompanyMerge.Map, PreviewCompanyMerge.Map);
        AddDuplicates(add);
    }

    private static void AddDuplicates(Contributions add)
    {
        add.Services.AddSingleton<IReactor, DuplicateReactor>();
        add.Services.AddSingleton<IReactor, CompanyDuplicateReactor>();
        add.Services.AddSingleton<ListDuplicates.Handler>();
        add.Services.AddSingleton<ListCompanyDuplicates.Handler>();
        add.Services.AddSingleton<DismissDuplicate.Handler>();
        add.Endpoints(ListDuplicates.Map, ListCompanyDuplicates.Map, DismissDuplicate.Map);
    }

    private static void AddCompanies(Contributions add)
    {
        add.Services.AddSingleton<CompanyViews>();
        add.Services.AddSingleton<CreateCompany.Handler>();
        add.Services.AddSingleton<GetCompany.Handler>();
        add.Services.AddSingleton<CompanyContacts.Handler>();
        add.Services.AddSingleton<EditCompany.Handler>();
        add.Services.AddSingleton<ArchiveCompany.Handler>();
        add.Endpoints(CreateCompany.Map, GetCompany.Map, CompanyContacts.Map, EditCompany.Map, ArchiveCompany.Map);
    }
}
