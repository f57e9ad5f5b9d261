using Tandem.Engines.Import.Mapping;
using Tandem.Imports.Rows;
using Tandem.People.Public;
using Tandem.Sales.Public;

namespace Tandem.Imports.Runs;

/// <summary>Which writer rows of which object go through: always the same one that the UI and the API use.</summary>
internal sealed class ImportRows(ContactWriter contacts, CompanyWriter companies, DealWriter deals, ProductWriter products)
{
    public ObjectRows Of(ImportObject importObject) => importObject switch
    {
        ImportObject.Contacts => new ContactRows(contacts, companies),
        ImportObject.Companies => new CompanyRows(companies),
        ImportObject.Deals => new DealRows(deals),
        ImportObject.Users => new UserRows(),
        _ => new ProductRows(products),
    };
}
