namespace Tandem.Audience.Public;

/// <summary>The events that Audience writes into the journey log. Their subjects are contacts.</summary>
public static class AudienceEvents
{
    /// <summary>
    /// A contact reached the MQL rule; data: <c>ruleId</c>, <c>ruleVersion</c>, <c>fit</c>, <c>engagement</c>, <c>grade</c>, <c>reasons</c>,
    /// <c>triggerType</c>, <c>triggerEventId</c>, <c>campaign</c>, <c>form</c>.
    /// </summary>
    public const string QualificationReached = "qualification_reached";

    /// <summary>The cause on the change of lifecycle stage that goes with it.</summary>
    public const string MqlRuleCause = "mqlRule";
}
