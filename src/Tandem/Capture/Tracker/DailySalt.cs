using System.Globalization;
using System.Security.Cryptography;
using Tandem.Platform.Data;
using Tandem.Platform.Timers;

namespace Tandem.Capture.Tracker;

/// <summary>A secret of the day (in UTC), made with its first visitor. When the day is over it is deleted everywhere.</summary>
internal sealed class DailySalt(Db db, Timers timers) : ITimerHandler
{
    public const string Kind = "capture.forget-salt";
    private const int Bytes = 32;

    private volatile Held? _held;

    public async ValueTask<byte[]> Today()
    {
        var today = DayOf(db.Now);
        if (_held is { } held && held.Day == today)
        {
            return held.Salt;
        }

        var salt = Convert.FromBase64String(await db.Write(Make));
        _held = new Held(today, salt);
        return salt;
    }

    public async Task Due(DueTimer timer, Tx tx)
    {
        _held = null;
        await Forget(tx);
    }

    private async Task<string> Make(Tx tx)
    {
        var day = DayOf(tx.Now);
        await Forget(tx);
        await tx.Execute(
            "insert into capture_salts (day, salt) values (@day, @salt) on conflict (day) do nothing",
            new { day, salt = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) });
        await timers.Set(tx, Kind, "all", Instant.From(new DateTimeOffset(tx.Now.ToDateTimeOffset().Date.AddDays(1), TimeSpan.Zero)));
        return (await tx.Scalar<string>("select salt from capture_salts where day = @day", new { day }))!;
    }

    private static Task Forget(Tx tx) => tx.Execute("delete from capture_salts where day < @day", new { day = DayOf(tx.Now) });

    private static string DayOf(Instant at) => at.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Held(string Day, byte[] Salt);
}
