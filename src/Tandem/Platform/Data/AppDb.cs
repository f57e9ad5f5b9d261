using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tandem.Platform.Data;

/// <summary>
/// The EF context for small aggregates, assembled from the modules' <see cref="TableMapping"/>s. The schema itself is plain SQL;
/// a test compares this model with it on both engines.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options, DbEngine engine, IReadOnlyList<TableMapping> mappings) : DbContext(options)
{
    internal DbEngine Engine => engine;

    /// <summary>Opens a context on a connection that somebody else owns.</summary>
    internal static AppDb On(DbConnection connection, DbEngine engine, IReadOnlyList<TableMapping> mappings)
    {
        var builder = new DbContextOptionsBuilder<AppDb>().ReplaceService<IModelCacheKeyFactory, ModelPerEngine>();
        if (engine == DbEngine.Sqlite)
        {
            builder.UseSqlite(connection);
        }
        else
        {
            builder.UseNpgsql(connection);
        }

        return new AppDb(builder.Options, engine, mappings);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<JsonText>().HaveConversion<JsonTextConverter>();
        if (engine == DbEngine.Sqlite)
        {
            configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuid>();
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var mapping in mappings)
        {
            mapping.Apply(modelBuilder);
        }

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase.Of(property.Name));
        }
    }

    private sealed class InstantConverter() : ValueConverter<Instant, long>(instant => instant.Milliseconds, ms => new Instant(ms));

    private sealed class JsonTextConverter() : ValueConverter<JsonText, string>(json => json.ToString(), text => new JsonText(text));

    private sealed class BigEndianGuid() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    /// <summary>EF caches one model per context type; ours differs by engine.</summary>
    private sealed class ModelPerEngine : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (typeof(AppDb), ((AppDb)context).Engine, designTime);
    }
}
