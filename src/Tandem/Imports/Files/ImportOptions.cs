namespace Tandem.Imports.Files;

/// <summary>What is chosen for a whole import, beside the mapping of its columns.</summary>
public sealed record ImportOptions
{
    /// <summary>Deals: whether stages that the file names and the pipeline lacks are made. Otherwise those deals are in the first stage, and the report says so.</summary>
    public bool CreateStages { get; init; }
}
