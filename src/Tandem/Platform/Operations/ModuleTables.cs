using Tandem.Platform.Data;

namespace Tandem.Platform.Operations;

/// <summary>What a module's tables hold, for whoever wipes a workspace that was made up. A test holds that every table is in one of the lists.</summary>
public sealed record ModuleTables
{
    /// <summary>People, companies, deals and what has happened to them: emptied.</summary>
    public required IReadOnlyList<string> Records { get; init; }

    /// <summary>Who works here and how: left as it is, but for what <see cref="Before"/> or <see cref="After"/> take out of it.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>Kinds of timers that are about records: forgotten.</summary>
    public IReadOnlyList<string> Timers { get; init; } = [];

    /// <summary>What has to be done while the records are still there.</summary>
    public Func<Tx, WipedDemo, Task>? Before { get; init; }

    /// <summary>What has to be done once they are gone.</summary>
    public Func<Tx, WipedDemo, Task>? After { get; init; }
}

/// <summary>The demo whose records go.</summary>
/// <param name="Users">The colleagues who were invented with it.</param>
/// <param name="By">Who wipes it.</param>
public sealed record WipedDemo(IReadOnlyList<Guid> Users, Security.Caller By)
{
    /// <summary>The invented colleagues, as they stand beside what they did.</summary>
    public string[] Actors => [.. Users.Select(user => $"user:{user}")];
}
