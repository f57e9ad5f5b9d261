using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments.Agreement;

/// <summary>One case of the property: random rows, random conditions, and the database finds whom the evaluator finds.</summary>
public static class AgreementCheck
{
    private const int Rows = 40;
    private const int ConditionsPerCase = 12;

    public static void Run(int seed, PeopleTable table, SqlDialect dialect)
    {
        var draw = new Draw(seed);
        var context = MadeUpPeople.Context(draw);
        var companies = Enumerable.Range(1, 5).Select(n => Person.CompanyDrawn(draw, n)).ToList();
        var people = Enumerable.Range(1, Rows).Select(n => Person.Drawn(draw, companies, n, context)).ToList();
        table.Replace(people, companies);
        for (var i = 0; i < ConditionsPerCase; i++)
        {
            var condition = MadeUpPeople.Condition(draw, context);
            Check(Bound(condition, seed), $"seed {seed}: {condition.ToJson()}", people, context, table, dialect);
        }
    }

    private static Filter Bound(Condition condition, int seed)
    {
        var json = condition.ToJson();
        Filter.TryParse(json, MadeUpPeople.Catalogue, out var filter, out var problems)
            .ShouldBeTrue($"seed {seed}: {json}: {string.Join("; ", problems)}");
        filter!.Condition.ToJson().ShouldBe(json);
        return filter;
    }

    private static void Check(
        Filter filter, string what, List<Person> people, FilterContext context, PeopleTable table, SqlDialect dialect)
    {
        var expected = people.Where(person => Evaluator.Matches(filter, person.ValueOf, context)).Select(person => person.Id).Order().ToList();
        Compare(filter.ToSql(dialect, context).Text, table.Members(filter.ToSql(dialect, context)));
        foreach (var apart in Enumerable.Range(-1, filter.ConjunctCount + 1))
        {
            var shaped = filter.Shaped(dialect, context, apart < 0 ? null : apart);
            Compare(shaped.Text, table.Members(shaped));
        }

        void Compare(string sql, HashSet<Guid> found) => found.Order().ToList().ShouldBe(
            expected, $"{what}\n{context.Zone.Id}, {context.Now:u}\n{sql}");
    }
}
