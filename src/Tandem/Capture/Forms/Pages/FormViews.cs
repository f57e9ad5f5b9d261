using System.Collections.Concurrent;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Traffic;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Pages;

/// <summary>
/// How often forms are opened. A page is opened by a GET, which changes nothing; this is a log of what was answered, gathered in memory and written every few
/// seconds in one statement for each form. A crash loses those seconds: it is a count of glances, not of what anybody sent.
/// </summary>
internal sealed class FormViews(Db db, FormDays days)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private ConcurrentDictionary<Guid, long> _seen = [];
    private int _isWaiting;

    /// <summary>Counts a view. A browser that loads a page ahead, a machine that says so, and a HEAD do not count.</summary>
    public void Count(Guid form, HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase) || IsMachine(request))
        {
            return;
        }

        _seen.AddOrUpdate(form, 1, (_, views) => views + 1);
        if (Interlocked.Exchange(ref _isWaiting, 1) == 0)
        {
            _ = WriteLater();
        }
    }

    /// <summary>Writes what was gathered.</summary>
    public async Task Write()
    {
        var seen = Interlocked.Exchange(ref _seen, []);
        if (seen.IsEmpty)
        {
            return;
        }

        await db.Write(async tx =>
        {
            foreach (var (form, views) in seen.OrderBy(pair => pair.Key))
            {
                await days.Add(tx, form, views, submissions: 0);
            }
        });
    }

    private async Task WriteLater()
    {
        await Task.Delay(Patience);
        Interlocked.Exchange(ref _isWaiting, 0);
        try
        {
            await Write();
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or ObjectDisposedException or InvalidOperationException)
        {
            // The database is gone for a moment or for good; a count of glances is not worth an error.
        }
    }

    private static bool IsMachine(HttpRequest request) => request.Headers.UserAgent.ToString() is var agent && (agent.Length == 0 || BotJudge.Verdict(agent) is not null);
}
