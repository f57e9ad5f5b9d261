using Tandem.Platform.Modules;

namespace Tandem.Access;

/// <summary>Users, sessions, invitations, tokens and the audit log: who may come in, and what they did.</summary>
public sealed class AccessModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Access";

    /// <inheritdoc/>
    public override string Purpose => "Decides who may come in, and writes down who changed what.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
    }
}
