using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.People.Fields;

/// <summary>Asks for the jobs that make and drop indexes of custom fields: on a large table that takes longer than a request may.</summary>
public sealed class FieldIndexes(Jobs jobs)
{
    /// <summary>What such a job is to do.</summary>
    internal sealed record Payload(string Object, string FieldId, bool Drop);

    /// <summary>Makes the index; the field counts as indexed when it is there.</summary>
    internal async Task<Guid> Make(Tx tx, string fieldId, Caller caller)
    {
        var field = (await FieldRow.Find(tx, fieldId))!;
        return await jobs.Enqueue(tx, IndexField.Kind, JsonText.Of(new Payload(field.Object, fieldId, Drop: false)), caller.Actor);
    }

    /// <summary>Drops the index of a field that counts as indexed no more.</summary>
    internal Task<Guid> Drop(Tx tx, string forObject, string fieldId, Caller caller) =>
        jobs.Enqueue(tx, IndexField.Kind, JsonText.Of(new Payload(forObject, fieldId, Drop: true)), caller.Actor);
}
