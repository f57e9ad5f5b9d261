using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Tandem.Platform.Http;

/// <summary>The one translator from results to HTTP: values as JSON, problems as RFC 9457 problem details with a stable <c>code</c>.</summary>
public static class HttpAnswers
{
    /// <summary>The value with <paramref name="status"/>, or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result, int status = StatusCodes.Status200OK)
    {
        if (result.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        return result.Value is Done ? Results.NoContent() : Results.Json(result.Value, Data.JsonSettings.Api, statusCode: status);
    }

    /// <summary>Problem details, media type <c>application/problem+json</c>.</summary>
    public static IResult ToHttp(this Problem problem)
    {
        var details = new ProblemDetails
        {
            Type = $"https://tandem.example/problems/{problem.Code}",
            Title = Title(problem.Status),
            Status = problem.Status,
            Detail = problem.Message,
        };
        details.Extensions["code"] = problem.Code;
        if (problem.Errors is not null)
        {
            details.Extensions["errors"] = problem.Errors;
        }

        foreach (var property in problem.Extra?.GetType().GetProperties() ?? [])
        {
            details.Extensions[System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = property.GetValue(problem.Extra);
        }

        var answer = Results.Json(details, Data.JsonSettings.Api, "application/problem+json", problem.Status);
        return problem.RetryAfter is { } wait ? new Later(answer, wait) : answer;
    }

    /// <summary>Says in whole seconds when to come back.</summary>
    private sealed class Later(IResult answer, TimeSpan wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }

    private static string Title(int status) => status switch
    {
        400 => "The request is not valid",
        401 => "Sign-in needed",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Conflict",
        412 => "Changed in the meantime",
        413 => "Too large",
        415 => "Unsupported media type",
        429 => "Too many requests",
        503 => "Temporarily unavailable",
        507 => "No space left",
        _ => "Something went wrong",
    };
}
