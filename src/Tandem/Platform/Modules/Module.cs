namespace Tandem.Platform.Modules;

/// <summary>A part of Tandem: a name, one sentence what it is for, and all that it contributes, in one place.</summary>
public abstract class Module
{
    /// <summary>The folder and namespace, for example <c>People</c>.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence what the module is for.</summary>
    public abstract string Purpose { get; }

    /// <summary>Says what the module contributes.</summary>
    public abstract void Register(Contributions add);
}
