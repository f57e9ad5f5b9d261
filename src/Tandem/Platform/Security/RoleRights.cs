namespace Tandem.Platform.Security;

/// <summary>The one table of roles × rights → scope. A test walks every endpoint against it.</summary>
public static class RoleRights
{
    private static readonly Dictionary<Role, Dictionary<Right, Scope>> Table = new()
    {
        [Role.Viewer] = Rules(
            On(Scope.All, Rights.Contacts.Read, Rights.Companies.Read, Rights.Deals.Read, Rights.Handoffs.Read, Rights.Tasks.Read, Rights.Agreements.Read,
                Rights.Campaigns.Read, Rights.Forms.Read, Rights.Numbers.Read, Rights.Settings.Read, Rights.Users.Read)),

        [Role.SalesRep] = Rules(
            On(Scope.All, Rights.Agreements.Read, Rights.Campaigns.Read, Rights.Numbers.Read, Rights.Settings.Read, Rights.Users.Read),
            On(Scope.Team, Rights.Contacts.Read, Rights.Companies.Read, Rights.Deals.Read, Rights.Handoffs.Read, Rights.Tasks.Read),
            On(Scope.Own, Rights.Handoffs.Edit, Rights.Tasks.Create, Rights.Tasks.Edit, Rights.Tasks.Delete, Rights.Contacts.Create,
                Rights.Contacts.Edit, Rights.Contacts.Bulk, Rights.Companies.Create, Rights.Companies.Edit, Rights.Companies.Bulk, Rights.Deals.Create, Rights.Deals.Edit, Rights.Deals.Bulk, Rights.Operations.Read, Rights.Operations.Edit)),

        [Role.Marketer] = Rules(
            On(Scope.All, [.. Rights.Contacts.All, .. Rights.Companies.All, .. Rights.Campaigns.All, .. Rights.Forms.All, Rights.Deals.Read, Rights.Handoffs.Read,
                Rights.Handoffs.Create, Rights.Agreements.Read, Rights.Numbers.Read, Rights.Settings.Read, Rights.Users.Read, Rights.Events.Create]),
            On(Scope.Team, Rights.Tasks.Read),
            On(Scope.Own, Rights.Tasks.Create, Rights.Tasks.Edit, Rights.Tasks.Delete, Rights.Operations.Read, Rights.Operations.Edit)),

        [Role.Manager] = Rules(
            On(Scope.All, [.. Rights.Contacts.All, .. Rights.Companies.All, .. Rights.Campaigns.All, .. Rights.Forms.All, .. Rights.Handoffs.All, .. Rights.Tasks.All,
                Rights.Agreements.Read, Rights.Agreements.Edit, Rights.Deals.Read, Rights.Deals.Export, Rights.Deals.Import, Rights.Numbers.Read,
                Rights.Settings.Read, Rights.Users.Read, Rights.Privacy.Export, Rights.Operations.Read, Rights.Operations.Edit]),
            On(Scope.Team, Rights.Deals.Create, Rights.Deals.Edit, Rights.Deals.Delete, Rights.Deals.Bulk)),

        [Role.Admin] = Everything(),
        [Role.Owner] = Everything(),
    };

    /// <summary>How far <paramref name="right"/> reaches for <paramref name="role"/>.</summary>
    public static Scope Of(Role role, Right right) => Table[role].GetValueOrDefault(right, Scope.None);

    /// <summary>All rights of a role with their scopes.</summary>
    public static IReadOnlyDictionary<Right, Scope> All(Role role) => Table[role];

    private static Dictionary<Right, Scope> Everything() => Rules(
        On(Scope.All, [.. Rights.Contacts.All, .. Rights.Companies.All, .. Rights.Deals.All, .. Rights.Handoffs.All, .. Rights.Tasks.All,
            .. Rights.Agreements.All, .. Rights.Events.All, .. Rights.Campaigns.All, .. Rights.Forms.All, .. Rights.Numbers.All, .. Rights.Settings.All, .. Rights.Users.All,
            .. Rights.Tokens.All, .. Rights.Audit.All, .. Rights.Privacy.All, .. Rights.Operations.All]));

    private static (Scope Scope, Right[] Rights) On(Scope scope, params Right[] rights) => (scope, rights);

    private static Dictionary<Right, Scope> Rules(params (Scope Scope, Right[] Rights)[] rules) =>
        rules.SelectMany(rule => rule.Rights, (rule, right) => (right, rule.Scope)).ToDictionary(pair => pair.right, pair => pair.Scope);
}
