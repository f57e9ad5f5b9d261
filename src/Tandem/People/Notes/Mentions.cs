using System.Text.RegularExpressions;
using Tandem.Access.Public;
using Tandem.Notifications.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Notes;

/// <summary>A note whose text may name people of the team.</summary>
internal sealed record MentioningNote(Guid Id, Guid SubjectId, string Object, string Text);

/// <summary>
/// Tells the people whom a note mentions, written <c>@[Name](user:ID)</c>: the id says who it is, whatever they are called later. Somebody who
/// may not see the record is not told, since a notice would show them what they may not see.
/// </summary>
public sealed partial class Mentions(Notifier notifier)
{
    internal static readonly NoticeKind Kind = new("mention", "Somebody mentions me in a note", NoticeGroup.Mentions);

    private const int Most = 50;
    private const int Quoted = 200;

    /// <summary>The text as it is read: names instead of marks.</summary>
    internal static string Plain(string text) => Mark().Replace(text, "@${name}");

    /// <summary>Tells those who may know; answers with those who may not. A note that was told of before is not told of again.</summary>
    internal async Task<Result<IReadOnlyList<UserRef>>> Tell(Tx tx, MentioningNote note, Caller caller)
    {
        var ids = Mark().Matches(note.Text).Select(match => Guid.Parse(match.Groups["id"].Value)).Distinct().ToList();
        var names = await Users.Names(tx, ids);
        if (ids.Count > Most || ids.Exists(id => !names.ContainsKey(id)))
        {
            return Problem.Invalid("body", ids.Count > Most ? $"A note mentions at most {Most} people." : "Somebody is mentioned who is no user here.");
        }

        var (told, notTold) = (new List<Notice>(), new List<UserRef>());
        foreach (var id in ids.Where(id => id != caller.UserId))
        {
            if (await MaySee(tx, id, note))
            {
                told.Add(await Notice(tx, id, note, caller));
            }
            else
            {
                notTold.Add(new UserRef(id, names[id]));
            }
        }

        await notifier.Tell(tx, told);
        return notTold;
    }

    private static async Task<bool> MaySee(Tx tx, Guid user, MentioningNote note) =>
        await Users.AsCaller(tx, user) is { } reader
        && (note.Object == "company" ? await RecordAccess.SeeCompany(tx, reader, note.SubjectId) : await RecordAccess.SeeContact(tx, reader, note.SubjectId)).Ok;

    private static async Task<Notice> Notice(Tx tx, Guid user, MentioningNote note, Caller caller)
    {
        var (table, place) = note.Object == "company" ? ("people_companies", "companies") : ("people_contacts", "people");
        var about = await tx.Scalar<string>($"select name from {table} where id = @subjectId", new { note.SubjectId });
        var text = Plain(note.Text);
        return new Notice
        {
            UserId = user,
            Kind = Kind.Key,
            Title = $"{(await ActorNames.Of(tx, [caller.Actor])).NameOf(caller.Actor)} mentioned you on {about}",
            Body = Cut(text),
            Link = $"/{place}/{note.SubjectId}?tab=notes",
            Key = $"note:{note.Id:n}",
        };
    }

    /// <summary>Never through the middle of a character.</summary>
    private static string Cut(string text) =>
        text.Length <= Quoted ? text : text[..(char.IsHighSurrogate(text[Quoted - 1]) ? Quoted - 1 : Quoted)] + "…";

    [GeneratedRegex(@"@\[(?<name>[^\]\r\n]{1,200})\]\(user:(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
