using System.Text;
using Tandem.Capture.Forms.Definition;
using Tandem.Messaging.Public;
using Tandem.Notifications.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Forms.Submit;

/// <summary>Tells the people of the team whom the form names, in their inbox and by mail. Nobody hears of what is suspicious: that waits on the form's page.</summary>
internal sealed class FormNotices(Notifier notifier, Mailer mailer, PublicAddress address, FormDays days)
{
    public static readonly NoticeKind Kind = new("formSubmitted", "A form that I watch is sent", NoticeGroup.Workspace);

    private const int LongestAnswer = 500;

    /// <summary>Counts it among what the form came to.</summary>
    public Task Count(Tx tx, SubmissionRow row) =>
        row.State is SubmissionState.Suspicious ? Task.CompletedTask : days.Add(tx, row.FormId, views: 0, submissions: 1);

    /// <summary>Tells whom the form names, once.</summary>
    public async Task Tell(Tx tx, LiveForm form, SubmissionRow row)
    {
        if (row.State is not SubmissionState.Accepted)
        {
            return;
        }

        var notify = form.Definition.Notify;
        var who = row.Email ?? "Somebody";
        await notifier.Tell(tx, [.. notify.Users.Distinct().Select(user => new Notice
        {
            UserId = user,
            Kind = Kind.Key,
            Title = $"{who} sent “{form.Name}”",
            Link = $"/forms/{form.Id}?tab=results&peek={row.Id}",
            Key = $"form:{row.Id}",
        })]);
        var root = notify.Emails.Count == 0 ? "" : await address.Known(tx) ?? form.Origin;
        foreach (var (index, to) in notify.Emails.Distinct(StringComparer.OrdinalIgnoreCase).Index())
        {
            var mail = new Mail
            {
                To = to,
                Subject = Line($"{who} sent “{form.Name}”"),
                Text = Words(form, row, root),
                Key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"form-sent:{row.Id}:{index}"),
            };
            if (mail.Problem is null)
            {
                await mailer.Put(tx, mail);
            }
        }
    }

    private static string Words(LiveForm form, SubmissionRow row, string root)
    {
        var answers = row.AnswersByKey;
        var text = new StringBuilder().Append("The form “").Append(form.Name).AppendLine("” was sent:").AppendLine();
        foreach (var field in form.Definition.AllFields.Where(field => answers.ContainsKey(field.Key)))
        {
            text.Append(field.Label.Length > 0 ? field.Label : field.Key).Append(": ").AppendLine(AnswerText.Of(field, answers[field.Key], LongestAnswer));
        }

        return text.AppendLine().Append(root).Append("/forms/").Append(form.Id).Append("?tab=results&peek=").Append(row.Id).AppendLine().ToString();
    }

    private static string Line(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c).Take(200)]);
}
