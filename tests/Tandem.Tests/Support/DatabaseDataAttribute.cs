using System.Reflection;
using Tandem.Platform.Data;
using Xunit.Sdk;

namespace Tandem.Tests.Support;

/// <summary>Runs a theory once per database. Further inline values come behind the engine.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DatabaseDataAttribute(params object[] values) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [[DbEngine.Sqlite, .. values], [DbEngine.Postgres, .. values]];
}

/// <summary>Runs a theory on one database only, for the reason given.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneDatabaseAttribute(DbEngine engine, string because) : DataAttribute
{
    public string Because => because;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[engine]];
}
