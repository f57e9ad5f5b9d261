using Microsoft.EntityFrameworkCore;

namespace Tandem.Platform.Data;

/// <summary>A module's part of the EF model: its entities and their tables.</summary>
public sealed record TableMapping(Action<ModelBuilder> Apply);
