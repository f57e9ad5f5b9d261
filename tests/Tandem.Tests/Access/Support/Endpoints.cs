using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access.Support;

/// <summary>An endpoint that the server has registered, with one of its methods.</summary>
public sealed record RegisteredEndpoint(string Method, RoutePattern Pattern, Policy? Policy)
{
    public string Route => Pattern.RawText!.StartsWith('/') ? Pattern.RawText : "/" + Pattern.RawText;

    public bool ChangesSomething => Method is not ("GET" or "HEAD" or "OPTIONS");

    /// <summary>The names of what stands in braces, in order.</summary>
    public IReadOnlyList<string> Holes => [.. Pattern.Parameters.Select(parameter => parameter.Name)];

    /// <summary>Everything that the server answers, whether or not the API's description mentions it.</summary>
    public static IReadOnlyList<RegisteredEndpoint> All(World world) =>
        [.. world.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint)
                .Select(method => new RegisteredEndpoint(method, endpoint.RoutePattern, endpoint.Metadata.GetMetadata<Policy>())))
            .OrderBy(endpoint => endpoint.Route, StringComparer.Ordinal).ThenBy(endpoint => endpoint.Method, StringComparer.Ordinal)];

    /// <summary>A request to it; the first hole gets <paramref name="first"/>, the others values that exist nowhere.</summary>
    public HttpRequestMessage Request(Guid? first = null, object? body = null)
    {
        var path = Route;
        foreach (var parameter in Pattern.Parameters)
        {
            var value = parameter == Pattern.Parameters[0] && first is { } id ? id.ToString() : Fill(parameter);
            var start = path.IndexOf('{', StringComparison.Ordinal);
            path = path[..start] + value + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
        }

        return new HttpRequestMessage(new HttpMethod(Method), path) { Content = ChangesSomething ? JsonContent.Create(body ?? new { }) : null };
    }

    public override string ToString() => $"{Method,-6} {Route}  {Rule}";

    private string Rule => Policy switch
    {
        null => "NO POLICY",
        { OpenBecause: { } because } => $"open: {because}",
        { Right: { } right } => right.ToString(),
        _ => "signed in",
    };

    private static string Fill(RoutePatternParameterPart parameter)
    {
        var kinds = parameter.ParameterPolicies.Select(policy => policy.Content).ToArray();
        return kinds.Contains("int") || kinds.Contains("long") ? int.MaxValue.ToString(CultureInfo.InvariantCulture)
            : kinds.Contains("guid") || parameter.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase) ? Guid.NewGuid().ToString() : "nothing";
    }

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST", "PUT", "PATCH", "DELETE"];
}
