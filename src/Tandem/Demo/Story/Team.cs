using Tandem.Demo.Making;
using Tandem.Platform.Security;

namespace Tandem.Demo.Story;

/// <summary>The seven who work here: a manager, two of marketing, four of sales, one for each region.</summary>
internal sealed class Team
{
    private static readonly (string Name, Role Role)[] Members =
    [
        ("Nadia Brandt", Role.Manager), ("Sofie Lund", Role.Marketer), ("Ruben Hale", Role.Marketer),
        ("Marten Vos", Role.SalesRep), ("Isla Hughes", Role.SalesRep), ("Livia Conti", Role.SalesRep), ("Marcus Brooks", Role.SalesRep),
    ];

    private static readonly string[] Regions = ["Central and Northern Europe", "United Kingdom and Benelux", "France and Southern Europe", "North America"];

    private Team(IReadOnlyList<Caller> all) => All = all;

    public IReadOnlyList<Caller> All { get; }

    public Caller Manager => All[0];

    public Caller Marketer => All[1];

    /// <summary>The rep who looks after a region.</summary>
    public Caller Rep(int region) => All[3 + region];

    public static string NameOf(int region) => Members[3 + region].Name;

    /// <summary>Invites them. Nobody knows the links, so none of them can sign in until the owner gives them one.</summary>
    public static async Task<Team> Gather(StoryWorkspace workspace)
    {
        var people = new List<Caller>();
        foreach (var (name, role) in Members)
        {
            var email = name.ToLowerInvariant().Replace(' ', '.') + "@fernleaf.example";
            var id = (await workspace.Post(Caller.System, "/api/v1/invitations", new { name, email, role })).GetProperty("userId").GetGuid();
            people.Add(new Caller { UserId = id, Actor = $"user:{id}", Role = role });
        }

        var ids = people.Select(one => one.UserId!.Value).ToArray();
        var team = new Team([.. people.Select(one => one with { Team = ids })]);
        foreach (var id in ids[1..])
        {
            await workspace.Patch(Caller.System, $"/api/v1/users/{id}", new { managerId = ids[0] });
        }

        for (var region = 0; region < Regions.Length; region++)
        {
            var rep = team.Rep(region).UserId!.Value;
            await workspace.Patch(Caller.System, $"/api/v1/reps/{rep}", new { takesLeads = true, capacity = 120 });
            await workspace.Post(Caller.System, "/api/v1/territories", new { name = Regions[region], countries = Cast.Region(region), members = new[] { rep } });
        }

        return team;
    }
}
