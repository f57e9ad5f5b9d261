namespace Tandem.Sales.Public;

/// <summary>What is known about a product, to be written by <see cref="ProductWriter"/>. What is null was not given and stays as it is.</summary>
public sealed record ProductDraft
{
    /// <summary>The product, where it is known already.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its name; products are recognised by it.</summary>
    public string? Name { get; init; }

    /// <summary>The family it belongs to.</summary>
    public string? Series { get; init; }

    /// <summary>The number under which it is kept in stock.</summary>
    public string? Sku { get; init; }

    /// <summary>Its list price in major units of <see cref="Currency"/>.</summary>
    public decimal? Price { get; init; }

    /// <summary>ISO 4217 code; the workspace's where none is given.</summary>
    public string? Currency { get; init; }

    /// <summary>Fields to empty, by their API names.</summary>
    public IReadOnlyCollection<string> Clear { get; init; } = [];

    /// <summary>Takes the product out of the catalogue (true) or back into it (false).</summary>
    public bool? Archived { get; init; }
}
