using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Audience.Rules;

/// <summary>
/// The frame of every change of a rule, whatever it counts: one at a time, for the version that was read, written into the audit log, and told to whoever
/// computes all contacts anew.
/// </summary>
/// <typeparam name="TRule">The rule.</typeparam>
/// <param name="db">The database.</param>
/// <param name="change">Who is told.</param>
/// <param name="table">Where such rules are kept, and as what the audit log knows one.</param>
internal abstract class RuleEditor<TRule>(Db db, RuleChange change, (string Name, string Audited) table)
    where TRule : class
{
    public Task<Result<TRule>> Add(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<TRule>>(async tx =>
    {
        await RuleChange.Hold(tx);
        if (await RuleLimits.Full(tx, table.Name) is { } full)
        {
            return full;
        }

        var rule = await Read(tx, body, known: null);
        if (rule.Problem is { } problem)
        {
            return problem;
        }

        var id = OrderedId.Next(tx.Now);
        await Insert(tx, id, rule.Value!, body.Whole("position", 0, 1000));
        return await Changed(tx, caller, "create", id, before: null);
    }, cancel);

    public Task<Result<TRule>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<TRule>>(async tx =>
    {
        var found = await Hold(tx, id, ifMatch);
        if (found.Problem is { } unreachable)
        {
            return unreachable;
        }

        var rule = await Read(tx, body, found.Value);
        if (rule.Problem is { } problem)
        {
            return problem;
        }

        await Update(tx, id, rule.Value!);
        return await Changed(tx, caller, "update", id, found.Value);
    }, cancel);

    public Task<Result<Done>> Remove(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
    {
        var found = await Hold(tx, id, ifMatch);
        if ((found.Problem ?? await InUse(tx, id)) is { } problem)
        {
            return problem;
        }

        await tx.Execute($"delete from {table.Name} where id = @id", new { id });
        await Audit.Write(tx, caller, new AuditEntry("delete", table.Audited, id) { Before = found.Value });
        await change.Announce(tx, caller);
        return Done.Value;
    }, cancel);

    /// <summary>The rule, if it is there.</summary>
    protected abstract Task<TRule?> Find(Tx tx, Guid id);

    /// <summary>The version of a rule.</summary>
    protected abstract int VersionOf(TRule rule);

    /// <summary>The rule as it was sent; what is not sent stays as it is <paramref name="known"/>.</summary>
    protected abstract Task<Result<TRule>> Read(Tx tx, JsonBody body, TRule? known);

    /// <summary>Adds it, at the end where no position is given.</summary>
    protected abstract Task Insert(Tx tx, Guid id, TRule rule, int? position);

    /// <summary>Writes it over.</summary>
    protected abstract Task Update(Tx tx, Guid id, TRule rule);

    /// <summary>What still asks for it.</summary>
    protected virtual Task<Problem?> InUse(Tx tx, Guid id) => Task.FromResult<Problem?>(null);

    private async Task<Result<TRule>> Hold(Tx tx, Guid id, IfMatch ifMatch)
    {
        await RuleChange.Hold(tx);
        return await Find(tx, id) is not { } known ? Problem.NotFound("The rule")
            : ifMatch.Allows(VersionOf(known)) ? known
            : Problem.Stale(known);
    }

    private async Task<Result<TRule>> Changed(Tx tx, Caller caller, string verb, Guid id, TRule? before)
    {
        var after = (await Find(tx, id))!;
        await Audit.Write(tx, caller, new AuditEntry(verb, table.Audited, id) { Before = before, After = after });
        await change.Announce(tx, caller);
        return after;
    }
}
