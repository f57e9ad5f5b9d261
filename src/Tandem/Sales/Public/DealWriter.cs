using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals;
using Tandem.Sales.Pipelines;

namespace Tandem.Sales.Public;

/// <summary>
/// The one way in which deals get into the system: UI, API and import write through it. A deal is recognised by an external id or a unique custom
/// field. It works on sets: the statements it needs do not grow with the number of drafts.
/// </summary>
public sealed class DealWriter(DealSaver saver, DealReferenceReader references, FieldDefinitions fields, WorkspaceSettings settings)
{
    private const int Tries = 5;

    /// <summary>
    /// Writes <paramref name="drafts"/> in <paramref name="tx"/>: deals, people, stage history, before-images, events, and the main contacts' stages.
    /// Drafts of one batch that mean the same deal become one. The answers come in the order of the drafts; a refused draft has changed nothing.
    /// </summary>
    public async Task<IReadOnlyList<DealWritten>> Write(Tx tx, IReadOnlyList<DealDraft> drafts, WriteOptions options)
    {
        if (drafts.Count == 0)
        {
            return [];
        }

        var fieldSet = await fields.Of(tx, "deal");
        var inputs = drafts.Select(draft => DealInput.Read(draft, fieldSet)).ToList();
        var world = new DealWorld(
            await PipelineSet.LoadForDeals(tx), await references.Read(tx, drafts, options), await Catalogue.Load(tx), fieldSet, await settings.Get(tx), tx.Now);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var batch = new DealBatch(tx, world, options);
            var written = await batch.Resolve(inputs);
            if (await DealIdentifiers.Claim(tx, batch.Deals))
            {
                var answers = batch.Answer(written);
                await saver.Save(tx, batch.Deals, world.Pipelines, options);
                return answers;
            }
        }

        throw new InvalidOperationException("Identifiers of deals kept being taken by concurrent writers.");
    }

    /// <summary>Writes one draft.</summary>
    public async Task<DealWritten> Write(Tx tx, DealDraft draft, WriteOptions options) => (await Write(tx, [draft], options))[0];
}
