namespace Tandem.People.Writing;

/// <summary>A row that has values of the workspace's own fields.</summary>
internal interface ICustomized
{
    /// <summary>JSON: the id of the field → what is stored.</summary>
    string Custom { get; set; }
}
