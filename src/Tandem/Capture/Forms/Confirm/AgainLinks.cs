using Tandem.Capture.Forms.Pages;
using Tandem.Capture.Forms.Spam;

namespace Tandem.Capture.Forms.Confirm;

/// <summary>The button below a thank-you by which somebody who waits for the mail has it sent once more.</summary>
internal sealed class AgainLinks(FormKey key)
{
    private const string Purpose = "again";

    public async Task<Html> Ask(Guid submission)
    {
        var token = $"{submission:n}.{await key.Sign(Purpose, submission.ToString("n"))}";
        return Html.Of($"""
            <p class="intro">A mail with a link is on its way to you: open it to confirm your address.</p>
            <form method="post" action="/f/again/{token}"><button type="submit" class="back">It did not come: send it again</button></form>
            """);
    }

    /// <summary>The submission that the button is about; null where it is not ours.</summary>
    public async Task<Guid?> Read(string token) =>
        token.Length < 200 && token.Split('.') is [var id, var signature] && Guid.TryParseExact(id, "N", out var submission) && await key.IsOurs(Purpose, id, signature)
            ? submission
            : null;
}
