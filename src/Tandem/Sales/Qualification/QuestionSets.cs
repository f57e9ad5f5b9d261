using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Qualification;

/// <summary>A set of questions by which a deal can be judged.</summary>
public sealed record QuestionSetView(string Key, string Name, string Description, IReadOnlyList<QuestionView> Questions);

/// <summary>A question of a set.</summary>
/// <param name="Key">Its name in the API, for example <c>meddic.champion</c>.</param>
/// <param name="Label">One or two words.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Weight">How much the answer counts.</param>
public sealed record QuestionView(string Key, string Label, string Question, int Weight);

/// <summary>The sets of questions that there are: BANT, MEDDIC and so on, as data.</summary>
internal static class QuestionSets
{
    private const string SelectSets = "select key, name, description from sales_question_sets order by position, key";
    private const string SelectQuestions = "select set_key, key, label, question, weight from sales_questions order by position, key";

    /// <summary>All of them: few, read whole.</summary>
    public static async Task<IReadOnlyList<QuestionSetView>> All(Session session)
    {
        var questions = (await session.Query<QuestionRow>(SelectQuestions)).ToLookup(row => row.SetKey, StringComparer.Ordinal);
        return [.. (await session.Query<SetRow>(SelectSets)).Select(set => new QuestionSetView(
            set.Key, set.Name, set.Description,
            [.. questions[set.Key].Select(row => new QuestionView(row.Key, row.Label, row.Question, row.Weight))]))];
    }

    /// <summary>Whether there is such a set; none at all is right, too.</summary>
    public static async Task<Problem?> Check(Session session, string? key) =>
        key is not null && await session.Scalar<long>("select count(*) from sales_question_sets where key = @key", new { key }) == 0
            ? Problem.Invalid("questionSet", "There is no such set of questions.")
            : null;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/question-sets", async (Db db, CancellationToken cancel) =>
                ((Result<Page<QuestionSetView>>)new Page<QuestionSetView>(await db.Read(All, cancel), Next: null)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<QuestionSetView>>();

    private sealed class SetRow
    {
        public required string Key { get; init; }

        public required string Name { get; init; }

        public required string Description { get; init; }
    }

    private sealed class QuestionRow
    {
        public required string SetKey { get; init; }

        public required string Key { get; init; }

        public required string Label { get; init; }

        public required string Question { get; init; }

        public int Weight { get; init; }
    }
}
