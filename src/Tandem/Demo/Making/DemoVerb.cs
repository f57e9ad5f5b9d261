using System.Diagnostics;
using System.Globalization;
using Tandem.Demo.Story;
using Tandem.Platform.Cli;
using Tandem.Platform.Data;
using Tandem.Platform.Modules;

namespace Tandem.Demo.Making;

/// <summary><c>tandem demo</c>, and <c>--demo</c> of <c>serve</c>.</summary>
internal sealed class DemoVerb(DemoMaker maker, Db db, StartSteps steps) : CliVerb
{
    public override string Name => "demo";

    public override string Summary => "Fill an empty workspace with a year of an invented company";

    public override string Help =>
        """
        demo [--part N]

          Fills an empty database with one year of an invented company: people, companies, deals,
          campaigns and 120,000 events. It takes about a minute on SQLite, some minutes on
          PostgreSQL, and is the same in every run on the same day. A database that has people, companies or deals in it is left as it is.
          The owner wipes it with one click (the banner, or Settings, General); the users stay.
          `serve --demo` does the same before it serves. --part N makes an Nth of it.
        """;

    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        if (arguments.Unknown("i-have-a-backup", "part").FirstOrDefault() is { } unknown)
        {
            throw new CliUseException($"There is no option --{unknown}.");
        }

        var part = 1;
        if (arguments.Value("part") is { } text && (!int.TryParse(text, CultureInfo.InvariantCulture, out part) || part is < 1 or > 100))
        {
            throw new CliUseException("--part takes a number from 1 to 100.");
        }

        using var owned = DataLock.TryTake(db.Options)
            ?? throw new StartRefusedException($"Another Tandem process uses {db.Options.DataFolder}. Stop it first, or load the sample data from its start page.");
        await steps.Run();
        await Fill(part == 1 ? Scale.Whole : Scale.Part(part), cancel);
        return 0;
    }

    /// <summary>Fills the workspace, with a line of progress. One that was made by the demo before is left as it is.</summary>
    public Task Fill(CancellationToken cancel) => Fill(Scale.Whole, cancel);

    private async Task Fill(Scale scale, CancellationToken cancel)
    {
        if (await db.Read(DemoMark.Find, cancel) is { } mark)
        {
            Console.WriteLine(mark.IsWhole
                ? "The demo workspace is here already."
                : "A demo workspace was begun here and cut off. The owner can wipe it; or make it anew in another database.");
            return;
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            await maker.Make(scale, DemoMaker.UsualSeed, Show, cancel);
        }
        catch (NotEmptyException notEmpty)
        {
            throw new StartRefusedException(notEmpty.Message);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The demo workspace is made: a year of an invented company, in {seconds:0} s."));
    }

    private static void Show(int percent)
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"\rMaking the demo workspace: {percent} %"));
            if (percent == 100)
            {
                Console.WriteLine();
            }
        }
    }
}
