using Tandem.Engines.Mime;
using Tandem.Platform.Data;

namespace Tandem.Messaging.Public;

/// <summary>One mail to one person.</summary>
public sealed record Mail
{
    /// <summary>The address alone, without a name.</summary>
    public required string To { get; init; }

    /// <summary>The name before the address.</summary>
    public string? ToName { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>What those see who read no HTML.</summary>
    public required string Text { get; init; }

    /// <summary>The same as HTML; whatever came from a person must have been escaped.</summary>
    public string? Html { get; init; }

    /// <summary>What makes it unique: the same key is sent once. It names no person, as it outlives them.</summary>
    public required string Key { get; init; }

    /// <summary>An address of the web by which the reader gets off the list with one POST.</summary>
    public string? ListUnsubscribe { get; init; }

    /// <summary>When there is no use in sending it any more; a week from now unless said.</summary>
    public Instant? Until { get; init; }

    /// <summary>Why it cannot be sent (an address that is none, a line break in a header); null where it can.</summary>
    public string? Problem => MimeMail.Check(new MailParty(To, ToName), Subject, ListUnsubscribe);
}
