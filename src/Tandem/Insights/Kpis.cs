using Tandem.Platform;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Insights;

/// <summary>A figure of the scoreboard: what it is called, how it is made, what it means.</summary>
/// <param name="Key">Its name in the API.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Formula">How it is made, in one line.</param>
/// <param name="Unit">count, ratio, money or days.</param>
/// <param name="Description">What counts, and on which day.</param>
public sealed record Kpi(string Key, string Name, string Formula, string Unit, string Description);

/// <summary>
/// The one dictionary of both teams' numbers. The scoreboard computes exactly this, the UI shows it beside each figure, and the documents quote it.
/// </summary>
public static class Kpis
{
    /// <summary>What holds for all of them.</summary>
    public const string Conventions =
        """
        From is the first day, to the day after the last one, both whole calendar days in the workspace's time zone. With mode=period each figure
        counts what happened on those days, by its own date. With mode=cohort it counts what has become, until today, of the people who entered on
        those days: a person enters on the first day as a lead or later; a deal enters with its main contact, or on the day it was opened where it has
        none. Amounts are in the base currency, at the rate of the day of the event; an amount without a rate is left out, and the answer says so.
        A ratio whose denominator is zero has no value. What was put away (archived) does not count.
        """;

    private const string Reached =
        "Distinct people, dated by the first day on which they reached this stage or a later one. Disqualified and former customer count for nothing by themselves.";

    private const string FromTo =
        "Whole calendar days, from the first day as a lead to the day the deal was won (from the day it was opened where it has no main contact, and whenever the "
        + "figures are by owner, product, company or closing quarter). A deal won before the first contact was written down keeps its negative number.";

    /// <summary>In the order of the board.</summary>
    public static readonly IReadOnlyList<Kpi> All =
    [
        new("leads", "Leads", "people who became a lead or more", "count", Reached),
        new("marketingQualified", "Marketing qualified (MQL)", "people who reached MQL or a later stage", "count", Reached),
        new("salesAccepted", "Sales accepted (SAL)", "people who reached SAL or a later stage", "count", Reached),
        new("salesQualified", "Sales qualified (SQL)", "people who reached SQL or a later stage", "count", Reached),
        new("opportunities", "Opportunities", "deals opened", "count", "Deals by the day they were opened."),
        new("won", "Won", "deals won", "count", "Deals by the day they were won."),
        new("lost", "Lost", "deals lost", "count", "Deals by the day they were lost."),
        new("open", "Open", "deals open at the end of the period",
            "count", "Deals opened before the end of the period and not closed before it; in a cohort, those still open today."),
        new("conversion", "Lead to won", "won ÷ leads", "ratio", "How many deals were won for each lead. Above 100 % where more deals were won than people came: in a period each counts by its own day, and a person may have several deals."),
        new("winRate", "Win rate", "won ÷ (won + lost)", "ratio", "Of the deals that were decided, the share that was won."),
        new("wonValue", "Won value", "sum of the amounts of won deals", "money", "Bookings, by the day the deal was won. A deal without an amount adds nothing."),
        new("medianDays", "Median days to won", "median of (won − start) over won deals", "days", FromTo),
        new("meanDays", "Mean days to won", "mean of (won − start) over won deals", "days", FromTo),
        new("cost", "Marketing cost", "sum of marketing cost entries", "money",
            "Cost entries of the team marketing, by their day. By origin or campaign, those that name it."),
        new("costPerLead", "Cost per lead", "marketing cost ÷ leads", "money", "What a new lead cost."),
        new("acquisitionCost", "Acquisition cost", "(marketing cost + sales cost) ÷ won", "money", "What a won deal cost, the cost entries of both teams together."),
        new("roi", "Return on marketing", "(won value by first touch − marketing cost) ÷ marketing cost", "ratio",
            "On revenue until costs of goods are kept, so it is higher than a return on profit. The revenue belongs to the origin and campaign of the main contact's first touch."),
    ];

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/kpis", () => ((Result<KpiList>)new KpiList(All, Conventions)).ToHttp())
            .Needs(Rights.Numbers.Read)
            .Produces<KpiList>();
}

/// <summary>The dictionary as the API gives it.</summary>
/// <param name="Items">Every figure.</param>
/// <param name="Conventions">What holds for all of them.</param>
public sealed record KpiList(IReadOnlyList<Kpi> Items, string Conventions);
