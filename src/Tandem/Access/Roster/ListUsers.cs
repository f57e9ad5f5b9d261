using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Roster;

/// <summary>Everybody who works here, by name.</summary>
internal static class ListUsers
{
    private const string First = UserView.Select + " order by u.name_key, u.id limit @most";

    private const string After =
        UserView.Select
        + """
         where (u.name_key, u.id) > (select name_key, id from access_users where id = @cursor)
        order by u.name_key, u.id
        limit @most
        """;

    public sealed class Handler(Db db)
    {
        public async Task<Page<UserView>> Handle(Guid? cursor, int? limit, CancellationToken cancel)
        {
            var size = PageSize.Of(limit);
            var rows = await db.Read(session => session.Query<UserView>(cursor is null ? First : After, new { cursor, most = size + 1 }), cancel);
            return rows.Count > size ? new Page<UserView>([.. rows.Take(size)], rows[size - 1].Id.ToString()) : new Page<UserView>(rows, Next: null);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/users", async (Guid? cursor, int? limit, Handler handler, CancellationToken cancel) =>
            Results.Json(await handler.Handle(cursor, limit, cancel), JsonSettings.Api)).Needs(Rights.Users.Read).Produces<Page<UserView>>();
}
