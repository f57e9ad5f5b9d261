using System.Text;

namespace Tandem.Platform.Data;

/// <summary>Turns <c>PascalCase</c> into <c>snake_case</c>: C# on one side, SQL on the other.</summary>
public static class SnakeCase
{
    /// <summary>For example <c>OwnerId</c> → <c>owner_id</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
