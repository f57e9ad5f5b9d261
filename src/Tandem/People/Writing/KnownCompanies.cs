using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Reads, and on PostgreSQL locks, the companies that a batch meets; finds companies by name.</summary>
internal static class KnownCompanies
{
    private const string Rows = $"select {CompanyTable.Columns} from people_companies where ";

    private const string Domains =
        "select subject_id, value from people_identifiers where kind = 'domain' and subject_kind = 'company' and ";

    private const string Tags = "select subject_id, tag_key, tag from people_tags where ";

    // The name of a company that was merged away leads to what it is now, unless another one has the name today.
    private const string Named =
        """
        with recursive named (name_key, id, merged_into) as (
          select c.name_key, c.id, c.merged_into from people_companies c where (c.archived_at is null or c.merged_into is not null) and {0}
          union
          select n.name_key, w.id, w.merged_into from named n join people_companies w on w.id = n.merged_into)
        select n.name_key, c.id, c.domain, c.name_key <> n.name_key as was_merged
        from named n
        join people_companies c on c.id = n.id
        where c.archived_at is null
        order by was_merged, c.created_at, c.id
        """;

    // A name has no unique key, for two companies may share one. So whoever is about to make a company of a name tells the others to wait.
    private const string LockNames =
        """
        select pg_advisory_xact_lock(hashtextextended('people_companies ' || name_key, 0))
        from (select unnest(@names) as name_key order by 1) names
        """;

    public static async Task<IReadOnlyList<CompanyEntry>> Load(Tx tx, Guid[] ids)
    {
        var rows = await tx.Query<CompanyRow>(
            $"{Rows}{tx.In("id", "ids")} order by id{(tx.Engine == DbEngine.Postgres ? " for update" : "")}", new { ids });
        var entries = rows.ToDictionary(row => row.Id, row => new CompanyEntry(row, row.Copy()));
        foreach (var domain in await tx.Query<Line>($"{Domains}{tx.In("subject_id", "ids")} order by created_at, value", new { ids }))
        {
            entries.GetValueOrDefault(domain.SubjectId)?.Domains.Add(domain.Value);
        }

        foreach (var tag in await tx.Query<Line>($"{Tags}{tx.In("subject_id", "ids")}", new { ids }))
        {
            if (entries.TryGetValue(tag.SubjectId, out var entry))
            {
                (entry.Tags ??= new(StringComparer.Ordinal))[tag.TagKey] = tag.Tag;
            }
        }

        return [.. entries.Values];
    }

    /// <summary>Companies by name key, the oldest first, those that only took the name over by a merge last.</summary>
    public static async Task<ILookup<string, NamedCompany>> Find(Session session, IReadOnlyCollection<string> names)
    {
        var rows = names.Count == 0
            ? []
            : await session.Query<NamedCompany>(Named.Replace("{0}", session.In("c.name_key", "names"), StringComparison.Ordinal), new { names = names.ToArray() });
        return rows.ToLookup(row => row.NameKey, StringComparer.Ordinal);
    }

    /// <summary>What the company is now, where it was merged away; <paramref name="except"/> is about to be itself again.</summary>
    public static async Task<Guid?> Today(Session session, Guid? company, Guid? except = null)
    {
        while (company is { } id && id != except && await session.Scalar<Guid?>("select merged_into from people_companies where id = @id", new { id }) is { } next)
        {
            company = next;
        }

        return company;
    }

    /// <summary>Lets nobody else make a company of these names until the commit.</summary>
    public static async Task Lock(Tx tx, IReadOnlyCollection<string> names)
    {
        if (tx.Engine == DbEngine.Postgres && names.Count > 0)
        {
            await tx.Execute(LockNames, new { names = names.ToArray() });
        }
    }

    private sealed class Line
    {
        public Guid SubjectId { get; init; }

        public string Value { get; init; } = "";

        public string TagKey { get; init; } = "";

        public string Tag { get; init; } = "";
    }
}

/// <summary>A company that has a name, and perhaps a domain that tells it from others of that name.</summary>
internal sealed class NamedCompany
{
    public Guid Id { get; init; }

    public required string NameKey { get; init; }

    public string? Domain { get; init; }

    /// <summary>Whether it has the name from a company that was merged into it.</summary>
    public bool WasMerged { get; init; }

    /// <summary>Whether somebody with these domains can be this company: not where both have some and they differ.</summary>
    public bool Fits(IReadOnlyCollection<string> domains) => Domain is null || domains.Count == 0 || domains.Contains(Domain, StringComparer.Ordinal);
}
