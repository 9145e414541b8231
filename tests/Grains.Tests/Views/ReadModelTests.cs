using System.Runtime.CompilerServices;

using Dapper;

using Microsoft.Data.Sqlite;

using OrleansWarehouse.Grains.Incidents;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Tests.Views;

/// <summary>Statements are made of records when they are first used: what is wrong with one is to be seen before.</summary>
public sealed class ReadModelTests
{
    private static readonly Type[] Types = [.. typeof(IncidentProjection).Assembly.GetTypes().Where(static type => !type.ContainsGenericParameters)];

    [Fact]
    public void The_statements_of_all_lists_and_read_models_fit_their_tables()
    {
        var concerned = Types.Where(static type => type.Name.EndsWith("Queries", StringComparison.Ordinal) || type.IsAssignableTo(typeof(IProjection))).ToList();
        Assert.True(concerned.Count > 30);
        foreach (var type in concerned) RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }

    [Fact]
    public async Task The_tables_of_every_read_model_are_made_by_its_schema()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        foreach (var type in Types.Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IProjection))))
        {
            var projection = (IProjection)Activator.CreateInstance(type)!;
            await connection.ExecuteAsync(projection.Schema);
            foreach (var table in projection.Tables)
                Assert.Equal(1, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = @table", new { table }));
        }
    }
}
