using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Import.Mapping;

/// <summary>Real files that an import must understand without a word from anybody.</summary>
public class RealFileTests(ITestOutputHelper output)
{
    [Fact]
    public void Qualified_leads_known_by_a_key_only()
    {
        if (SharedData.Folder("olist-funnel", output) is not { } folder) return;

        var guess = Guesses.OfFile(ImportObject.Contacts, Path.Combine(folder, "olist_marketing_qualified_leads_dataset.csv"));

        guess.Columns.Select(c => c.Target).ShouldBe(["external_id", "first_contact_at", "landing_page", "source"]);
        guess.Columns[1].Options.Date.ShouldBe(new DateFormat(DateKind.Calendar, DateOrder.DayMonthYear));
        guess.Hints.ShouldBe(new FileHints(LifecycleWord.MarketingQualified));
    }

    [Fact]
    public void Closed_deals_of_those_leads()
    {
        if (SharedData.Folder("olist-funnel", output) is not { } folder) return;

        var guess = Guesses.OfFile(ImportObject.Deals, Path.Combine(folder, "olist_closed_deals_dataset.csv"));

        guess.Column("mql_id").Target.ShouldBe("contact");
        guess.Column("mql_id").Options.By.ShouldBe(ReferenceBy.ExternalId);
        guess.Column("seller_id").Target.ShouldBe("external_id");
        guess.Column("won_date").Target.ShouldBe("won_at");
        guess.Column("won_date").Options.Date.ShouldBe(new DateFormat(DateKind.Calendar, DateOrder.DayMonthYear, HasTime: true));
        guess.Columns.Where(c => c.Target is null).Select(c => $"{c.Field!.Key}:{c.Field.Type}").ShouldBe([
            "sdrId:Id", "srId:Id", "businessSegment:Select", "leadType:Select", "leadBehaviourProfile:Select", "hasCompany:Boolean", "hasGtin:Boolean",
            "averageStock:Select", "businessType:Select", "declaredProductCatalogSize:Number", "declaredMonthlyRevenue:Number"]);
    }

    [Fact]
    public void A_pipeline_with_its_companies_people_and_products()
    {
        if (SharedData.Folder("maven-crm-sales", output) is not { } folder) return;

        var deals = Guesses.OfFile(ImportObject.Deals, Path.Combine(folder, "sales_pipeline_asof_2017-09-30.csv"));
        deals.Columns.Select(c => c.Target).ShouldBe(["external_id", "owner", "product", "company", "stage", "opened_at", "closed_at", "amount"]);
        deals.Columns[1].Options.By.ShouldBe(ReferenceBy.Name);

        Guesses.OfFile(ImportObject.Companies, Path.Combine(folder, "accounts.csv")).Columns.Select(c => c.Target ?? c.Field!.Key)
            .ShouldBe(["name", "industry", "yearEstablished", "annual_revenue", "employees", "country", "parent"]);
        Guesses.OfFile(ImportObject.Users, Path.Combine(folder, "sales_teams.csv")).Columns.Select(c => c.Target).ShouldBe(["name", "manager", "office"]);
        Guesses.OfFile(ImportObject.Products, Path.Combine(folder, "products.csv")).Columns.Select(c => c.Target).ShouldBe(["name", "series", "price"]);
    }

    [Fact]
    public void Leads_with_37_columns_get_nothing_absurd()
    {
        if (SharedData.Folder("xeducation-leads", output) is not { } folder) return;

        var guess = Guesses.OfFile(ImportObject.Contacts, Path.Combine(folder, "leads_train.csv"));

        guess.Columns.Where(c => c.Target is not null).Select(c => $"{c.Column.Header} {c.Target}").ShouldBe([
            "Prospect ID external_id", "Lead Source source", "Do Not Email unsubscribed", "Country country", "Tags tags", "City city"]);
        guess.Column("Do Not Email").Options.Subscription.ShouldBe(SubscriptionMeaning.OptOut);
        guess.Column("City").Options.BlankWords.ShouldBe(["Select"]);
        guess.Column("Specialization").Field!.Options.Contains("Select", StringComparer.Ordinal).ShouldBeFalse();
        guess.Column("Asymmetrique Activity Index").Field!.Type.ShouldBe(ColumnType.Select);
        guess.Column("TotalVisits").Field!.Type.ShouldBe(ColumnType.Number);
        guess.Hints.ImpliedLifecycle.ShouldBe(LifecycleWord.Lead);
    }

    [Fact]
    public void A_bank_s_campaign_has_no_names_in_a_column_called_contact()
    {
        if (SharedData.Folder("uci-bank-marketing", output) is not { } folder) return;

        var guess = Guesses.OfFile(ImportObject.Contacts, Path.Combine(folder, "bank-additional_train70.csv"));

        guess.Columns.Where(c => c.Target is not null).Select(c => $"{c.Column.Header} {c.Target}").ShouldBe(["job job_title"]);
        guess.Column("euribor3m").Options.Number!.Decimal.ShouldBe('.');
        guess.Column("contact").Field!.Options.ShouldBe(["telephone", "cellular"], ignoreOrder: true);
        guess.Column("y").Field!.Type.ShouldBe(ColumnType.Boolean);
        guess.Hints.ShouldBe(new FileHints());
    }
}
