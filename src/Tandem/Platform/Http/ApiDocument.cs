using Microsoft.OpenApi;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Platform.Http;

/// <summary><c>GET /api/v1/openapi.json</c> (OpenAPI 3.1): the API as its own clients see it. The UI's types are generated from it.</summary>
public static class ApiDocument
{
    /// <summary>Registers the generator with Tandem's own types.</summary>
    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = ApiShapes.NameOf;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Tandem", Version = "v1", Description = "Marketing and sales on the same customer journey." };
            document.Servers = [];
            ApiShapes.DescribeFields(document);
            Group(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            ApiShapes.NameParameters(operation);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            ApiShapes.DescribeNumber(schema);
            ApiShapes.DescribeChoice(schema, context.JsonPropertyInfo);
            Describe(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    });

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/api/v1/openapi.json").OpenToAll("The description of the API is no secret.").ExcludeFromDescription();

    /// <summary>Operations are grouped by what they are about: the first word of the path.</summary>
    private static void Group(OpenApiDocument document)
    {
        var groups = document.Paths.GroupBy(path => path.Key.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word is not ("api" or "v1"), "events"), StringComparer.Ordinal).ToList();
        document.Tags = groups.Select(group => new OpenApiTag { Name = group.Key }).ToHashSet();
        foreach (var group in groups)
        {
            foreach (var operation in group.SelectMany(path => path.Value.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
            {
                operation.Tags = new HashSet<OpenApiTagReference> { new(group.Key, document) };
            }
        }
    }

    private static void Describe(OpenApiSchema schema, Type type)
    {
        if (type == typeof(Instant))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
            schema.Properties?.Clear();
        }
        else if (type == typeof(JsonText))
        {
            schema.Type = null;
            schema.Properties?.Clear();
        }
    }
}
