using Microsoft.AspNetCore.Identity;
using Tandem.Access.AuditLog;
using Tandem.Access.Callers;
using Tandem.Access.Identity;
using Tandem.Access.Invitations;
using Tandem.Access.Public;
using Tandem.Access.Roster;
using Tandem.Access.Sessions;
using Tandem.Access.SetUp;
using Tandem.Access.Tokens;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

namespace Tandem.Access;

/// <summary>Users, sessions, invitations, tokens and the audit log: who may come in, and what they did.</summary>
public sealed class AccessModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Access";

    /// <inheritdoc/>
    public override string Purpose => "Decides who may come in, and writes down who changed what.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Passwords.Iterations);
        foreach (var type in (Type[])
            [
                typeof(Passwords), typeof(Lockout), typeof(SessionTable), typeof(OpenSessions), typeof(KnownCallers), typeof(TokenUse),
                typeof(SignIn.Handler), typeof(SignOut.Handler), typeof(ShowSession.Handler), typeof(ChangePassword.Handler),
                typeof(SetUpWorkspace.Handler), typeof(EditWorkspace.Handler), typeof(EditBusinessHours.Handler), typeof(Checklist.Handler),
                typeof(LinkMails), typeof(InviteUser.Handler), typeof(RevokeInvitation.Handler), typeof(AcceptLink.Handler), typeof(MakeResetLink.Handler),
                typeof(ForgottenPassword.Handler),
                typeof(ListUsers.Handler), typeof(EditUser.Handler),
                typeof(CreateToken.Handler), typeof(ListTokens.Handler), typeof(RevokeToken.Handler),
                typeof(ListAudit.Handler),
            ])
        {
            add.Services.AddSingleton(type);
        }

        add.Middleware(app => app.UseMiddleware<ResolveCaller>());
        add.Endpoints(
            SignIn.Map, SignOut.Map, ShowSession.Map, ChangePassword.Map, SetUpWorkspace.Map, EditWorkspace.Map, EditBusinessHours.Map, Checklist.Map,
            InviteUser.Map, ListInvitations.Map, RevokeInvitation.Map, AcceptLink.Map, MakeResetLink.Map, ForgottenPassword.Map,
            ListUsers.Map, EditUser.Map, CreateToken.Map, ListTokens.Map, RevokeToken.Map, ListAudit.Map);
        add.Timer<ForgottenPassword.SendLink>(ForgottenPassword.TimerKind);
        add.Command<UserVerb>();
        add.Command<TokenVerb>();
        add.BeforeServing(OwnerFromSettings.Ensure);
        add.FirstStep(SetUpStep.Promise, "select 1 from access_audit where object = 'businessHours'");
        add.FirstStep(SetUpStep.Colleagues, "select 1 from access_users where role <> 'owner' or manager_id is not null");
        add.Personal(new PersonalTable("access_audit", session => session.In("object_id", "contactTexts"))
        {
            Erase = (tx, person) => tx.Execute(
                $"update access_audit set before = null, after = null where {tx.In("object_id", "contactTexts")} and (before is not null or after is not null)", person.Parameters),
        });
        add.Mentions(
            new MentionRule("access_audit", Mention.Blank) { Columns = ["before", "after"] },
            // Somebody of the team may be a contact, too: their account is not theirs as a contact.
            new MentionRule("access_users", Mention.Leave));
        add.Tables(new ModuleTables
        {
            Records = [],
            Kept = ["access_audit", "access_failures", "access_links", "access_sessions", "access_setup", "access_tokens", "access_users"],
            // Nobody is behind the invented colleagues who have never signed in: no lead may go to them.
            After = (tx, demo) => UserTable.ShutOutInvited(tx, demo.By, demo.Users),
        });
    }
}
