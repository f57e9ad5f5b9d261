using Tandem.People.Records;
using Tandem.Platform.Data;

namespace Tandem.People.Notes;

/// <summary>What somebody wrote about a contact or a company, as the API shows it.</summary>
/// <param name="Id">The note.</param>
/// <param name="Version">For the next change.</param>
/// <param name="Body">The text; people of the team stand in it as <c>@[Name](user:ID)</c>.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="UpdatedAt">And when it was last changed.</param>
public sealed record NoteView(Guid Id, int Version, string Body, UserRef? Author, Instant CreatedAt, Instant UpdatedAt)
{
    /// <summary>After writing: those who are mentioned and were told nothing, because they may not see the record or cannot sign in.</summary>
    public IReadOnlyList<UserRef> NotTold { get; init; } = [];
}

/// <summary>A row of <c>people_notes</c>.</summary>
internal sealed class NoteRow
{
    public const int Longest = 20_000;

    public const string Columns = "subject_id, id, object, body, author, created_at, updated_at, version";

    public Guid SubjectId { get; init; }

    public Guid Id { get; init; }

    public required string Object { get; init; }

    public required string Body { get; init; }

    public required string Author { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; init; }

    public int Version { get; init; }

    public NoteView Show(Actors actors) => new(Id, Version, Body, actors[Author], CreatedAt, UpdatedAt);
}
