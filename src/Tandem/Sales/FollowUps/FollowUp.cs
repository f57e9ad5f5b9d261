using Tandem.Platform.Data;

namespace Tandem.Sales.FollowUps;

/// <summary>What is to be done.</summary>
public enum FollowUpKind
{
    Call,
    Email,
    Meeting,
    Todo,
}

/// <summary>A row of <c>sales_tasks</c>.</summary>
internal sealed record FollowUp
{
    public const int LongestTitle = 300;

    public const string Columns =
        """
        id, title, kind, contact_id, company_id, deal_id, assignee_id, due_at, due_on, remind_at, done_at, done_by, outcome,
        created_by, created_at, updated_at, version
        """;

    private const string InsertSql =
        $"""
        insert into sales_tasks ({Columns})
        values (@id, @title, @kind, @contactId, @companyId, @dealId, @assigneeId, @dueAt, @dueOn, @remindAt, @doneAt, @doneBy, @outcome,
          @createdBy, @createdAt, @updatedAt, @version)
        """;

    private const string UpdateSql =
        """
        update sales_tasks
        set title = @title, kind = @kind, contact_id = @contactId, company_id = @companyId, deal_id = @dealId, assignee_id = @assigneeId,
            due_at = @dueAt, due_on = @dueOn, remind_at = @remindAt, done_at = @doneAt, done_by = @doneBy, outcome = @outcome,
            updated_at = @updatedAt, version = @version
        where id = @id
        """;

    public Guid Id { get; init; }

    public required string Title { get; init; }

    public FollowUpKind Kind { get; init; }

    public Guid? ContactId { get; init; }

    public Guid? CompanyId { get; init; }

    public Guid? DealId { get; init; }

    public Guid AssigneeId { get; init; }

    public Instant DueAt { get; init; }

    public string? DueOn { get; init; }

    public Instant? RemindAt { get; init; }

    public Instant? DoneAt { get; init; }

    public string? DoneBy { get; init; }

    public string? Outcome { get; init; }

    public required string CreatedBy { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; init; }

    public int Version { get; init; }

    /// <summary>Where the workspace shows it: with the record that it is about.</summary>
    public string Link => this switch
    {
        { DealId: { } deal } => $"/deals/{deal}?tab=tasks",
        { ContactId: { } contact } => $"/people/{contact}?tab=tasks",
        { CompanyId: { } company } => $"/companies/{company}?tab=tasks",
        _ => "/tasks",
    };

    /// <summary>The row, locked to the end of the transaction.</summary>
    public static Task<FollowUp?> Load(Tx tx, Guid id)
    {
        const string select = $"select {Columns} from sales_tasks where id = @id";
        return tx.First<FollowUp>(tx.Sql(select, select + " for update"), new { id });
    }

    public Task Insert(Tx tx) => tx.Execute(InsertSql, Arguments);

    /// <summary>Writes the changed row; the version goes on.</summary>
    public async Task<FollowUp> Update(Tx tx)
    {
        var next = this with { Version = Version + 1, UpdatedAt = tx.Now };
        await tx.Execute(UpdateSql, next.Arguments);
        return next;
    }

    private object Arguments => new
    {
        Id,
        Title,
        Kind = EnumText.Of(Kind),
        ContactId,
        CompanyId,
        DealId,
        AssigneeId,
        DueAt,
        DueOn,
        RemindAt,
        DoneAt,
        DoneBy,
        Outcome,
        CreatedBy,
        CreatedAt,
        UpdatedAt,
        Version,
    };
}
