using Tandem.Imports.Runs;
using Tandem.Access.Public;
using Tandem.Imports.Files;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Imports.Rows;

/// <summary>Rows that become users. They cannot sign in until somebody invites them.</summary>
internal sealed class UserRows : ObjectRows
{
    // One batch: a manager may stand below the people who report to them.
    public override int BatchSize => 100_000;

    public override async Task<RowResult[]> Write(Tx tx, IReadOnlyList<SourceRow> rows, ImportContext context, WriteOptions options, Tally tally)
    {
        var (drafts, places, results) = Read(rows, row => Draft(row, context));
        var written = await UserWriter.Write(tx, Caller.System with { Actor = options.Actor }, drafts);
        await ImportUndo.Add(tx, context.File.Id, undo => undo with
        {
            Users = [.. undo.Users, .. written.Rows.Concat(written.Managers).Where(row => row.Outcome is UserOutcome.Created or UserOutcome.Updated).DistinctBy(row => row.Id)],
        });
        for (var i = 0; i < written.Rows.Count; i++)
        {
            var row = written.Rows[i];
            results[places[i]] = new RowResult((RowOutcome)row.Outcome, row.Outcome == UserOutcome.Refused ? "refused" : null, row.Reason);
        }

        foreach (var manager in written.Managers.Where(manager => manager.Outcome == UserOutcome.Created))
        {
            tally.Warn("managersMade", "Managers who were named but not listed were made, with the role manager.", line: 0);
        }

        return results;
    }

    private static UserDraft Draft(SourceRow row, ImportContext context)
    {
        var cells = row.Cells;
        var name = context.Text("name", cells) ?? string.Join(' ', new[] { context.Text("first_name", cells), context.Text("last_name", cells) }.OfType<string>());
        if (name.Length == 0)
        {
            throw new CellException("noName", "A user needs a name.");
        }

        return new UserDraft(name)
        {
            Email = context.Column("email") is { } email ? Cells.Emails(email, cells).FirstOrDefault() : null,
            Manager = context.Text("manager", cells),
            Office = context.Text("office", cells),
            Role = Enum.TryParse<Role>(context.Text("role", cells)?.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var role) ? role : null,
        };
    }
}
