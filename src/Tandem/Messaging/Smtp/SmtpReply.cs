namespace Tandem.Messaging.Smtp;

/// <summary>What a mail server answered.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsYes => Code is >= 200 and < 400;

    /// <summary>The code and its words, cut to what fits into a table.</summary>
    public string Words
    {
        get
        {
            var words = $"{Code} {string.Join(' ', Lines)}".Trim();
            return words.Length <= 500 ? words : words[..500];
        }
    }
}

/// <summary>The mail did not go.</summary>
internal sealed class SmtpException(string message, bool isPermanent, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The server will never take this mail; anything else may pass.</summary>
    public bool IsPermanent => isPermanent;
}
