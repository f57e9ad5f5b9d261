using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Forms.Definition;

/// <summary>What forms came to, day by day: kept where it happens, so that no list has to count.</summary>
internal sealed class FormDays(WorkspaceSettings settings)
{
    private const string Upsert =
        """
        insert into capture_form_days (form_id, day, views, submissions) values (@form, @day, @views, @submissions)
        on conflict (form_id, day) do update set
          views = capture_form_days.views + excluded.views,
          submissions = capture_form_days.submissions + excluded.submissions
        """;

    /// <summary>Adds to today.</summary>
    public async Task Add(Tx tx, Guid form, long views, long submissions)
    {
        var day = (await settings.Get(tx)).Calendar.DayOf(tx.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await tx.Execute(Upsert, new { form, day, views, submissions });
    }
}
