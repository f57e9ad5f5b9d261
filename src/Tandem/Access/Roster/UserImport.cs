using System.Text.Json;
using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Engines.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Roster;

/// <summary>One call of <see cref="UserWriter"/>: reads everybody concerned at once, decides in memory, writes the differences.</summary>
internal sealed class UserImport(IReadOnlyList<UserDraft> drafts, UserWriteOptions options)
{
    private readonly Dictionary<Guid, User> _before = [];
    private readonly Dictionary<Guid, User> _after = [];
    private readonly Dictionary<string, Guid> _byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Guid>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _roleIsGiven = [];
    private readonly List<Guid> _madeManagers = [];

    public async Task<UsersWritten> Run(Tx tx, Caller caller)
    {
        await Load(tx);
        var found = drafts.Select(draft => Place(tx, draft)).ToArray();
        foreach (var (draft, (id, _)) in drafts.Zip(found))
        {
            if (id is { } user && draft.Manager is { Length: > 0 } manager)
            {
                _after[user] = _after[user] with { ManagerId = Manager(tx, manager, user) ?? _after[user].ManagerId };
            }
        }

        var written = await Save(tx, caller);
        return new UsersWritten(
            [.. found.Select(place => place.Id is { } id ? written[id] : new UserWritten(UserOutcome.Refused, Id: null) { Reason = place.Reason })],
            [.. _madeManagers.Select(id => written[id])]);
    }

    /// <summary>Deletes what was made, sets back what was changed; false where somebody has touched it since, or reports to it.</summary>
    public static async Task<bool> TakeBack(Tx tx, Caller caller, UserWritten row)
    {
        if (await UserTable.Lock(tx, row.Id!.Value) is not { } user || user.Version != row.VersionAfter)
        {
            return false;
        }

        return row.Outcome == UserOutcome.Created ? await Remove(tx, caller, user) : await SetBack(tx, caller, user, row.Before!.Value);
    }

    private static async Task<bool> Remove(Tx tx, Caller caller, User user)
    {
        const string Delete =
            "delete from access_users where id = @id and status = 'noLogin' and not exists (select 1 from access_users m where m.manager_id = @id)";
        if (await tx.Execute(Delete, new { user.Id }) == 0)
        {
            return false;
        }

        await Audit.Write(tx, caller, new AuditEntry("undoImport", "user", user.Id) { Before = user.Facts });
        return true;
    }

    private static async Task<bool> SetBack(Tx tx, Caller caller, User user, JsonText kept)
    {
        var before = JsonSerializer.Deserialize<Kept>(kept.Value, JsonSettings.Api)!;
        var saved = await UserTable.Save(tx, user with { Email = before.Email, Role = before.Role, ManagerId = before.ManagerId, Office = before.Office });
        await Audit.Write(tx, caller, new AuditEntry("undoImport", "user", user.Id) { Before = user.Facts, After = saved.Facts });
        return true;
    }

    private async Task Load(Tx tx)
    {
        var emails = drafts.Select(draft => draft.Email).OfType<string>().Select(UserEmail.Key).Distinct(StringComparer.Ordinal).ToArray();
        var names = drafts.SelectMany(draft => new[] { draft.Name, draft.Manager }).Select(TextKey.Of).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var user in await UserTable.ByEmailsOrNames(tx, emails, names))
        {
            _before[user.Id] = user;
            Know(user);
        }
    }

    private void Know(User user)
    {
        _after[user.Id] = user;
        if (user.EmailKey is { } email)
        {
            _byEmail[email] = user.Id;
        }

        if (!_byName.TryGetValue(user.NameKey, out var namesakes))
        {
            _byName[user.NameKey] = namesakes = [];
        }

        namesakes.Add(user.Id);
    }

    /// <summary>Finds or makes the user of a draft.</summary>
    private (Guid? Id, string? Reason) Place(Tx tx, UserDraft draft)
    {
        if (Refuse(draft) is { } reason)
        {
            return (null, reason);
        }

        if (Candidates(draft) is not { Length: > 0 } candidates)
        {
            var made = User.New(tx, draft.Name.Trim(), draft.Email?.Trim(), draft.Role ?? options.Role, UserStatus.NoLogin) with { Office = draft.Office };
            Know(made);
            MarkRole(made.Id, draft);
            return (made.Id, null);
        }

        if (candidates.Length > 1)
        {
            return (null, $"{candidates.Length} users are called {draft.Name}; an email tells them apart.");
        }

        MarkRole(candidates[0], draft);
        Change(_after[candidates[0]], draft);
        return (candidates[0], null);
    }

    private static string? Refuse(UserDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Name) || draft.Name.Length > 200 || draft.Name.Any(char.IsControl))
        {
            return "A name of one line is needed.";
        }

        if (draft.Manager?.Length > 200 || draft.Office?.Length > 200)
        {
            return "The name of a manager or an office is longer than 200 characters.";
        }

        if (draft.Email is { } email && !UserEmail.IsValid(email.Trim()))
        {
            return "This is not an email address.";
        }

        return draft.Role == Role.Owner ? "Owners are made by owners, not by a file." : null;
    }

    /// <summary>By email; else by name, as long as the namesake has no other email.</summary>
    private Guid[] Candidates(UserDraft draft)
    {
        var key = draft.Email is null ? null : UserEmail.Key(draft.Email);
        if (key is not null && _byEmail.TryGetValue(key, out var known))
        {
            return [known];
        }

        return [.. _byName.GetValueOrDefault(TextKey.Of(draft.Name), []).Where(id => key is null || _after[id].Email is null)];
    }

    private void Change(User user, UserDraft draft)
    {
        // What somebody signs in with and may do is changed by a person who means it, not in passing by a file.
        var mayChangeRole = user.Status == UserStatus.NoLogin && user.Role != Role.Owner;
        var changed = user with
        {
            Email = user.Email ?? draft.Email?.Trim(),
            Office = draft.Office ?? user.Office,
            Role = mayChangeRole ? draft.Role ?? user.Role : user.Role,
        };
        _after[user.Id] = changed;
        if (changed.EmailKey is { } email)
        {
            _byEmail[email] = user.Id;
        }
    }

    private void MarkRole(Guid id, UserDraft draft)
    {
        if (draft.Role is not null || _before.ContainsKey(id))
        {
            _roleIsGiven.Add(id);
        }
    }

    /// <summary>The one whom others report to: known, made by this very file, or made now. Null where namesakes leave it open.</summary>
    private Guid? Manager(Tx tx, string name, Guid report)
    {
        var namesakes = _byName.GetValueOrDefault(TextKey.Of(name), []).Where(id => id != report).ToArray();
        if (namesakes.Length == 0)
        {
            if (string.Equals(TextKey.Of(name), _after[report].NameKey, StringComparison.Ordinal) || name.Any(char.IsControl))
            {
                return null;
            }

            var made = User.New(tx, name.Trim(), email: null, Role.Manager, UserStatus.NoLogin);
            Know(made);
            _madeManagers.Add(made.Id);
            _roleIsGiven.Add(made.Id);
            return made.Id;
        }

        var managers = namesakes.Where(id => _after[id].Role == Role.Manager).ToArray();
        var one = namesakes.Length == 1 ? namesakes[0] : managers.Length == 1 ? managers[0] : (Guid?)null;
        if (one is { } manager && _roleIsGiven.Add(manager))
        {
            _after[manager] = _after[manager] with { Role = Role.Manager };
        }

        return one;
    }

    private async Task<Dictionary<Guid, UserWritten>> Save(Tx tx, Caller caller)
    {
        var made = _after.Values.Where(user => !_before.ContainsKey(user.Id)).ToArray();
        // Without their managers first: those may come later in the same list.
        foreach (var user in made)
        {
            await UserTable.Insert(tx, user with { ManagerId = null });
            await Audit.Write(tx, caller, new AuditEntry("import", "user", user.Id) { After = user.Facts });
        }

        foreach (var user in made.Where(user => user.ManagerId is not null))
        {
            await tx.Execute("update access_users set manager_id = @managerId where id = @id", new { user.Id, user.ManagerId });
        }

        var written = made.ToDictionary(user => user.Id, user => new UserWritten(UserOutcome.Created, user.Id) { VersionAfter = user.Version });
        foreach (var (id, before) in _before)
        {
            written[id] = _after[id] == before
                ? new UserWritten(UserOutcome.Unchanged, id) { VersionAfter = before.Version }
                : await Update(tx, caller, before, _after[id]);
        }

        return written;
    }

    private static async Task<UserWritten> Update(Tx tx, Caller caller, User before, User after)
    {
        var saved = await UserTable.Save(tx, after);
        await Audit.Write(tx, caller, new AuditEntry("import", "user", before.Id) { Before = before.Facts, After = saved.Facts });
        var kept = JsonText.Of(new Kept(before.Email, before.Role, before.ManagerId, before.Office));
        return new UserWritten(UserOutcome.Updated, before.Id) { Before = kept, VersionAfter = saved.Version };
    }

    /// <summary>What an import may change of a known user.</summary>
    private sealed record Kept(string? Email, Role Role, Guid? ManagerId, string? Office);
}
