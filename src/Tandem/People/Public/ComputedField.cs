using Tandem.Engines.Segments;

namespace Tandem.People.Public;

/// <summary>
/// Something that a higher module computes about contacts and that their lists can be filtered by. It stands in that module's own table, as rows related to
/// <c>c.id</c>; modules register theirs in their manifests.
/// </summary>
/// <param name="Field">The field of conditions.</param>
/// <param name="Options">The choices of a select field.</param>
public sealed record ComputedField(FilterField Field, IReadOnlyList<FieldOption> Options)
{
    /// <summary>Whether an index of that table finds the rows of a value.</summary>
    public bool Indexed { get; init; }
}
