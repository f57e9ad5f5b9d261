using Tandem.Engines.Text;
using Tandem.Platform.Data;
using Tandem.Sales.Public;
using Tandem.Sales.Reasons;

namespace Tandem.Sales.Pipelines;

/// <summary>
/// What a new workspace starts with: two pipelines, and why deals are won and lost. People may change all of it, so it is inserted once and
/// not by a migration. Two processes that start together insert it once: the second one waits for the first one's name and then has nothing to do.
/// </summary>
public static class Starters
{
    private static readonly Template[] Pipelines =
    [
        new("New business", IsDefault: true,
            [new("Discovery", 10, 14), new("Qualified", 25, 14), new("Demo", 40, 10), new("Proposal", 60, 10), new("Negotiation", 80, 7)]),
        new("Renewal", IsDefault: false, [new("Upcoming", 60, null), new("Contacted", 70, null), new("Quoted", 85, null)]),
    ];

    private static readonly string[] LossReasons =
    [
        "Pricing", "Competition", "Budget constraints", "Missing features", "Long sales cycle", "No decision-maker", "Unresponsive prospect",
        "Poor fit", "Lost to status quo", "Security or legal", "Internal build", "Other",
    ];

    private static readonly string[] WinReasons = ["Fit", "Price", "Relation", "Product", "Speed", "Reference"];

    private static readonly string[] Objections =
        ["Too expensive", "No budget now", "No need seen", "Bad timing", "Happy with what they have", "Security or legal", "A feature is missing"];
    private static readonly string[] RejectReasons =
    [
        "Wrong contact data", "Outside our ICP", "Wrong persona", "No need", "No budget", "Bad timing", "Competitor, student or vendor", "Duplicate",
        "Already a customer", "No consent",
    ];

    private static readonly string[] RecycleReasons = ["Went silent", "Project postponed", "Lost our champion", "Needs education"];

    private const string InsertPipeline =
        """
        insert into sales_pipelines (id, name, currency, is_default, position, archived_at, version)
        values (@id, @name, null, @isDefault, @position, null, 1)
        on conflict (name) where archived_at is null do nothing
        """;

    private const string InsertReason =
        """
        insert into sales_reasons (id, kind, name, name_key, position, archived_at, version)
        values (@id, @kind, @name, @nameKey, @position, null, 1)
        on conflict (kind, name_key) do nothing
        """;

    /// <summary>Inserts them where no pipeline has ever been.</summary>
    public static async Task Ensure(Tx tx)
    {
        if (await tx.Scalar<long>("select count(*) from (select 1 from sales_pipelines limit 1) p") > 0)
        {
            await EnsureReturns(tx);
            return;
        }

        foreach (var (template, position) in Pipelines.Select((template, position) => (template, position)))
        {
            await Insert(tx, template, position);
        }

        await Insert(tx, ReasonRows.Loss, LossReasons);
        await Insert(tx, ReasonRows.Win, WinReasons);
        await Insert(tx, ReasonRows.Objection, Objections);
        await EnsureReturns(tx);
    }

    /// <summary>A workspace that is older than handoffs gets their reasons, too.</summary>
    private static async Task EnsureReturns(Tx tx)
    {
        if (await tx.Scalar<long>("select count(*) from (select 1 from sales_reasons where kind = 'reject' limit 1) r") == 0)
        {
            await Insert(tx, ReasonRows.Reject, RejectReasons);
            await Insert(tx, ReasonRows.Recycle, RecycleReasons);
        }
    }

    private static async Task Insert(Tx tx, Template template, int position)
    {
        var id = OrderedId.Next(tx.Now);
        if (await tx.Execute(InsertPipeline, new { id, template.Name, template.IsDefault, position }) == 0)
        {
            return;
        }

        Step[] steps = [.. template.Steps, new("Won", 100, null, StageCategory.Won), new("Lost", 0, null, StageCategory.Lost)];
        foreach (var (step, place) in steps.Select((step, place) => (step, place)))
        {
            await StageRows.Insert(tx, new Stage
            {
                Id = OrderedId.Next(tx.Now),
                Version = 1,
                PipelineId = id,
                Name = step.Name,
                Category = step.Category,
                Probability = step.Probability,
                RotDays = step.RotDays,
                Position = place,
            });
        }
    }

    private static async Task Insert(Tx tx, string kind, string[] labels)
    {
        foreach (var (label, position) in labels.Select((label, position) => (label, position)))
        {
            var id = OrderedId.Next(tx.Now);
            await tx.Execute(InsertReason, new { id, kind, name = label, nameKey = TextKey.Of(label), position });
        }
    }

    private sealed record Template(string Name, bool IsDefault, Step[] Steps);

    private sealed record Step(string Name, int Probability, int? RotDays, StageCategory Category = StageCategory.Open);
}
