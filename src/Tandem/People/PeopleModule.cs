using Tandem.People.Public;
using Tandem.Platform.Modules;

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
        add.Services.AddSingleton<FieldDefinitions>();
        add.Services.AddSingleton<FieldMaker>();
        add.Services.AddSingleton<CompanyWriter>();
        add.Services.AddSingleton<ContactWriter>();
    }
}
