using Tandem.Platform.Data;

namespace Tandem.Platform.Settings;

/// <summary>What a module does when the workspace's settings are saved, in the same transaction. Registered in its manifest.</summary>
/// <param name="Saved">Is told the new settings.</param>
public sealed record WorkspaceListener(Func<Tx, Workspace, Task> Saved);
