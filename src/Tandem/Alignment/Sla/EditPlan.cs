using System.Globalization;
using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Alignment.Sla;

/// <summary>How many people marketing promises a month, by fit.</summary>
public static class EditPlan
{
    private const int MostPeople = 1_000_000;
    private static readonly string[] Fits = ["A", "B", "C", "D"];

    private const string Select = "select month, fit, people from alignment_plans where month >= @from order by month, fit limit 500";

    private const string Upsert =
        """
        insert into alignment_plans (month, fit, people)
        values (@month, @fit, @people)
        on conflict (month, fit) do update set people = excluded.people
        """;

    /// <summary>So many people of this fit in this month, yyyy-mm.</summary>
    public sealed class PlanEntry
    {
        /// <summary>The month, yyyy-mm.</summary>
        public required string Month { get; init; }

        /// <summary>A to D.</summary>
        public required string Fit { get; init; }

        /// <summary>How many.</summary>
        public required int People { get; init; }
    }

    /// <summary>A month and the people by fit; what is left out stays as it is.</summary>
    public sealed record Command(string Month, IReadOnlyDictionary<string, int> People);

    public sealed class Handler(Db db)
    {
        public Task<Page<PlanEntry>> List(string? from, CancellationToken cancel) =>
            db.Read(async session => new Page<PlanEntry>(await session.Query<PlanEntry>(Select, new { from = from ?? "" }), Next: null), cancel);

        public Task<Result<Page<PlanEntry>>> Save(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Page<PlanEntry>>>(async tx =>
        {
            var (month, people) = (Month(body), People(body));
            if (body.Problem is { } problem)
            {
                return problem;
            }

            var before = await Of(tx, month!);
            foreach (var (fit, count) in people)
            {
                await tx.Execute(Upsert, new { month, fit, people = count });
            }

            var after = await Of(tx, month!);
            await Audit.Write(tx, caller, new AuditEntry("update", "plan", month) { Before = before, After = after });
            return new Page<PlanEntry>(after, Next: null);
        }, cancel);

        private static Task<IReadOnlyList<PlanEntry>> Of(Session session, string month) =>
            session.Query<PlanEntry>("select month, fit, people from alignment_plans where month = @month order by fit", new { month });

        private static string? Month(JsonBody body)
        {
            var month = body.Text("month");
            if (!DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                body.Refuse("month", "A month is expected, written yyyy-mm.");
            }

            return month;
        }

        private static Dictionary<string, int> People(JsonBody body)
        {
            var people = new Dictionary<string, int>(StringComparer.Ordinal);
            if (body.Raw("people") is not { ValueKind: JsonValueKind.Object } sent)
            {
                body.Refuse("people", "People by fit are expected, for example {\"A\": 10, \"B\": 30}.");
                return people;
            }

            foreach (var field in sent.EnumerateObject())
            {
                if (!Fits.Contains(field.Name, StringComparer.Ordinal) || field.Value.ValueKind != JsonValueKind.Number
                    || !field.Value.TryGetInt32(out var count) || count is < 0 or > MostPeople)
                {
                    body.Refuse("people", $"A to D with whole numbers up to {MostPeople} are expected.");
                    return people;
                }

                people[field.Name] = count;
            }

            return people;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/plans", async (string? from, Handler handler, CancellationToken cancel) => ((Result<Page<PlanEntry>>)await handler.List(from, cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .Produces<Page<PlanEntry>>();
        routes.MapPut("/api/v1/plans", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) => (await handler.Save(body, caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit)
            .Accepts<Command>("application/json")
            .Produces<Page<PlanEntry>>();
    }
}
