using System.Text.Json;
using Tandem.Engines.Import.Values;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Identity;

/// <summary>The fields that name a user, checked alike wherever they come from.</summary>
internal static class UserEmail
{
    /// <summary>What two spellings of one address have in common. What is no address has no other spelling.</summary>
    public static string Key(string email) => EmailAddress.TryParse(email, out var read, out _) ? read.Key : email.Trim().ToLowerInvariant();

    /// <summary>An address alone: no name before it, nothing that could break out of a mail header. It may be one of this machine.</summary>
    public static bool IsValid(string email) =>
        EmailAddress.TryParse(email, out var read, out _) && read.DisplayName is null && read.Address.Length == email.Trim().Length;
}

/// <inheritdoc cref="UserEmail"/>
internal static class UserFields
{
    private const int LongestName = 200;

    private static readonly string[] RoleNames = [.. Enum.GetValues<Role>().Reverse().Select(EnumText.Of)];

    /// <summary>A name of one line, or null with the reason kept in the body.</summary>
    public static string? Name(this JsonBody body, string field)
    {
        var name = body.Text(field, LongestName);
        if (name is not null && name.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
        {
            body.Refuse(field, "A name is one line, without control characters.");
            return null;
        }

        return name;
    }

    /// <summary>A name that must be there.</summary>
    public static string NeedName(this JsonBody body, string field)
    {
        var name = body.Name(field);
        if (name is null)
        {
            body.Refuse(field, "A name is needed.");
        }

        return name ?? "";
    }

    /// <summary>An email address, or null with the reason kept in the body.</summary>
    public static string? Email(this JsonBody body, string field)
    {
        var email = body.Text(field);
        if (email is null || UserEmail.IsValid(email))
        {
            return email;
        }

        body.Refuse(field, "This is not an email address.");
        return null;
    }

    /// <summary>An address that must be there.</summary>
    public static string NeedEmail(this JsonBody body, string field)
    {
        var email = body.Email(field);
        if (email is null)
        {
            body.Refuse(field, "An email address is needed.");
        }

        return email ?? "";
    }

    /// <summary>A password that keeps the rules; taken as typed, spaces included.</summary>
    public static string NeedPassword(this JsonBody body, string field, params string?[] about)
    {
        var password = body.Typed(field);
        if (PasswordRules.Check(password, about) is { } problem)
        {
            body.Refuse(field, problem);
        }

        return password;
    }

    /// <summary>A role, or null where none was sent.</summary>
    public static Role? Role(this JsonBody body, string field)
    {
        var text = body.OneOf(field, RoleNames);
        return text is null ? null : Enum.Parse<Role>(text, ignoreCase: true);
    }

    /// <summary>A text exactly as typed; empty where there is none.</summary>
    public static string Typed(this JsonBody body, string field) =>
        body.Text(field, int.MaxValue) is null || body.Raw(field) is not { ValueKind: JsonValueKind.String } raw ? "" : raw.GetString()!;

    /// <summary>A list of texts; empty where there is none.</summary>
    public static IReadOnlyList<string> Texts(this JsonBody body, string field)
    {
        if (body.Raw(field) is not { } list)
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. list.EnumerateArray().Select(item => item.GetString()!)];
        }

        body.Refuse(field, "A list of texts is expected.");
        return [];
    }
}
