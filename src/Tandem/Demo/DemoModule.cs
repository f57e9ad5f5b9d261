using Tandem.Demo.Making;
using Tandem.Demo.Wiping;
using Tandem.Platform.Cli;
using Tandem.Platform.Modules;

namespace Tandem.Demo;

/// <summary>A year of an invented company, to look around in before one's own records come.</summary>
public sealed class DemoModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Demo";

    /// <inheritdoc/>
    public override string Purpose => "Fills an empty workspace with a year of an invented company, and takes it away again.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<DemoMaker>();
        add.Services.AddSingleton<DemoVerb>();
        add.Services.AddSingleton<CliVerb>(services => services.GetRequiredService<DemoVerb>());
        add.Services.AddSingleton<LoadDemo.Handler>();
        add.Services.AddSingleton<WipeDemo.Handler>();
        add.Job<DemoJob>(DemoJob.Kind);
        add.Endpoints(LoadDemo.Map, WipeDemo.Map);
        add.Services.AddSingleton(services => new ServeFlag(
            "demo", "Fills an empty database with a year of an invented company first (see demo --help).", services.GetRequiredService<DemoVerb>().Fill));
    }
}
