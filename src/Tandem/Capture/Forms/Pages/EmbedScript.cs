namespace Tandem.Capture.Forms.Pages;

/// <summary>The script that builds a form into a page of somebody's site: three small files in one function.</summary>
internal static class EmbedScript
{
    private static readonly string Body = string.Concat(new[] { "conditions.js", "proof.js", "form.js" }.Select(Resources.Text));

    public static string Of(Guid form) => $"(function(){{'use strict';var FORM='{form}';\n{Body}\n}})();\n";
}
