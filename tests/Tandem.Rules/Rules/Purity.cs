using Mono.Cecil;
using Tandem.Rules.Reading;

namespace Tandem.Rules.Rules;

/// <summary>Engines decide: data in, decision out. No file, network, clock, chance or environment inside.</summary>
internal static class Purity
{
    private static readonly string[] Impure =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.Net.", "System.Environment", "System.Random",
        "System.Threading.Thread", "System.Threading.Timer", "System.TimeProvider", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.Data.", "Microsoft.AspNetCore.", "Microsoft.EntityFrameworkCore.", "Microsoft.Extensions.", "Dapper.", "Npgsql.",
    ];

    private static readonly string[] ImpureMembers =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid", "System.Threading.Tasks.Task::Delay",
    ];

    public static IEnumerable<Violation> Check(IEnumerable<TypeDefinition> types) =>
        types.SelectMany(type => Calls(type)
            .Concat(TypeUses.Of(type).Select(use => use.Type.FullName).Where(IsImpure))
            .Distinct(StringComparer.Ordinal)
            .Select(name => new Violation(Modules.Outermost(type).FullName, $"uses {name}")));

    // These of System.Net only read and write text.
    private static readonly string[] Harmless = ["System.Net.WebUtility", "System.Net.IPAddress", "System.Net.IPNetwork"];

    private static bool IsImpure(string type) =>
        !Harmless.Contains(type, StringComparer.Ordinal)
        && Array.Exists(Impure, name => name.EndsWith('.') ? type.StartsWith(name, StringComparison.Ordinal) : type == name);

    private static IEnumerable<string> Calls(TypeDefinition type) =>
        type.Methods.Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Select(instruction => instruction.Operand)
            .OfType<MethodReference>()
            .Select(call => $"{call.DeclaringType.FullName}::{call.Name}")
            .Where(name => ImpureMembers.Contains(name, StringComparer.Ordinal));
}
