namespace Tandem.Platform.Cli;

/// <summary>A verb of the command line, for example <c>import</c>.</summary>
public abstract class CliVerb
{
    /// <summary>The word typed, for example <c>token</c>.</summary>
    public abstract string Name { get; }

    /// <summary>One line for the list of verbs.</summary>
    public abstract string Summary { get; }

    /// <summary>The whole help text, options included.</summary>
    public abstract string Help { get; }

    /// <summary>Whether the verb needs a migrated database; <c>migrate</c> itself does not.</summary>
    public virtual bool NeedsSchema => true;

    /// <summary>Options that take no value.</summary>
    public virtual string[] Flags => [];

    /// <summary>Runs; the exit code: 0 done, 1 failed, 2 wrong use.</summary>
    public abstract Task<int> Run(CliArguments arguments, CancellationToken cancel);
}

/// <summary>The verb was used wrongly; its help is shown beside the message and the exit code is 2.</summary>
public sealed class CliUseException(string message) : Exception(message);

/// <summary>The server must not start like this; the message says why and the exit code is 1.</summary>
public sealed class StartRefusedException(string message) : Exception(message);

/// <summary>An option of <c>serve</c> without a value: something that is done before the first request.</summary>
/// <param name="Name">The option, without its dashes.</param>
/// <param name="Help">One line for the help.</param>
/// <param name="BeforeServing">What is done.</param>
public sealed record ServeFlag(string Name, string Help, Func<CancellationToken, Task> BeforeServing);
