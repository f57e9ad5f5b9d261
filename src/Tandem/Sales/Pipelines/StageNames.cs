using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.Sales.Public;

namespace Tandem.Sales.Pipelines;

/// <summary>Which stage other people's words mean: the name as it is, then without signs and numbers, then what it says about the end.</summary>
internal static class StageNames
{
    private static readonly string[] Fillers = ["stage", "phase", "step"];

    /// <summary>The stage of that name: <c>Closed-Won</c> is <c>Closed won</c>, and <c>3. Proposal stage</c> is <c>Proposal</c>. Null where none has it, or two could.</summary>
    public static Stage? Find(Pipeline pipeline, string name)
    {
        if (PipelineSet.FindStageByName(pipeline, name) is { } exact)
        {
            return exact;
        }

        return Only(pipeline, stage => string.Equals(LooseKey.Of(stage.Name), LooseKey.Of(name), StringComparison.Ordinal))
            ?? (Letters(name) is { Length: > 0 } letters ? Only(pipeline, stage => string.Equals(Letters(stage.Name), letters, StringComparison.Ordinal)) : null);
    }

    /// <summary>Open, won or lost, where the name says so in any of the words that other systems have for it.</summary>
    public static StageCategory? Meaning(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var letters = Letters(name);
        return letters switch
        {
            "wonclosed" => StageCategory.Won,
            "lostclosed" => StageCategory.Lost,
            _ => (OutcomeWords.Read(name) ?? OutcomeWords.Read(letters)) is { } outcome ? Enum.Parse<StageCategory>(outcome.ToString()) : null,
        };
    }

    private static Stage? Only(Pipeline pipeline, Func<Stage, bool> fits) => pipeline.Stages.Where(fits).Take(2).ToArray() is [var only] ? only : null;

    private static string Letters(string name)
    {
        var letters = string.Concat(TextKey.Of(name).Where(char.IsLetter));
        foreach (var filler in Fillers.Where(filler => letters.Length > filler.Length && letters.EndsWith(filler, StringComparison.Ordinal)))
        {
            return letters[..^filler.Length];
        }

        return letters;
    }
}
