using System.Text.Json;

namespace Tandem.Platform.Data;

/// <summary>Enums are stored as they are spoken in the API: camelCase text. Reading needs nothing of this, Dapper parses names in any case.</summary>
public static class EnumText
{
    /// <summary>For example <c>SalesRep</c> → <c>salesRep</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.Of[value];

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}
