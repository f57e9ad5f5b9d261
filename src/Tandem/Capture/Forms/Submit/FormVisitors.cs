using Tandem.Capture.Identity;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Submit;

/// <summary>The browser behind a form, where the tracker runs on the page: who it belongs to, and whom it joins by what was sent.</summary>
internal sealed class FormVisitors(Subjects subjects, VisitorJoin joins)
{
    private const string Insert =
        """
        insert into capture_visitors (id, anonymous_id, first_seen_at, origin, campaign, landing_page, referrer)
        values (@id, @anonymousId, @now, null, null, null, @referrer)
        on conflict (id) do nothing
        """;

    private const string InsertOther =
        """
        insert into capture_visitors (id, anonymous_id, first_seen_at, origin, campaign, landing_page, referrer)
        select @other, anonymous_id, @now, null, null, null, null from capture_visitors where id = @browser
        on conflict (id) do nothing
        """;

    private const string Acting =
        """
        select coalesce(v.acts_as, v.id) as visitor, s.contact_id as contact
        from capture_visitors v
        left join journey_public_subjects s on s.subject_id = coalesce(v.acts_as, v.id)
        where v.id = @browser
        """;

    /// <summary>The browser of its own id, made where a form is the first that is heard of it.</summary>
    public static async Task<Guid?> Of(Tx tx, PostedForm posted)
    {
        if (posted.AnonymousId is not { } anonymousId)
        {
            return null;
        }

        var id = Visitors.IdOf(anonymousId);
        await tx.Execute(Insert, new { id, anonymousId, now = tx.Now, posted.Referrer });
        return id;
    }

    /// <summary>As whom the browser acts at the moment; null where there is none.</summary>
    public static async Task<Browser?> At(Session session, Guid? browser) => browser is null ? null : await session.First<Browser>(Acting, new { browser });

    /// <summary>
    /// Whoever sent the form sits at the browser. One that nobody had is theirs with its past; one that somebody else had acts as a visitor of its own for them.
    /// </summary>
    public async Task Join(Tx tx, SubmissionRow row, Guid contact)
    {
        if (row.VisitorId is not { } browser || await At(tx, browser) is not { } now || now.Contact == contact)
        {
            return;
        }

        if (now.Contact is not null)
        {
            var other = (await subjects.Resolve(tx, [browser]))[browser] == contact ? browser : Visitors.IdOf(browser, contact);
            await tx.Execute(InsertOther, new { browser, other, now = tx.Now });
            await tx.Execute("update capture_visitors set acts_as = @actsAs where id = @browser", new { browser, actsAs = other == browser ? (Guid?)null : other });
            now.Visitor = other;
        }

        await joins.Join(tx, now.Visitor, contact, "form", row.ReceivedAt);
    }
}
