using Tandem.Capture.Forms.Definition;

namespace Tandem.Capture.Forms.Desk;

/// <summary>What a new form begins with, so that nobody begins with nothing.</summary>
internal static class FormStarters
{
    public static readonly string[] Names = ["contact", "newsletter", "demo", "blank"];

    private static readonly FormField Email = new() { Key = "email", Type = FormFieldType.Email, Label = "Email", Required = true, Target = "contact.email" };
    private static readonly FormField FirstName = new() { Key = "first_name", Type = FormFieldType.Text, Label = "First name", Required = true, Target = "contact.firstName", Half = true };
    private static readonly FormField LastName = new() { Key = "last_name", Type = FormFieldType.Text, Label = "Last name", Required = true, Target = "contact.lastName", Half = true };
    private static readonly FormField Company = new() { Key = "company", Type = FormFieldType.Text, Label = "Company", Target = "company.name" };
    private static readonly FormField Message = new() { Key = "message", Type = FormFieldType.LongText, Label = "How can we help?", Required = true };

    private static readonly FormField[] Campaign =
    [
        .. new[] { "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content" }
            .Select(name => new FormField { Key = name, Type = FormFieldType.Hidden, Label = name, Parameter = name }),
    ];

    private static readonly FormConsent News = new() { Key = "news", Topic = "newsletter", Text = "Send me news about your products by email. I can unsubscribe at any time." };

    public static FormDefinition Of(string name) => name switch
    {
        "newsletter" => new FormDefinition
        {
            Steps = [new FormStep { Fields = [Email, .. Campaign] }],
            Consents = [News with { Required = true }],
            Confirmation = new FormConfirmation { Mode = ConfirmMode.Everything },
            Ending = new FormEnding { Message = "Almost there: please confirm your address." },
            Look = new FormLook { Title = "Get our news", Send = "Subscribe" },
            FirstStage = "subscriber",
        },
        "demo" => new FormDefinition
        {
            Steps =
            [
                new FormStep { Title = "About you", Fields = [FirstName, LastName, Email with { Label = "Work email" }] },
                new FormStep
                {
                    Title = "About your company",
                    Fields =
                    [
                        Company with { Required = true },
                        new FormField
                        {
                            Key = "team_size", Type = FormFieldType.Radio, Label = "How large is your team?", Required = true,
                            Options = [new("1-10", "1–10"), new("11-50", "11–50"), new("51-200", "51–200"), new("200+", "More than 200")],
                        },
                        Message with { Label = "What would you like to see?", Required = false },
                        .. Campaign,
                    ],
                },
            ],
            Consents = [News],
            Ending = new FormEnding { Message = "Thank you. We will be in touch within one working day." },
            Look = new FormLook { Title = "Book a demo", Send = "Book my demo" },
        },
        "blank" => new FormDefinition { Steps = [new FormStep { Fields = [Email] }] },
        _ => new FormDefinition
        {
            Steps = [new FormStep { Fields = [FirstName, LastName, Email, Company, Message, .. Campaign] }],
            Consents = [News],
            Ending = new FormEnding { Message = "Thank you. We have got your message and will answer soon." },
            Look = new FormLook { Title = "Get in touch" },
        },
    };
}
