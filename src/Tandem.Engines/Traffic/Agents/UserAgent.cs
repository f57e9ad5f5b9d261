namespace Tandem.Engines.Traffic.Agents;

/// <summary>What one looks at the page with.</summary>
public enum DeviceKind
{
    /// <summary>Nothing speaks for one of the others.</summary>
    Unknown,

    /// <summary>A computer.</summary>
    Desktop,

    /// <summary>A telephone.</summary>
    Mobile,

    /// <summary>A tablet.</summary>
    Tablet,

    /// <summary>A television, or a box beside it.</summary>
    Television,

    /// <summary>A console for games, or glasses.</summary>
    Console,

    /// <summary>A watch.</summary>
    Watch,
}

/// <summary>A browser, its system and the device, as the user agent tells them.</summary>
public sealed record UserAgent
{
    /// <summary>What is said of an agent that nobody knows.</summary>
    public const string Other = "Other";

    /// <summary>Nothing was sent.</summary>
    public static readonly UserAgent None = new();

    /// <summary>The browser's name without its version: Chrome, Mobile Safari, Edge.</summary>
    public string Browser { get; init; } = Other;

    /// <summary>Its version, as far as two numbers of it are told.</summary>
    public string? BrowserVersion { get; init; }

    /// <summary>The operating system: Windows, iOS, Android.</summary>
    public string System { get; init; } = Other;

    /// <summary>Its version, as far as two numbers of it are told.</summary>
    public string? SystemVersion { get; init; }

    /// <summary>What kind of device it runs on.</summary>
    public DeviceKind Device { get; init; }

    /// <summary>Who made the device.</summary>
    public string? Brand { get; init; }

    /// <summary>Which of the maker's devices it is.</summary>
    public string? Model { get; init; }

    /// <summary>The device's family, as uap-core calls it; <c>Spider</c> for machines that say so.</summary>
    public string DeviceFamily { get; init; } = Other;
}
