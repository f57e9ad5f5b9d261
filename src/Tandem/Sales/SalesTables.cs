using Tandem.Platform.Data;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;
using Tandem.Sales.FollowUps;
using Tandem.Sales.Handoffs;
using Tandem.Sales.Handoffs.Routing;

namespace Tandem.Sales;

/// <summary>What the module's tables hold.</summary>
internal static class SalesTables
{
    public static readonly ModuleTables All = new()
    {
        Records =
        [
            "sales_deals", "sales_deal_contacts", "sales_deal_tags", "sales_deal_identifiers", "sales_deal_question_sets", "sales_answers", "sales_stage_changes",
            "sales_job_changes", "sales_board_totals", "sales_handoffs", "sales_open_handoffs", "sales_turns", "sales_tasks", "sales_products",
        ],
        Kept =
        [
            "sales_pipelines", "sales_stages", "sales_reasons", "sales_handoff_policy", "sales_question_sets", "sales_questions", "sales_territories",
            "sales_reps", "sales_absences",
        ],
        Timers = [HandoffClock.Kind, RecycleTimer.Kind, FollowUpNotices.TimerKind],
        After = ForgetColleagues,
    };

    /// <summary>A deal is the company's business and stays, without the person.</summary>
    public static readonly PersonalTable[] Personal =
    [
        PersonalTable.ByContact("sales_deals") with
        {
            Columns = "id, name, outcome, opened_at, closed_at, amount_minor, currency, next_step",
            Erase = (tx, person) => tx.Execute($"update sales_deals set contact_id = null where {tx.In("contact_id", "contacts")}", person.Parameters),
        },
        PersonalTable.ByContact("sales_deal_contacts"), PersonalTable.ByContact("sales_handoffs"), PersonalTable.ByContact("sales_open_handoffs"),
        PersonalTable.ByContact("sales_tasks"),
    ];

    /// <summary>The invented colleagues take no leads any more, and whose leads are theirs is nobody's matter.</summary>
    private static async Task ForgetColleagues(Tx tx, WipedDemo demo)
    {
        var users = demo.Users.ToArray();
        await tx.Execute($"delete from sales_reps where {tx.In("user_id", "users")}", new { users });
        await tx.Execute($"delete from sales_absences where {tx.In("user_id", "users")}", new { users });
        foreach (var territory in (await TerritoryTable.All(tx)).Where(one => one.Members.All(users.Contains)))
        {
            await tx.Execute("delete from sales_territories where id = @id", new { territory.Id });
        }
    }
}
