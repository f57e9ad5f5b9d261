using Tandem.Platform.Cli;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Lanes;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Outbox;
using Tandem.Platform.Privacy;
using Tandem.Platform.Schema;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Platform.Timers;

namespace Tandem.Platform;

/// <summary>Puts the modules together into one application: services, schema, middleware, routes.</summary>
public sealed class TandemApp
{
    private readonly Contributions _contributions;

    /// <summary>Registers the platform and the modules with <paramref name="builder"/>.</summary>
    public TandemApp(WebApplicationBuilder builder, IReadOnlyList<Module> modules, DatabaseOptions? options = null)
    {
        Builder = builder;
        Options = options ?? DatabaseOptions.FromConfiguration(builder.Configuration);
        Modules = modules;
        _contributions = new Contributions(builder.Services);
        AddPlatform(builder.Services);
        foreach (var module in modules)
        {
            module.Register(_contributions);
        }
    }

    /// <summary>The application's builder.</summary>
    public WebApplicationBuilder Builder { get; }

    /// <summary>Where the data lives.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>The modules, in the order of their schemas.</summary>
    public IReadOnlyList<Module> Modules { get; }

    /// <summary>Every migration of this binary for the database in use.</summary>
    public IReadOnlyList<Migration> Migrations =>
        Migration.All(typeof(TandemApp).Assembly, Options.Engine, ["Platform", .. Modules.Select(module => module.Name)]);

    /// <summary>Builds the application. With <paramref name="workers"/> its loops run; without, the caller drives them.</summary>
    public WebApplication Build(bool workers)
    {
        if (workers)
        {
            foreach (var worker in _contributions.Workers)
            {
                worker(Builder.Services);
            }
        }

        var app = Builder.Build();
        TrustedProxies.Use(app);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorAnswers>();
        foreach (var use in _contributions.Middlewares)
        {
            use(app);
        }

        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<BodyLimit>();
        app.UseMiddleware<PolicyGate>();
        app.UseMiddleware<Idempotency>();
        WorkspaceUi.Use(app);
        Health.Map(app);
        Metrics.Map(app);
        JobRoutes.Map(app);
        ApiDocument.Map(app);
        foreach (var map in _contributions.Routes)
        {
            map(app);
        }

        return app;
    }

    /// <summary>What modules do once before the first request: starter data, the first owner.</summary>
    public Task Prepare(IServiceProvider services) => services.GetRequiredService<StartSteps>().Run();

    private void AddPlatform(IServiceCollection services)
    {
        services.AddSingleton(Options);
        services.AddSingleton(Modules);
        services.AddSingleton(provider => new StartSteps(provider, _contributions.StartSteps));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Db>();
        services.AddSingleton<Signal>();
        services.AddSingleton<Timers.Timers>();
        services.AddSingleton<Outbox.Outbox>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<PrivacySettings>();
        services.AddSingleton<MentionSweep>();
        services.AddSingleton<Jobs.Jobs>();
        services.AddSingleton<TimerLoop>();
        services.AddSingleton<OutboxLoop>();
        services.AddSingleton<JobLoop>();
        services.AddSingleton<JobDesk>();
        services.AddSingleton(_ => new Migrator(Options, Migrations, TimeProvider.System));
        services.AddSingleton<JobAtTheTerminal>();
        _contributions.Command<MigrateVerb>();
        _contributions.Command<BackupVerb>();
        _contributions.Command<VerifyVerb>();
        _contributions.Tables(PlatformTables.All);
        _contributions.Mentions(PlatformTables.Mentions);
        ApiDocument.Add(services);
        RateLimits.Add(services, Builder.Configuration);
        services.AddSingleton<WorkspaceSettings>();
        _contributions.Timer<AnswerMemory>(AnswerMemory.TimerKind);
        _contributions.BeforeServing(AnswerMemory.Start);
        // Without it a body that cannot be read is answered without a word outside of development.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => JsonSettings.Apply(json.SerializerOptions));
        _contributions.Worker<TimerLoop>();
        _contributions.Worker<OutboxLoop>();
        _contributions.Worker<JobLoop>();
    }
}
