using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Tokens;

/// <summary>
/// Makes an API token. It is told once and kept as a hash. It belongs to the workspace, not to its maker: it goes on working when they leave,
/// until it expires or is revoked.
/// </summary>
internal static class CreateToken
{
    /// <summary>By these prefixes a leaked token is recognised: a secret one, and a write key, which may stand in public.</summary>
    private const string SecretPrefix = "tdm_";

    internal const string WriteKeyPrefix = "tdmw_";
    private const int HintLength = 10;

    public sealed record Command(string Name, IReadOnlyList<string> Scopes, Instant? ExpiresAt);

    public sealed record Created(Guid Id, string Token, string Name, IReadOnlyList<string> Scopes, Instant? ExpiresAt);

    private const string Insert =
        """
        insert into access_tokens (id, token_hash, name, hint, scopes, created_by, created_at, expires_at)
        values (@id, @hash, @name, @hint, @scopes, @createdBy, @now, @expiresAt)
        """;

    public sealed class Handler(Db db)
    {
        public async Task<Result<Created>> Handle(Command command, Caller caller, CancellationToken cancel) =>
            Validate(command, db.Now) is { } problem ? problem : await db.Write(tx => Write(tx, command, caller), cancel);

        internal static async Task<Created> Write(Tx tx, Command command, Caller caller)
        {
            var isWriteKey = command.Scopes.Contains(TokenScopes.Text(TokenScope.WriteKey), StringComparer.Ordinal);
            var secret = Secret.New(isWriteKey ? WriteKeyPrefix : SecretPrefix);
            var scopes = command.Scopes.Distinct(StringComparer.Ordinal).ToArray();
            var id = Guid.CreateVersion7(tx.Now.ToDateTimeOffset());
            await tx.Execute(Insert, new
            {
                id,
                hash = Secret.Hash(secret),
                command.Name,
                hint = secret[..HintLength],
                scopes = string.Join(' ', scopes),
                createdBy = caller.Actor,
                tx.Now,
                command.ExpiresAt,
            });
            await Audit.Write(tx, caller, new AuditEntry("create", "token", id) { After = new { command.Name, scopes, command.ExpiresAt } });
            return new Created(id, secret, command.Name, scopes, command.ExpiresAt);
        }
    }

    private static Problem? Validate(Command command, Instant now)
    {
        var scopes = command.Scopes.Select(TokenScopes.Find).ToArray();
        return scopes switch
        {
            { Length: 0 } => Problem.Invalid("scopes", $"At least one scope is needed: {TokenScopes.Names}."),
            _ when scopes.Contains(null) => Problem.Invalid("scopes", $"A scope is one of {TokenScopes.Names}."),
            { Length: > 1 } when scopes.Contains(TokenScope.WriteKey) =>
                Problem.Invalid("scopes", "A write key stands in public pages: it takes no other scope beside it."),
            _ => command.ExpiresAt <= now ? Problem.Invalid("expiresAt", "This time has passed.") : null,
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/tokens", Post).Needs(Rights.Tokens.Create).TellsASecret().Accepts<Command>("application/json").Produces<Created>(StatusCodes.Status201Created);

    private static async Task<IResult> Post(JsonBody body, Caller caller, Handler handler, CancellationToken cancel)
    {
        var command = new Command(body.NeedName("name"), body.Texts("scopes"), body.Time("expiresAt"));
        return body.Problem is { } problem ? problem.ToHttp() : (await handler.Handle(command, caller, cancel)).ToHttp(StatusCodes.Status201Created);
    }
}
