using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tandem.Platform.Security;

namespace Tandem.Capture.Tracker;

/// <summary>
/// Tells the visitors of one day apart who keep nothing in their browser: by a hash of the day's salt with the site, the network address and
/// the browser's name. Neither is kept, and without the salt nobody can find them again.
/// </summary>
internal sealed class CookielessVisitors(DailySalt salt)
{
    private const string Prefix = "day.";
    private const int Bytes = 16;

    /// <summary>The anonymous id for messages of this request that bring none; null where it does not ask for one.</summary>
    public async ValueTask<string?> IdOf(HttpContext context, Caller caller)
    {
        if (!caller.IsPublicKey || context.Request.Query["cookieless"] != "1")
        {
            return null;
        }

        var who = Encoding.UTF8.GetBytes($"{caller.Actor}\n{ClientAddress.Counted(context)}\n{context.Request.Headers.UserAgent}");
        return Prefix + Base64Url.EncodeToString(HMACSHA256.HashData(await salt.Today(), who).AsSpan(0, Bytes));
    }
}
