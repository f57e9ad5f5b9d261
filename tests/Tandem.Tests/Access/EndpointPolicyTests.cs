using System.Net;
using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

/// <summary>Walks everything that the server answers, for everybody who may ask. A new route is walked without a word here.</summary>
public sealed class EndpointPolicyTests
{
    /// <summary>Answers of the gate; a handler that refuses for reasons of its own uses other codes.</summary>
    private static readonly string[] GateCodes = ["signInNeeded", "forbidden", "scopeMissing", "csrf", "crossSite", "noPolicy"];

    /// <summary>Open routes that look at the caller themselves.</summary>
    private static readonly string[] LooksItself = ["/metrics"];

    private static readonly string[] NoLimits = ["TANDEM_LIMIT_SIGN_IN", "TANDEM_LIMIT_SIGN_IN_EMAIL", "TANDEM_LIMIT_PUBLIC"];

    [Fact, Trait("Category", "Golden")]
    public async Task Every_endpoint_declares_a_policy_and_the_list_is_the_one_committed()
    {
        await using var world = await World.Create(DbEngine.Sqlite);
        var endpoints = RegisteredEndpoint.All(world);

        endpoints.Where(endpoint => endpoint.Policy is null).ShouldBeEmpty();
        Golden.Matches("tests/Tandem.Tests/Golden/endpoints.txt", string.Join('\n', endpoints));
    }

    [Fact, Trait("Category", "Golden")]
    public void The_rights_of_each_role_are_the_ones_committed()
    {
        var rights = RoleRights.All(Role.Owner).Keys.OrderBy(right => right.ToString(), StringComparer.Ordinal);
        var roles = Enum.GetValues<Role>().Reverse().ToArray();
        var lines = rights.Select(right => $"{right,-18}{string.Concat(roles.Select(role => $"{EnumText.Of(RoleRights.Of(role, right)),-10}"))}".TrimEnd());

        Golden.Matches("tests/Tandem.Tests/Golden/rights.txt", $"{"",-18}{string.Concat(roles.Select(role => $"{EnumText.Of(role),-10}")).TrimEnd()}\n{string.Join('\n', lines)}");
    }

    [Fact]
    public async Task A_route_that_changes_something_asks_for_more_than_the_right_to_read()
    {
        await using var world = await World.Create(DbEngine.Sqlite);

        RegisteredEndpoint.All(world)
            .Where(endpoint => endpoint.ChangesSomething && endpoint.Policy?.Right is { Verb: "read" or "export" })
            .Select(endpoint => $"{endpoint.Method} {endpoint.Route}")
            .ShouldBeSubsetOf(ReadsByPost);
    }

    /// <summary>Asks a question that is too long for an address; hands something out and writes down that it did.</summary>
    private static readonly string[] ReadsByPost =
        ["POST /api/v1/contacts/match", "POST /api/v1/contacts/{id:guid}/copy", "POST /api/v1/forms/{id:guid}/preview", "POST /api/v1/traffic/try"];

    [Theory, DatabaseData]
    public async Task Every_endpoint_lets_in_whom_the_table_of_rights_lets_in(DbEngine engine)
    {
        await using var world = await World.Create(engine, Office.Quick, NoLimits.ToDictionary(name => name, string? (_) => "0"));
        var wrong = new List<string>();
        foreach (var (name, caller) in Callers().Prepend(("nobody", null)))
        {
            using var client = world.Client(caller);
            foreach (var endpoint in RegisteredEndpoint.All(world))
            {
                using var request = endpoint.Request();
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var got = await Outcome(answer);
                var expected = Expected(endpoint, caller);
                if (got != expected && !(LooksItself.Contains(endpoint.Route) && got == "403"))
                {
                    wrong.Add($"{name}: {endpoint} should be {expected}, is {got}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static string Expected(RegisteredEndpoint endpoint, Caller? caller) => endpoint.Policy switch
    {
        { OpenBecause: not null } => "let in",
        _ when caller is null => "401",
        { Right: { } right } => caller.Token is { } scopes && !Leaves(scopes.Single(), right) || RoleRights.Of(caller.Role, right) == Scope.None ? "403" : "let in",
        _ => caller.Token is { } scopes && (scopes.Contains(TokenScope.WriteKey) || (endpoint.ChangesSomething && scopes.Contains(TokenScope.Read))) ? "403" : "let in",
    };

    /// <summary>Said a second time, in other words than in the code.</summary>
    private static bool Leaves(TokenScope scope, Right right) => scope switch
    {
        TokenScope.Admin => true,
        TokenScope.WriteKey => right.ToString() == "events.create",
        TokenScope.Write when right.Object is "contacts" or "companies" or "deals" or "handoffs" or "tasks" or "campaigns" or "forms" => true,
        TokenScope.Write when right.ToString() is "events.create" or "operations.edit" => true,
        _ => right.Verb is "read" or "export" && right.Object is not ("tokens" or "audit" or "events")
            && (right.Verb == "read" || right.Object is "contacts" or "companies" or "deals" or "handoffs" or "tasks" or "campaigns" or "forms" or "numbers"),
    };

    private static async Task<string> Outcome(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 500 && answer.StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            return $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}";
        }

        if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            return "let in";
        }

        var code = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString();
        return GateCodes.Contains(code) ? $"{(int)answer.StatusCode}" : "let in";
    }

    private static IEnumerable<(string Name, Caller? Caller)> Callers()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            yield return (EnumText.Of(role), Person(role));
        }

        foreach (var scope in Enum.GetValues<TokenScope>())
        {
            yield return ($"token {TokenScopes.Text(scope)}", new Caller { Actor = $"token:{Guid.NewGuid()}", Role = Role.Admin, Token = new HashSet<TokenScope> { scope } });
        }
    }

    private static Caller Person(Role role)
    {
        var id = Guid.CreateVersion7();
        return new Caller { Actor = $"user:{id}", UserId = id, Role = role, Team = [id] };
    }
}
