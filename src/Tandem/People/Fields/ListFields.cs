using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Fields;

/// <summary>The fields of one kind of record or of all: the built-in ones, then the custom ones in the order that people gave them.</summary>
public static class ListFields
{
    private const string Select = $"select {FieldRow.Columns} from people_fields where archived_at is null order by position, key";

    public sealed class Handler(Db db, ListedObjects objects)
    {
        public Task<Result<Page<FieldView>>> Handle(string? wanted, CancellationToken cancel) => db.Read<Result<Page<FieldView>>>(async session =>
        {
            if (wanted is not null && objects.Find(wanted) is null)
            {
                return Problem.Invalid("object", $"One of {string.Join(", ", objects.Names)} is expected.");
            }

            var rows = (await session.Query<FieldRow>(Select)).ToLookup(row => row.Object, StringComparer.Ordinal);
            var shown = objects.Names.Where(name => wanted is null || string.Equals(wanted, name, StringComparison.Ordinal));
            return new Page<FieldView>([.. shown.SelectMany(name => FieldsOf(objects.Find(name)!, rows[name]))], Next: null);
        }, cancel);

        private static IEnumerable<FieldView> FieldsOf(ListedObject listed, IEnumerable<FieldRow> rows) =>
            listed.Fields.Select(field => FieldView.Of(listed, field)).Concat(rows.Select(row => row.ToView()));
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/fields", async (string? @object, Handler handler, CancellationToken cancel) => (await handler.Handle(@object, cancel)).ToHttp())
            .Needs(Rights.Settings.Read)
            .Produces<Page<FieldView>>();
}
