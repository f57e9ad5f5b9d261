using Tandem.People.Records;
using Tandem.Platform.Data;

namespace Tandem.People.Notes;

/// <summary>What somebody wrote about a contact or a company, as the API shows it.</summary>
public sealed record NoteView(Guid Id, int Version, string Body, UserRef? Author, Instant CreatedAt, Instant UpdatedAt);

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
