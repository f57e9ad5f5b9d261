using System.Text;
using System.Text.Json;

namespace Tandem.Engines.Segments;

/// <summary>JSON text → <see cref="Condition"/>. The first pass is a flat scan, so no nesting can exhaust the stack.</summary>
internal sealed class ConditionReader
{
    // A group is an object around an array, a test an object around an array of values.
    private const int JsonDepth = 2 * FilterLimits.Depth + 3;

    private readonly List<FilterProblem> _problems = [];
    private int _tests;
    private int _groups;
    private int _values;

    public IReadOnlyList<FilterProblem> Problems => _problems;

    public Condition? Read(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) > FilterLimits.TextBytes)
        {
            Report("", FilterProblemCode.TooLong, $"A filter is at most {FilterLimits.TextBytes / 1024} KiB of text.");
            return null;
        }
        var utf8 = Encoding.UTF8.GetBytes(json);
        if (!Scan(utf8)) return null;

        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonDepth });
        var condition = ReadCondition(document.RootElement, "", depth: 0);
        return _problems.Count == 0 ? condition : null;
    }

    /// <summary>Syntax, depth and text that decodes, without recursion.</summary>
    private bool Scan(byte[] utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = FilterLimits.TextBytes });
            while (reader.Read())
            {
                if (reader.CurrentDepth >= JsonDepth) return TooDeep("");
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsStorable(ref reader))
                {
                    return Report("", FilterProblemCode.BadText,
                        $"The text at byte {reader.TokenStartIndex} has a character that cannot be stored.");
                }
            }
            return true;
        }
        catch (JsonException e)
        {
            return Report("", FilterProblemCode.NotJson,
                $"This is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }
    }

    private static bool IsStorable(ref Utf8JsonReader reader)
    {
        try
        {
            return !reader.GetString()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false; // an escaped half of a surrogate pair
        }
    }

    private Condition? ReadCondition(JsonElement json, string path, int depth)
    {
        if (json.ValueKind is not JsonValueKind.Object) return NotACondition(path);
        var properties = json.EnumerateObject().ToList();
        if (properties.DistinctBy(p => p.Name, StringComparer.Ordinal).Count() != properties.Count)
            return NotACondition(path);

        if (properties.Any(p => p.NameEquals("field"))) return ReadTest(properties, path);
        if (properties is not [var group]) return NotACondition(path);
        return ReadGroup(group, $"{path}/{group.Name}", path, depth + 1);
    }

    private Condition? ReadGroup(JsonProperty group, string inside, string path, int depth)
    {
        if (group.Name is not ("and" or "or" or "not")) return NotACondition(path);
        if (depth > FilterLimits.Depth)
        {
            TooDeep(path);
            return null;
        }
        if (!Count(ref _groups, path)) return null;

        if (group.NameEquals("not"))
            return ReadCondition(group.Value, inside, depth) is { } part ? new Condition.Not(part) : null;

        var parts = ReadParts(group.Value, inside, depth);
        if (parts is null) return null;
        return group.NameEquals("and") ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private List<Condition>? ReadParts(JsonElement json, string path, int depth)
    {
        if (json.ValueKind is not JsonValueKind.Array)
        {
            Report(path, FilterProblemCode.NotACondition, "“and” and “or” hold a list of conditions.");
            return null;
        }
        var parts = new List<Condition>();
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (ReadCondition(item, $"{path}/{index++}", depth) is { } part) parts.Add(part);
            if (_groups > FilterLimits.Conditions || _tests > FilterLimits.Conditions) return null;
        }
        return parts;
    }

    private Condition.Test? ReadTest(List<JsonProperty> properties, string path)
    {
        if (!Count(ref _tests, path)) return null;
        string? field = null;
        FilterOp? op = null;
        Literal? value = null;
        var before = _problems.Count;
        foreach (var property in properties)
        {
            var inside = $"{path}/{property.Name}";
            switch (property.Name)
            {
                case "field": field = ReadWord(property.Value, inside); break;
                case "op": op = ReadOp(property.Value, inside); break;
                case "value": value = ReadValue(property.Value, inside, inList: false); break;
                default: NotACondition(path); break;
            }
        }
        if (_problems.Count > before) return null;
        if (field is not null && op is not null) return new Condition.Test(field, op.Value, value);
        NotACondition(path);
        return null;
    }

    private string? ReadWord(JsonElement json, string path)
    {
        if (json.ValueKind is JsonValueKind.String) return json.GetString();
        Report(path, FilterProblemCode.NotACondition, "A text is expected here.");
        return null;
    }

    private FilterOp? ReadOp(JsonElement json, string path)
    {
        if (ReadWord(json, path) is not { } name) return null;
        if (FilterOps.Named(name) is { } op) return op;
        Report(path, FilterProblemCode.UnknownOp, $"There is no operator “{Shorten(name)}”.");
        return null;
    }

    private Literal? ReadValue(JsonElement json, string path, bool inList)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Null when !inList: return null; // "value": null is the same as no value
            case JsonValueKind.String when CountValue(path): return new Literal.Text(json.GetString()!);
            case JsonValueKind.True or JsonValueKind.False when CountValue(path): return new Literal.Flag(json.GetBoolean());
            case JsonValueKind.Number when CountValue(path): return ReadNumber(json, path);
            case JsonValueKind.Array when !inList: return ReadList(json, path);
            case JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array:
                Report(path, FilterProblemCode.WrongValue, "A value is a text, a number, true or false, or a list of those.");
                return null;
            default: return null; // one value too many: reported
        }
    }

    private Literal.Many? ReadList(JsonElement json, string path)
    {
        var items = new List<Literal>();
        foreach (var item in json.EnumerateArray())
        {
            if (ReadValue(item, $"{path}/{items.Count}", inList: true) is not { } value) return null;
            items.Add(value);
        }
        return new Literal.Many(items);
    }

    private Literal.Number? ReadNumber(JsonElement json, string path)
    {
        if (json.TryGetDecimal(out var number)) return new Literal.Number(number);
        Report(path, FilterProblemCode.OutOfRange, "This number is too large.");
        return null;
    }

    private bool Count(ref int counter, string path) =>
        ++counter <= FilterLimits.Conditions
        || (counter == FilterLimits.Conditions + 1 && Report(path, FilterProblemCode.TooManyConditions,
            $"A filter has at most {FilterLimits.Conditions} conditions."));

    private bool CountValue(string path) =>
        ++_values <= FilterLimits.Values
        || (_values == FilterLimits.Values + 1 && Report(path, FilterProblemCode.TooManyValues,
            $"A filter has at most {FilterLimits.Values} values."));

    private bool TooDeep(string path) =>
        Report(path, FilterProblemCode.TooDeep, $"Conditions may be nested {FilterLimits.Depth} deep.");

    private Condition? NotACondition(string path)
    {
        Report(path, FilterProblemCode.NotACondition,
            "A condition is {\"and\":[…]}, {\"or\":[…]}, {\"not\":…} or {\"field\":…,\"op\":…,\"value\":…}.");
        return null;
    }

    private bool Report(string path, string code, string message)
    {
        _problems.Add(new FilterProblem(path, code, message));
        return false;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
