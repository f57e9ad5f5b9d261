using System.Threading.RateLimiting;
using Tandem.Platform.Http;

namespace Tandem.Platform.Security;

/// <summary>
/// How often somebody may knock, a minute: <c>TANDEM_LIMIT_SIGN_IN</c> attempts by address, <c>TANDEM_LIMIT_SIGN_IN_EMAIL</c> by address and
/// email, <c>TANDEM_LIMIT_PUBLIC</c> calls of public routes by address and public key. 0 is without limit. Each process counts for itself.
/// </summary>
public sealed class RateLimits : IDisposable
{
    /// <summary>The policy of routes that take a password or a link.</summary>
    public const string SignIn = "signIn";

    /// <summary>The policy of routes that are open to the world: event API, forms.</summary>
    public const string Public = "public";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _byEmail;

    /// <summary>Reads the limits.</summary>
    public RateLimits(IConfiguration configuration)
    {
        PerEmail = configuration.GetValue("TANDEM_LIMIT_SIGN_IN_EMAIL", 10);
        _byEmail = PartitionedRateLimiter.Create<string, string>(key => PerMinute(key, PerEmail));
    }

    private int PerEmail { get; }

    /// <summary>Registers the limits that routes name with <c>RequireRateLimiting</c>.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<RateLimits>();
        services.AddRateLimiter(limiter =>
        {
            var signIn = configuration.GetValue("TANDEM_LIMIT_SIGN_IN", 30);
            var open = configuration.GetValue("TANDEM_LIMIT_PUBLIC", 6000);
            limiter.AddPolicy(SignIn, context => PerMinute(ClientAddress.Counted(context), signIn));
            // Who holds a secret key is a server of one's own, which sends as much as there is.
            limiter.AddPolicy(Public, context => context.Items[typeof(Caller)] is Caller caller && !caller.IsPublicKey
                ? RateLimitPartition.GetNoLimiter("known")
                : PerMinute($"{ClientAddress.Counted(context)} {(context.Items[typeof(Caller)] as Caller)?.Actor}", open));
            limiter.OnRejected = async (rejected, _) => await Refuse(rejected.Lease).ExecuteAsync(rejected.HttpContext);
        });
    }

    /// <summary>Counts an attempt to sign in with this email from this address; the answer where it is one too many.</summary>
    public IResult? CountSignIn(HttpContext context, string emailKey)
    {
        using var lease = _byEmail.AttemptAcquire($"{ClientAddress.Counted(context)} {emailKey}");
        return lease.IsAcquired ? null : Refuse(lease);
    }

    /// <inheritdoc/>
    public void Dispose() => _byEmail.Dispose();

    private static RateLimitPartition<string> PerMinute(string key, int most) => most <= 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Minute });

    private static IResult Refuse(RateLimitLease lease) =>
        new Problem(429, "tooManyRequests", "Too many requests. Wait a little before the next one.")
        {
            RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute,
        }.ToHttp();
}
