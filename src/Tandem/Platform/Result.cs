namespace Tandem.Platform;

/// <summary>Why a request was not done. Expected failures are values; only bugs throw.</summary>
/// <param name="Status">The HTTP status that fits.</param>
/// <param name="Code">Stable name, for example <c>emailTaken</c>. Clients branch on it.</param>
/// <param name="Message">One sentence for a person: what was wrong, what was kept.</param>
public sealed record Problem(int Status, string Code, string Message)
{
    /// <summary>Messages by field, where fields were wrong.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>What the client needs to decide what to do next (the existing record, the current values).</summary>
    public object? Extra { get; init; }

    /// <summary>When to come back, where that is what has to be done; sent as <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The input breaks a rule.</summary>
    public static Problem Invalid(string field, string message) =>
        new(400, "invalid", message) { Errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] } };

    /// <summary>Several fields break rules.</summary>
    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(400, "invalid", errors.Values.First()[0]) { Errors = errors };

    /// <summary>The same problem of a part of what was sent: its fields are named with the part in front.</summary>
    public Problem Below(string part) => Errors is null
        ? this
        : this with { Errors = Errors.ToDictionary(error => $"{part}.{error.Key}", error => error.Value, StringComparer.Ordinal) };

    /// <summary>There is no such thing, or the caller may not see it; the two look alike on purpose.</summary>
    public static Problem NotFound(string what) => new(404, "notFound", $"{what} was not found.");

    /// <summary>It cannot be done in the present state.</summary>
    public static Problem Conflict(string code, string message, object? extra = null) => new(409, code, message) { Extra = extra };

    /// <summary>The record was changed by somebody else since it was read.</summary>
    public static Problem Stale(object current) =>
        new(412, "stale", "Somebody changed this in the meantime. Nothing of yours was saved.") { Extra = new { current } };

    /// <summary>The caller may see it but may not do this to it.</summary>
    public static Problem Forbidden(string message) => new(403, "forbidden", message);
}

/// <summary>A value, or the <see cref="Problem"/> that prevented it.</summary>
public readonly struct Result<T>
{
    private Result(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>The value; meaningful only while <see cref="Problem"/> is null.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value, or null.</summary>
    public Problem? Problem { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Ok => Problem is null;

    /// <summary>Success.</summary>
    public static implicit operator Result<T>(T value) => new(value, problem: null);

    /// <summary>Failure.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    /// <summary>The value, where failure would be a bug.</summary>
    public T Must() => Problem is null ? Value! : throw new InvalidOperationException($"{Problem.Code}: {Problem.Message}");
}

/// <summary>Nothing to return.</summary>
public readonly record struct Done
{
    /// <summary>The only value.</summary>
    public static readonly Done Value;
}
