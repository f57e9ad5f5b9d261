using Tandem.Rules.Reading;

namespace Tandem.Rules.Sql;

/// <summary>The migration files in the tree: <c>src/Tandem/People/Migrations/0001_contacts[.sqlite|.postgres].sql</c>.</summary>
internal sealed record Migration(string Module, string File, string Engine, string Sql)
{
    public const string Both = "";
    public static readonly IReadOnlyList<string> Engines = ["sqlite", "postgres"];

    private static readonly Lazy<IReadOnlyList<Migration>> Everything = new(() =>
        Tree.Files("src/Tandem", ".sql")
            .Where(path => path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(path => At(path, Tree.Read(path)))
            .ToList());

    public static IReadOnlyList<Migration> All => Everything.Value;

    public static Migration At(string path, string sql)
    {
        var name = Path.GetFileName(path);
        var engine = Engines.FirstOrDefault(engine => name.EndsWith($".{engine}.sql", StringComparison.Ordinal)) ?? Both;
        return new Migration(path.Split('/')[2], path, engine, sql);
    }

    public static Schema SchemaOf(IEnumerable<Migration> migrations, string engine) =>
        Schema.From(migrations.Where(file => file.Engine is Both || file.Engine == engine).Select(file => (file.File, file.Sql)));
}
