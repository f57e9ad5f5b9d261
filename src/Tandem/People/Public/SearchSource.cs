using System.ComponentModel.DataAnnotations;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Public;

/// <summary>Something that the search found.</summary>
/// <param name="Kind">contact, company or deal.</param>
/// <param name="Id">Which one.</param>
/// <param name="Title">Its name.</param>
/// <param name="Subtitle">What tells it from others of that name.</param>
public sealed record SearchHit([property: AllowedValues("contact", "company", "deal")] string Kind, Guid Id, string Title, string? Subtitle);

/// <summary>A kind of record that the search over everything looks through. A higher module adds its own by registering one more.</summary>
public abstract class SearchSource
{
    /// <summary>Without it a caller is not shown anything of this kind.</summary>
    public abstract Right Right { get; }

    /// <summary>The best hits that the caller may see.</summary>
    public abstract Task<IReadOnlyList<SearchHit>> Find(Session session, Caller caller, string typed, int limit);
}
