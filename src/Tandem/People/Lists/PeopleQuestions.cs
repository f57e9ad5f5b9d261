using Tandem.Engines.Segments;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.People.Lists;

/// <summary>Which contacts or companies: what was typed into the search, and conditions as JSON.</summary>
public sealed record Selection(string? Q, string? Filter);

/// <summary>Turns what a caller asks for into a question within the caller's reach.</summary>
public sealed class PeopleQuestions(FieldDefinitions fields, WorkspaceSettings settings, IEnumerable<ComputedField> computed)
{
    private readonly ComputedField[] _computed = [.. computed];

    /// <summary>Contacts that the caller may see and, where another right is named, do that with.</summary>
    public async Task<Result<ListQuestion>> Contacts(Session session, Caller caller, Selection selection, Right? right = null)
    {
        var (custom, ofCompanies) = (await fields.Of(session, "contact"), await fields.Of(session, "company"));
        var table = PeopleLists.Contacts(ListQuestion.Dialect(session), custom);
        table = table with { Indexed = table.Indexed.Concat(_computed.Where(one => one.Indexed).Select(one => one.Field.Key)).ToHashSet(StringComparer.Ordinal) };
        var reach = Reach(session, caller, Rights.Contacts.Read, right);
        return await Ask(session, caller, selection, table, reach, condition => ContactCatalogue.Of(
            custom, ofCompanies, caller.Reach(session, Rights.Companies.Read, "fco.owner_id"), ConsentTopics.In(condition)).With(_computed.Select(one => one.Field)));
    }

    /// <summary>Companies, alike.</summary>
    public async Task<Result<ListQuestion>> Companies(Session session, Caller caller, Selection selection, Right? right = null)
    {
        var custom = await fields.Of(session, "company");
        var table = PeopleLists.Companies(ListQuestion.Dialect(session), custom);
        return await Ask(session, caller, selection, table, Reach(session, caller, Rights.Companies.Read, right), _ => CompanyCatalogue.Of(custom));
    }

    /// <summary>The order that is asked for: a key, with a minus for the greatest first.</summary>
    public static Result<ListSort> Sort(ListTable table, string? sort, string usual)
    {
        var asked = string.IsNullOrWhiteSpace(sort) ? usual : sort;
        var descends = asked.StartsWith('-');
        return table.Sort(asked[(descends ? 1 : 0)..]) is { } known
            ? descends ? known.Reversed : known
            : Problem.Invalid("sort", $"This list cannot be sorted by {(asked.Length > 60 ? asked[..60] : asked)}.");
    }

    private static string Reach(Session session, Caller caller, Right see, Right? right)
    {
        var seen = caller.Reach(session, see, "c.owner_id");
        var allowed = right is null ? "true" : caller.Reach(session, right, "c.owner_id");
        return (seen, allowed) switch
        {
            ("true", _) => allowed,
            (_, "true") => seen,
            _ => string.Equals(seen, allowed, StringComparison.Ordinal) ? seen : $"({seen} and {allowed})",
        };
    }

    private async Task<Result<ListQuestion>> Ask(
        Session session, Caller caller, Selection selection, ListTable table, string reach, Func<Condition, FieldCatalogue> catalogueFor)
    {
        var condition = Condition.Everyone;
        IReadOnlyList<FilterProblem> problems = [];
        if (!string.IsNullOrWhiteSpace(selection.Filter) && !Condition.TryParse(selection.Filter, out condition, out problems))
        {
            return InvalidFilter(problems);
        }

        if (!Filter.TryBind(condition, catalogueFor(condition), out var filter, out problems))
        {
            return InvalidFilter(problems);
        }

        return new ListQuestion
        {
            Table = table,
            Filter = filter,
            Context = new FilterContext(session.Now.ToDateTimeOffset(), (await settings.Get(session)).Calendar.Zone) { Me = caller.UserId, Team = caller.Team },
            Words = SearchWords.Of(selection.Q),
            Reach = reach,
            Parameters = caller.Parameters,
        };
    }

    private static Problem InvalidFilter(IReadOnlyList<FilterProblem> problems) =>
        new(400, "invalidFilter", problems[0].Message) { Extra = new { problems } };
}
