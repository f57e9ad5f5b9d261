using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Qualification;

/// <summary>What is known about a deal, and what is still to be asked.</summary>
/// <param name="Set">The set by which it is judged; null where neither the deal nor its pipeline has one.</param>
/// <param name="Own">Whether the deal has chosen the set itself; otherwise its pipeline has.</param>
/// <param name="Share">How much is answered, in percent of the weights.</param>
/// <param name="Questions">Every question of the set, answered or not.</param>
/// <param name="AskNext">The keys of the open questions, the weightiest first.</param>
public sealed record QualificationView(
    QualificationSet? Set, bool Own, int Share, IReadOnlyList<AnsweredQuestion> Questions, IReadOnlyList<string> AskNext);

/// <summary>A set by name.</summary>
public sealed record QualificationSet(string Key, string Name, string Description);

/// <summary>A question and what was learned.</summary>
public sealed record AnsweredQuestion(string Key, string Label, string Question, int Weight)
{
    public string? Answer { get; init; }

    public Named? AnsweredBy { get; init; }

    public Instant? AnsweredAt { get; init; }
}

/// <summary>Reads the answers of a deal beside the questions of its set.</summary>
internal static class QualificationReader
{
    private const string SelectSet =
        """
        select o.set_key as own, p.question_set as of_pipeline
        from sales_deals d
        join sales_pipelines p on p.id = d.pipeline_id
        left join sales_deal_question_sets o on o.deal_id = d.id
        where d.id = @deal
        """;

    private const string SelectAnswers = "select question_key, answer, answered_by, answered_at from sales_answers where deal_id = @deal";

    public static async Task<QualificationView> Of(Session session, Guid deal)
    {
        var choice = (await session.First<Choice>(SelectSet, new { deal }))!;
        var key = choice.Own ?? choice.OfPipeline;
        if ((await QuestionSets.All(session)).FirstOrDefault(one => one.Key == key) is not { } set)
        {
            return new QualificationView(Set: null, Own: false, 0, [], []);
        }

        var answers = (await session.Query<AnswerRow>(SelectAnswers, new { deal })).ToDictionary(row => row.QuestionKey, StringComparer.Ordinal);
        var names = await Users.Names(session, answers.Values.Select(row => Actor.UserOf(row.AnsweredBy)).OfType<Guid>());
        AnsweredQuestion[] questions = [.. set.Questions.Select(question => Show(question, answers.GetValueOrDefault(question.Key), names))];
        return new QualificationView(
            new QualificationSet(set.Key, set.Name, set.Description), choice.Own is not null, Share(questions), questions,
            [.. questions.Where(question => question.Answer is null).OrderByDescending(question => question.Weight).Select(question => question.Key)]);
    }

    private static int Share(AnsweredQuestion[] questions) =>
        (int)Math.Round(100m * questions.Where(question => question.Answer is not null).Sum(question => question.Weight) / questions.Sum(question => question.Weight));

    private static AnsweredQuestion Show(QuestionView question, AnswerRow? row, IReadOnlyDictionary<Guid, string> names) =>
        new(question.Key, question.Label, question.Question, question.Weight)
        {
            Answer = row?.Answer,
            AnsweredAt = row?.AnsweredAt,
            AnsweredBy = Actor.UserOf(row?.AnsweredBy) is { } id && names.TryGetValue(id, out var name) ? new Named(id, name) : null,
        };

    private sealed class Choice
    {
        public string? Own { get; init; }

        public string? OfPipeline { get; init; }
    }

    private sealed class AnswerRow
    {
        public required string QuestionKey { get; init; }

        public required string Answer { get; init; }

        public required string AnsweredBy { get; init; }

        public Instant AnsweredAt { get; init; }
    }
}
