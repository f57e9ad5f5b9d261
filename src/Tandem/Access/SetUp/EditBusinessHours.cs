using System.Globalization;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Access.SetUp;

/// <summary>When the teams work: weekly hours, holidays, and the zone whose wall clock counts.</summary>
internal static class EditBusinessHours
{
    private const int MostHolidays = 1000;

    /// <summary>What is sent and answered; days are written yyyy-mm-dd. timeZone is null for the workspace's.</summary>
    public sealed record View(string? TimeZone, IReadOnlyList<OpenHoursView> Hours, IReadOnlyList<string> Holidays);

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<View> Show(CancellationToken cancel) => db.Read(async session => Of((await settings.Get(session)).Business), cancel);

        public Task<Result<View>> Handle(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<View>>(async tx =>
        {
            var before = await settings.Get(tx);
            var hours = new BusinessHours(
                body.Has("timeZone") ? body.Text("timeZone") : before.Business.TimeZone,
                body.Has("hours") ? OpenHoursText.Read(body, "hours") : before.Business.Hours,
                body.Has("holidays") ? Days(body) : before.Business.Holidays);
            if (hours.TimeZone is { } zone && !Zones.IsKnown(zone))
            {
                body.Refuse("timeZone", "This is not a time zone of the IANA database, for example Europe/Berlin.");
            }

            if (body.Problem is { } problem)
            {
                return problem;
            }

            await settings.Save(tx, before with { Business = hours });
            await Audit.Write(tx, caller, new AuditEntry("update", "businessHours", "businessHours") { Before = Of(before.Business), After = Of(hours) });
            return Of(hours);
        }, cancel);

        private static IReadOnlyList<DateOnly> Days(JsonBody body)
        {
            var days = new List<DateOnly>();
            foreach (var text in body.Texts("holidays"))
            {
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    body.Refuse("holidays", $"“{text}” is not a day, written yyyy-mm-dd.");
                    return [];
                }

                days.Add(day);
            }

            if (days.Count > MostHolidays)
            {
                body.Refuse("holidays", $"At most {MostHolidays} holidays.");
            }

            return [.. days.Distinct().Order()];
        }

        private static View Of(BusinessHours hours) => new(
            hours.TimeZone, OpenHoursText.Write(hours.Hours), [.. hours.Holidays.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/business-hours", async (Handler handler, CancellationToken cancel) => ((Result<View>)await handler.Show(cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .Produces<View>();
        routes.MapPut("/api/v1/business-hours", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit)
            .Accepts<View>("application/json")
            .Produces<View>();
    }
}
