using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Scoreboard;

/// <summary>Both teams' numbers, from lead to won. Whole for every role; the rows behind a figure are shown by <see cref="ListRows"/> within reach.</summary>
public static class GetScoreboard
{
    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Board> Handle(Question question, CancellationToken cancel) => db.Read(
            async session => await Boards.Read(session, question, await settings.Get(session)), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/scoreboard",
                async (string? from, string? to, string? mode, string? by, Handler handler, CancellationToken cancel) =>
                {
                    var question = Question.Read(from, to, mode, by);
                    return question.Problem is { } problem
                        ? problem.ToHttp()
                        : ((Result<Board>)await handler.Handle(question.Value!, cancel)).ToHttp();
                })
            .Needs(Rights.Numbers.Read)
            .Produces<Board>();
}
