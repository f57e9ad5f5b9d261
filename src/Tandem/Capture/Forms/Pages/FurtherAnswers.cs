using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Submit;
using Tandem.Capture.Identity;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Pages;

/// <summary>
/// Which further questions a visitor is asked next. Skipped is only what this very browser has answered itself, for the contact to whom it belongs today. What is
/// known of that contact from elsewhere does not count: a stranger who types somebody's address makes their browser that person's, and could read off the missing
/// questions what we know. Where two people have sent something from one browser, it is nobody's, and asked like a stranger's.
/// </summary>
internal static class FurtherAnswers
{
    private const string Select =
        $"""
        select {SubmissionTable.Columns}
        from capture_submissions
        where visitor_id = @visitor and state = 'accepted'
        order by id desc
        limit 20
        """;

    /// <summary>The keys of the questions to ask.</summary>
    public static async Task<IReadOnlyList<string>> Next(Session session, LiveForm form, string? anonymousId)
    {
        var further = form.Definition.Further;
        var answered = anonymousId is { Length: > 0 and <= 1024 } && further.Fields.Count > 0
            ? await Answered(session, form, Visitors.IdOf(anonymousId))
            : new HashSet<string>(StringComparer.Ordinal);
        return [.. further.Fields.Where(field => !answered.Contains(field.Key) && !answered.Contains(field.Target)).Take(further.AtOnce).Select(field => field.Key)];
    }

    /// <summary>The keys of this form's questions and the targets of every form's that the browser has answered.</summary>
    private static async Task<HashSet<string>> Answered(Session session, LiveForm form, Guid visitor)
    {
        var answered = new HashSet<string>(StringComparer.Ordinal);
        var rows = await session.Query<SubmissionRow>(Select, new { visitor });
        if (rows.Count == 0 || (await FormVisitors.At(session, visitor))?.Contact is not { } contact || rows.Any(row => row.ContactId != contact))
        {
            return answered;
        }

        var forms = new Dictionary<(Guid, int), LiveForm?>();
        foreach (var row in rows)
        {
            if (!forms.TryGetValue((row.FormId, row.FormVersion), out var asked))
            {
                forms[(row.FormId, row.FormVersion)] = asked = await FormTable.AsOf(session, row.FormId, row.FormVersion);
            }

            var keys = row.AnswersByKey.Keys;
            answered.UnionWith(row.FormId == form.Id ? keys : []);
            answered.UnionWith(asked?.Definition.AllFields.Where(field => field.Target.Length > 0 && keys.Contains(field.Key, StringComparer.Ordinal)).Select(field => field.Target) ?? []);
        }

        return answered;
    }
}
