using Tandem.Platform.Data;

namespace Tandem.Platform.Operations;

/// <summary>A sign that a step of setting up was done, read from what is really there. A step with several signs is done with the first.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Sign">A query that answers whether the sign is there.</param>
public sealed record FirstStep(SetUpStep Step, string Sign)
{
    /// <summary>Whether the sign is there.</summary>
    public Task<bool> IsDone(Session session) => session.Scalar<bool>($"select exists ({Sign})");
}

/// <summary>The steps of setting up, in their order.</summary>
public enum SetUpStep
{
    /// <summary>People were imported or added.</summary>
    People,

    /// <summary>A website or a product has sent something.</summary>
    Events,

    /// <summary>Somebody has looked over the pipeline.</summary>
    Pipeline,

    /// <summary>Both teams have said what a good lead is.</summary>
    GoodLead,

    /// <summary>Both teams have said what they owe each other, and when they work.</summary>
    Promise,

    /// <summary>Somebody else was invited.</summary>
    Colleagues,
}
