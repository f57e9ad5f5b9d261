namespace Tandem.Notifications.Public;

/// <summary>One thing that one person of the team is told.</summary>
public sealed record Notice
{
    /// <summary>Who is told.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The key of a registered <see cref="NoticeKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>One line: what happened.</summary>
    public required string Title { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Body { get; init; }

    /// <summary>Where it leads: a path of the workspace, for example <c>/people/ID</c>.</summary>
    public required string Link { get; init; }

    /// <summary>What it is about; a user is told once under a key, however often a reactor or a timer runs again.</summary>
    public required string Key { get; init; }
}
