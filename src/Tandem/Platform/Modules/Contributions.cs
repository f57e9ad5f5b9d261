using Tandem.Platform.Cli;
using Tandem.Platform.Jobs;
using Tandem.Platform.Operations;
using Tandem.Platform.Outbox;
using Tandem.Platform.Privacy;
using Tandem.Platform.Timers;

namespace Tandem.Platform.Modules;

/// <summary>What a module may contribute. A low module defines a slot here or in its <c>Public</c> namespace, a high one fills it.</summary>
public sealed class Contributions(IServiceCollection services)
{
    /// <summary>Route mappers, called once at start with the <c>/</c> group.</summary>
    internal List<Action<IEndpointRouteBuilder>> Routes { get; } = [];

    /// <summary>What stands before the routes, in order.</summary>
    internal List<Action<IApplicationBuilder>> Middlewares { get; } = [];

    /// <summary>Loops that run in a serving process.</summary>
    internal List<Action<IServiceCollection>> Workers { get; } = [];

    /// <summary>What is done once before the first request.</summary>
    internal List<Func<IServiceProvider, Task>> StartSteps { get; } = [];

    /// <summary>Handlers and facades.</summary>
    public IServiceCollection Services => services;

    /// <summary>Routes of use cases.</summary>
    public void Endpoints(params Action<IEndpointRouteBuilder>[] maps) => Routes.AddRange(maps);

    /// <summary>Something that stands before the routes: sign-in, headers, limits.</summary>
    public void Middleware(Action<IApplicationBuilder> use) => Middlewares.Add(use);

    /// <summary>Something done once before the first request; it must not mind being done again, or by two processes at once.</summary>
    public void BeforeServing(Func<IServiceProvider, Task> step) => StartSteps.Add(step);

    /// <summary>A loop that runs while the process serves. Registered as a singleton by the module itself.</summary>
    public void Worker<T>() where T : class, IHostedService =>
        Workers.Add(registered => registered.AddHostedService(provider => provider.GetRequiredService<T>()));

    /// <summary>What happens when a timer of <paramref name="kind"/> is due.</summary>
    public void Timer<T>(string kind) where T : class, ITimerHandler
    {
        services.AddSingleton<T>();
        services.AddSingleton(provider => new TimerKind(kind, provider.GetRequiredService<T>()));
    }

    /// <summary>Long work that runs as a job of <paramref name="kind"/>.</summary>
    public void Job<T>(string kind) where T : class, IJobHandler
    {
        services.AddSingleton<T>();
        services.AddSingleton(provider => new JobKind(kind, provider.GetRequiredService<T>()));
    }

    /// <summary>Who carries outbox rows of <paramref name="channel"/> to the outside.</summary>
    public void Sender<T>(string channel) where T : class, IOutboxSender
    {
        services.AddSingleton<T>();
        services.AddSingleton(provider => new OutboxChannel(channel, provider.GetRequiredService<T>()));
    }

    /// <summary>What must be true of the module's data.</summary>
    public void Checks(params DataCheck[] checks)
    {
        foreach (var check in checks)
        {
            services.AddSingleton(check);
        }
    }

    /// <summary>What the module's tables hold.</summary>
    public void Tables(ModuleTables tables) => services.AddSingleton(tables);

    /// <summary>The tables of the module that may hold something about a person.</summary>
    public void Personal(params PersonalTable[] tables) => AddAll(tables);

    /// <summary>What happens in the module's tables to those who are mentioned in passing and erased.</summary>
    public void Mentions(params MentionRule[] rules) => AddAll(rules);

    /// <summary>Kinds of data that are deleted when they are old.</summary>
    public void Retention(params RetentionKind[] kinds) => AddAll(kinds);

    /// <summary>A sign that a step of setting up was done: a query for any row.</summary>
    public void FirstStep(SetUpStep step, string sign) => services.AddSingleton(new FirstStep(step, sign));

    /// <summary>A verb of the command line.</summary>
    public void Command<T>() where T : CliVerb => services.AddSingleton<CliVerb, T>();

    private void AddAll<T>(T[] parts) where T : class
    {
        foreach (var part in parts)
        {
            services.AddSingleton(part);
        }
    }
}
