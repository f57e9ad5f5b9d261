using Tandem.People.Bulk;
using Tandem.People.Export;
using Tandem.People.Fields;
using Tandem.People.Public;
using Tandem.People.Search;
using Tandem.People.Views;
using Tandem.Platform.Lists;
using Tandem.Platform.Modules;

namespace Tandem.People.Lists;

/// <summary>What lists contribute: fields, pages, counts, views, tags, search, bulk edit, export.</summary>
internal static class ListsPart
{
    public static void Register(Contributions add)
    {
        add.Services.AddSingleton<RowEstimates>();
        add.Services.AddSingleton<RowCounter>();
        add.Services.AddSingleton<RowIds>();
        add.Services.AddSingleton<PageFinder>();
        add.Services.AddSingleton<PeopleQuestions>();
        add.Services.AddSingleton<ContactConditions>();
        add.Services.AddSingleton(services => PeopleLists.ContactWith([.. services.GetServices<ComputedField>()]));
        add.Services.AddSingleton(PeopleLists.Company);
        add.Services.AddSingleton<ListedObjects>();
        AddLists(add);
        AddFields(add);
        AddSearch(add);
        AddSets(add);
    }

    private static void AddLists(Contributions add)
    {
        add.Services.AddSingleton<ListContacts.Handler>();
        add.Services.AddSingleton<CountContacts.Handler>();
        add.Services.AddSingleton<ListCompanies.Handler>();
        add.Services.AddSingleton<CountCompanies.Handler>();
        add.Services.AddSingleton<ListTags.Handler>();
        add.Services.AddSingleton<SavedViews.Handler>();
        add.Endpoints(ListContacts.Map, CountContacts.Map, ListCompanies.Map, CountCompanies.Map, ListTags.Map, SavedViews.Map);
    }

    private static void AddFields(Contributions add)
    {
        add.Services.AddSingleton<FieldIndexes>();
        add.Services.AddSingleton<ListFields.Handler>();
        add.Services.AddSingleton<CreateField.Handler>();
        add.Services.AddSingleton<EditField.Handler>();
        add.Job<IndexField>(IndexField.Kind);
        add.Endpoints(ListFields.Map, CreateField.Map, EditField.Map);
    }

    private static void AddSearch(Contributions add)
    {
        add.Services.AddSingleton<SearchSource, ContactSearch>();
        add.Services.AddSingleton<SearchSource, CompanySearch>();
        add.Services.AddSingleton<SearchAll.Handler>();
        add.Endpoints(SearchAll.Map);
    }

    private static void AddSets(Contributions add)
    {
        add.Services.AddSingleton<ContactBulk>();
        add.Services.AddSingleton<CompanyBulk>();
        add.Services.AddSingleton<BulkTarget>(services => services.GetRequiredService<ContactBulk>());
        add.Services.AddSingleton<BulkTarget>(services => services.GetRequiredService<CompanyBulk>());
        add.Services.AddSingleton<BulkEdit.Handler>();
        add.Job<BulkJob>(BulkJob.Kind);
        add.Services.AddSingleton<ExportContacts.Handler>();
        add.Services.AddSingleton<ExportCompanies.Handler>();
        add.Services.AddSingleton<ExportSource>(services => services.GetRequiredService<ExportContacts.Handler>());
        add.Services.AddSingleton<ExportSource>(services => services.GetRequiredService<ExportCompanies.Handler>());
        add.Command<ExportVerb>();
        add.Endpoints(BulkEdit.Map, ExportContacts.Map, ExportCompanies.Map);
    }
}
