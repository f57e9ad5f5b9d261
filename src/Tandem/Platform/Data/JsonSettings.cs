using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.Platform.Data;

/// <summary>The one JSON dialect of API, jobs and event data: camelCase, enums as camelCase text, nulls written.</summary>
public static class JsonSettings
{
    /// <summary>Settings for everything that Tandem reads and writes as JSON. Depth is bounded at 64.</summary>
    public static readonly JsonSerializerOptions Api = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Adds Tandem's conventions to <paramref name="options"/>.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.MaxDepth = 64;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
