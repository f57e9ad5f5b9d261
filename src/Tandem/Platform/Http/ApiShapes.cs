using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Tandem.Platform.Http;

/// <summary>
/// Makes the document say what really travels. The generator knows types; it does not know that answers always carry every field, that a field
/// which may be null may be left out of a request, that numbers are numbers, or that two use cases both call their input <c>Command</c>.
/// </summary>
internal static class ApiShapes
{
    private static readonly ConcurrentDictionary<string, Type> Names = new(StringComparer.Ordinal);

    /// <summary>
    /// A name for the shape of <paramref name="type"/> that is its own: one that is a single word takes the use case's name in front,
    /// so <c>CreateToken.Command</c> is <c>CreateTokenCommand</c>.
    /// </summary>
    internal static string? NameOf(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : Own(NameOf(type.Type), type.Type);

    /// <summary>Numbers are written as numbers, so that is what is described; that a number in quotes is read too is kindness, not contract.</summary>
    internal static void DescribeNumber(OpenApiSchema schema)
    {
        if (schema.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }
    }

    /// <summary>A text that is one of a few says so with <see cref="AllowedValuesAttribute"/>.</summary>
    internal static void DescribeChoice(OpenApiSchema schema, JsonPropertyInfo? property)
    {
        if (property?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: false) is [AllowedValuesAttribute allowed, ..])
        {
            schema.Enum = [.. allowed.Values.Select(value => (JsonNode)JsonValue.Create((string)value!))];
        }
    }

    /// <summary>Query parameters as they are written: <c>q</c>, not <c>Q</c>.</summary>
    internal static void NameParameters(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(one => one.In == ParameterLocation.Query) ?? [])
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        }
    }

    /// <summary>What answers carry is always there; what requests carry may be left out where it may be null.</summary>
    internal static void DescribeFields(OpenApiDocument document)
    {
        var components = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        var operations = document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()).ToArray();
        var asked = Reach(components, operations.SelectMany(operation => operation.RequestBody?.Content?.Values ?? []));
        var answered = Reach(components, operations.SelectMany(operation => operation.Responses?.Values ?? Enumerable.Empty<IOpenApiResponse>())
            .SelectMany(response => response.Content?.Values ?? []));
        foreach (var (name, component) in components)
        {
            if (component is not OpenApiSchema { Properties: { } fields } schema)
            {
                continue;
            }

            if (!asked.Contains(name) && answered.Contains(name))
            {
                schema.Required = fields.Keys.ToHashSet(StringComparer.Ordinal);
            }
            else if (asked.Contains(name))
            {
                schema.Required = schema.Required?.Where(field => !MayBeNull(fields[field])).ToHashSet(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Where two modules have a type of the same name, the later one takes its module's name in front.</summary>
    private static string Own(string name, Type type) =>
        Names.GetOrAdd(name, type) == type ? name : (type.Namespace?.Split('.').ElementAtOrDefault(1) ?? "Other") + name;

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } bare)
        {
            return NameOf(bare);
        }

        if (type.IsGenericType)
        {
            return type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "Of" + string.Concat(type.GetGenericArguments().Select(NameOf));
        }

        var isOneWord = !type.Name.Skip(1).Any(char.IsUpper);
        return type.DeclaringType is { } useCase && isOneWord && !useCase.Name.Contains(type.Name, StringComparison.Ordinal) ? useCase.Name + type.Name : type.Name;
    }

    private static bool MayBeNull(IOpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) == true || (schema.OneOf?.Any(one => one.Type == JsonSchemaType.Null) ?? false);

    private static HashSet<string> Reach(IDictionary<string, IOpenApiSchema> components, IEnumerable<OpenApiMediaType> bodies)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<IOpenApiSchema>(bodies.Select(body => body.Schema).OfType<IOpenApiSchema>());
        while (open.TryPop(out var schema))
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } id })
            {
                if (!reached.Add(id) || !components.TryGetValue(id, out schema))
                {
                    continue;
                }
            }

            foreach (var part in Parts(schema))
            {
                open.Push(part);
            }
        }

        return reached;
    }

    private static IEnumerable<IOpenApiSchema> Parts(IOpenApiSchema schema) =>
    [
        .. schema.Properties?.Values ?? Enumerable.Empty<IOpenApiSchema>(), .. schema.OneOf ?? [], .. schema.AnyOf ?? [], .. schema.AllOf ?? [],
        .. new[] { schema.Items, schema.AdditionalProperties }.OfType<IOpenApiSchema>(),
    ];
}
