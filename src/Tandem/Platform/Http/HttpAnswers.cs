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

        return Results.Json(details, Data.JsonSettings.Api, "application/problem+json", problem.Status);
    }

    private static string Title(int status) => status switch
    {
        400 => "The request is not valid",
        401 => "Sign-in needed",
        403 => "Not allowed",
        404 => "Not found",
        409 => "Conflict",
        412 => "Changed in the meantime",
        413 => "Too large",
        429 => "Too many requests",
        503 => "Temporarily unavailable",
        507 => "No space left",
        _ => "Something went wrong",
    };
}
