namespace Tandem.Sales.Public;

/// <summary>What being in a stage means. The outcome of a deal is the category of its stage; a probability never encodes it.</summary>
public enum StageCategory
{
    /// <summary>Still to be decided.</summary>
    Open,

    /// <summary>They bought.</summary>
    Won,

    /// <summary>They did not.</summary>
    Lost,
}
