using System.Globalization;
using Tandem.Platform.Cli;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Tokens;

/// <summary><c>token create</c>: prints the token alone, so that a script can take it.</summary>
internal sealed class TokenVerb(CreateToken.Handler handler, Db db) : CliVerb
{
    public override string Name => "token";

    public override string Summary => "Create an API token and print it";

    public override string Help =>
        """
        token create --name NAME --scope SCOPE [--scope SCOPE…] [--days N]

          SCOPE is read, write (reads, too), admin, or write-key: a public key that hands in events by /v1 and does nothing else.
          --days N lets it expire after N days; without, it works until it is revoked.
          Prints the token and nothing else. It is not shown again.
        """;

    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        if (arguments.Words is not ["create"])
        {
            throw new CliUseException("Say what to do: create.");
        }

        if (arguments.Unknown("name", "scope", "days", "i-have-a-backup").FirstOrDefault() is { } unknown)
        {
            throw new CliUseException($"There is no option --{unknown}.");
        }

        if (arguments.Value("name") is not { Length: > 0 } name || name.Any(char.IsControl))
        {
            throw new CliUseException("A token needs a --name of one line.");
        }

        var result = await handler.Handle(new CreateToken.Command(name, arguments.Values("scope"), Expiry(arguments)), Caller.System, cancel);
        if (result.Problem is { } problem)
        {
            throw new CliUseException(problem.Message);
        }

        Console.WriteLine(result.Value!.Token);
        return 0;
    }

    private Instant? Expiry(CliArguments arguments)
    {
        if (arguments.Value("days") is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 36_500
            ? db.Now + TimeSpan.FromDays(days)
            : throw new CliUseException("--days is a whole number of days.");
    }
}
