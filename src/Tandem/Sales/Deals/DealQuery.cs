using Tandem.Engines.Segments;
using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Sales.Deals;

/// <summary>Which deals: what was typed, a filter, put away ones or not.</summary>
public sealed record DealSelection(string? Q, string? Filter, bool Archived)
{
    /// <summary>Whether nothing narrows it but the caller's reach.</summary>
    public bool IsEverything => !Archived && string.IsNullOrWhiteSpace(Filter) && TextKey.Of(Q).Length == 0;
}

/// <summary>A condition on deals <c>d</c> with its parameters, the caller's included.</summary>
internal sealed record DealCondition(string Sql, Dictionary<string, object?> Parameters)
{
    public DealCondition And(SqlFragment fragment)
    {
        var parameters = new Dictionary<string, object?>(Parameters, StringComparer.Ordinal);
        foreach (var (name, value) in fragment.Parameters)
        {
            parameters[name] = value;
        }

        return new($"{Sql}\n  and {fragment.Text}", parameters);
    }
}

/// <summary>Turns what a caller asks for into SQL, within the caller's reach.</summary>
public sealed class DealQuery(FieldDefinitions fields, WorkspaceSettings settings)
{
    private const string Search =
        """
        (d.search_key like @q escape '\'
          or exists (select 1 from sales_deal_identifiers qi where qi.deal_id = d.id and qi.value = @typed)
          or exists (select 1 from people_public_companies qc where qc.id = d.company_id and qc.name_key like @q escape '\'))
        """;

    /// <summary>The deals of <paramref name="selection"/> that the caller may see and, where it is given, may do <paramref name="right"/> to.</summary>
    internal async Task<Result<DealCondition>> Condition(Session session, Caller caller, DealSelection selection, Right? right = null)
    {
        var parts = new List<string> { selection.Archived ? "d.archived_at is not null" : "d.archived_at is null" };
        var condition = new DealCondition("", caller.Parameters);
        foreach (var needed in new[] { Rights.Deals.Read, right ?? Rights.Deals.Read }.Distinct())
        {
            if (caller.Reach(session, needed, "d.owner_id") is var reach && reach != "true")
            {
                parts.Add(reach);
            }
        }

        if (TextKey.Of(selection.Q) is { Length: > 0 } key)
        {
            parts.Add(Search);
            condition.Parameters["q"] = $"%{TextKey.EscapeLike(key)}%";
            condition.Parameters["typed"] = selection.Q!.Trim();
        }

        condition = condition with { Sql = string.Join("\n  and ", parts) };
        if (string.IsNullOrWhiteSpace(selection.Filter))
        {
            return condition;
        }

        var catalogue = DealFilters.With(await fields.Of(session, "deal"));
        if (!Filter.TryParse(selection.Filter, catalogue, out var filter, out var problems))
        {
            return new Problem(400, "invalidFilter", problems[0].Message) { Extra = new { problems } };
        }

        return condition.And(filter.ToSql(Dialect(session), await Context(session, caller)));
    }

    internal static SqlDialect Dialect(Session session) => session.Engine == DbEngine.Sqlite ? SqlDialect.Sqlite : SqlDialect.Postgres;

    private async Task<FilterContext> Context(Session session, Caller caller) =>
        new(session.Now.ToDateTimeOffset(), (await settings.Get(session)).Calendar.Zone) { Me = caller.UserId, Team = caller.Team };
}
