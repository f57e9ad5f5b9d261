using Npgsql;
using NpgsqlTypes;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>What recognises a record: an email, an external id, a domain, the value of a unique field.</summary>
internal readonly record struct IdentifierKey(string Kind, string Source, string Value)
{
    public const string EmailKind = "email";
    public const string PhoneKind = "phone";
    public const string ExternalKind = "external";
    public const string DomainKind = "domain";
    public const string FieldKind = "field";

    public static IdentifierKey Email(string key) => new(EmailKind, "", key);

    public static IdentifierKey External(string source, string value) => new(ExternalKind, source, value);

    public static IdentifierKey Domain(string domain) => new(DomainKind, "", domain);

    public static IdentifierKey Field(string fieldId, string key) => new(FieldKind, fieldId, key);

    /// <summary>A phone is many people's (a switchboard, a family), so the owner stands in the key.</summary>
    public static IdentifierKey Phone(string digits, Guid owner) => new(PhoneKind, owner.ToString("n"), digits);
}

/// <summary>A row of <c>people_identifiers</c> to be written.</summary>
internal sealed record Identifier(IdentifierKey Key, Guid Subject, string Display);

/// <summary>Looks up, claims and releases identifiers of contacts or companies.</summary>
internal sealed class Identifiers(string subjectKind)
{
    private const string FindOne =
        "select subject_id from people_identifiers where value = @p0 and kind = @p1 and source = @p2 and subject_kind = @p3";

    private const string FindMany =
        """
        select i.kind, i.source, i.value, i.subject_id
        from unnest($1::text[], $2::text[], $3::text[]) as k (kind, source, value)
        join people_identifiers i on i.value = k.value and i.kind = k.kind and i.source = k.source
        where i.subject_kind = $4
        """;

    private const string ClaimOne =
        """
        insert into people_identifiers (value, kind, source, subject_kind, subject_id, display, created_at)
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        """;

    // Sorted, so that two batches that want the same ones wait for each other in one order.
    private const string ClaimMany =
        """
        insert into people_identifiers (kind, source, value, subject_kind, subject_id, display, created_at)
        select k.kind, k.source, k.value, $4, k.subject_id, k.display, $7
        from unnest($1::text[], $2::text[], $3::text[], $5::uuid[], $6::text[]) as k (kind, source, value, subject_id, display)
        order by k.value, k.kind, k.source
        on conflict do nothing
        returning kind, source, value, subject_id
        """;

    private const string ReleaseOne =
        "delete from people_identifiers where value = @p0 and kind = @p1 and source = @p2 and subject_kind = @p3 and subject_id = @p4";

    private const string ReleaseMany =
        """
        delete from people_identifiers i
        using unnest($1::text[], $2::text[], $3::text[], $5::uuid[]) as k (kind, source, value, subject_id)
        where i.value = k.value and i.kind = k.kind and i.source = k.source and i.subject_kind = $4 and i.subject_id = k.subject_id
        """;

    /// <summary>Whose each of these is; keys that nobody has are missing.</summary>
    public async Task<Dictionary<IdentifierKey, Guid>> Find(Session session, IReadOnlyCollection<IdentifierKey> keys)
    {
        var found = new Dictionary<IdentifierKey, Guid>(keys.Count);
        if (keys.Count > 0 && session.Engine == DbEngine.Sqlite)
        {
            FindSqlite(session, keys, found);
        }
        else if (keys.Count > 0)
        {
            await using var command = Postgres(session, FindMany, keys);
            await Read(command, found);
        }

        return found;
    }

    /// <summary>Writes down whose these are. Those that a concurrent transaction took first come back and are not written (PostgreSQL only).</summary>
    public async Task<IReadOnlyList<Identifier>> Claim(Tx tx, IReadOnlyList<Identifier> wanted)
    {
        if (wanted.Count == 0)
        {
            return [];
        }

        if (tx.Engine == DbEngine.Sqlite)
        {
            ClaimSqlite(tx, wanted);
            return [];
        }

        var claimed = new Dictionary<IdentifierKey, Guid>(wanted.Count);
        await using var command = Postgres(tx, ClaimMany, [.. wanted.Select(identifier => identifier.Key)]);
        command.Parameters.Add(new() { Value = wanted.Select(identifier => identifier.Subject).ToArray() });
        command.Parameters.Add(new() { Value = wanted.Select(identifier => identifier.Display).ToArray() });
        command.Parameters.Add(new() { Value = tx.Now.Milliseconds });
        await Read(command, claimed);
        return claimed.Count == wanted.Count ? [] : [.. wanted.Where(identifier => !claimed.ContainsKey(identifier.Key))];
    }

    /// <summary>Gives these back.</summary>
    public async Task Release(Tx tx, IReadOnlyList<Identifier> identifiers)
    {
        if (identifiers.Count == 0)
        {
            return;
        }

        if (tx.Engine == DbEngine.Sqlite)
        {
            var release = tx.Prepared.Sqlite(ReleaseOne);
            foreach (var identifier in identifiers)
            {
                Bind(release, identifier.Key);
                release.Bind(5, identifier.Subject);
                release.Run();
            }

            return;
        }

        await using var command = Postgres(tx, ReleaseMany, [.. identifiers.Select(identifier => identifier.Key)]);
        command.Parameters.Add(new() { Value = identifiers.Select(identifier => identifier.Subject).ToArray() });
        await command.ExecuteNonQueryAsync();
    }

    private void FindSqlite(Session session, IReadOnlyCollection<IdentifierKey> keys, Dictionary<IdentifierKey, Guid> found)
    {
        if (session is Tx tx)
        {
            FindSqlite(tx.Prepared.Sqlite(FindOne), keys, found);
            return;
        }

        using var prepared = new PreparedStatements(session.Connection);
        FindSqlite(prepared.Sqlite(FindOne), keys, found);
    }

    private void FindSqlite(SqliteStatement find, IReadOnlyCollection<IdentifierKey> keys, Dictionary<IdentifierKey, Guid> found)
    {
        foreach (var key in keys)
        {
            Bind(find, key);
            if (find.FirstId() is { } subject)
            {
                found[key] = subject;
            }
        }
    }

    private void ClaimSqlite(Tx tx, IReadOnlyList<Identifier> wanted)
    {
        var claim = tx.Prepared.Sqlite(ClaimOne);
        foreach (var identifier in wanted)
        {
            Bind(claim, identifier.Key);
            claim.Bind(5, identifier.Subject);
            claim.Bind(6, identifier.Display);
            claim.Bind(7, tx.Now);
            claim.Run();
        }
    }

    private void Bind(SqliteStatement statement, IdentifierKey key)
    {
        statement.Bind(1, key.Value);
        statement.Bind(2, key.Kind);
        statement.Bind(3, key.Source);
        statement.Bind(4, subjectKind);
    }

    private NpgsqlCommand Postgres(Session session, string sql, IReadOnlyCollection<IdentifierKey> keys) =>
        new(sql, (NpgsqlConnection)session.Connection, (NpgsqlTransaction?)session.Transaction)
        {
            Parameters =
            {
                Texts(keys.Select(key => key.Kind)),
                Texts(keys.Select(key => key.Source)),
                Texts(keys.Select(key => key.Value)),
                new() { Value = subjectKind },
            },
        };

    private static NpgsqlParameter Texts(IEnumerable<string> texts) =>
        new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static async Task Read(NpgsqlCommand command, Dictionary<IdentifierKey, Guid> into)
    {
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            into[new(reader.GetString(0), reader.GetString(1), reader.GetString(2))] = reader.GetGuid(3);
        }
    }
}
