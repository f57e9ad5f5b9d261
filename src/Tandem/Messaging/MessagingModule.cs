using Tandem.Messaging.Mails;
using Tandem.Messaging.Public;
using Tandem.Messaging.Settings;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

namespace Tandem.Messaging;

/// <summary>Mails that leave: each once a row in the outbox, then handed to a mail server.</summary>
public sealed class MessagingModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Messaging";

    /// <inheritdoc/>
    public override string Purpose => "Sends mail, once, and says what became of it.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<MailSettings>();
        add.Services.AddSingleton<Mailer>();
        add.Services.AddSingleton<EditMailSettings.Handler>();
        add.Services.AddSingleton<TestMail.Handler>();
        add.Services.AddSingleton<ListMails.Handler>();
        add.Sender<MailSender>(MailSender.Channel);
        add.Timer<ForgetMails>(ForgetMails.TimerKind);
        add.BeforeServing(MailSettings.Start);
        add.BeforeServing(ForgetMails.Start);
        add.Endpoints(EditMailSettings.Map, TestMail.Map, ListMails.Map);
        add.Personal(new PersonalTable("messaging_mails", session => session.In("lower(recipient)", "addresses")) { Columns = "recipient, subject, state, created_at, ended_at" });
        add.Tables(new ModuleTables { Records = [], Kept = ["messaging_mails"] });
    }
}
