using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Merchants;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Sites;

/// <summary>The lists of sites and of merchants.</summary>
public sealed class DirectoryProjection : IProjection
{
    private const string PutSite = """
        INSERT INTO sites (site, name, kind, country) VALUES (@Id, @Name, @Kind, @Country)
        ON CONFLICT (site) DO UPDATE SET name = excluded.name, kind = excluded.kind, country = excluded.country
        """;

    private const string PutMerchant = """
        INSERT INTO merchants (merchant, name, currency) VALUES (@Id, @Name, @Currency)
        ON CONFLICT (merchant) DO UPDATE SET name = excluded.name, currency = excluded.currency
        """;

    public string Name => "directory";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["sites", "merchants"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS sites (
          site TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS merchants (
          merchant TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, currency TEXT NOT NULL);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
        {
            var colon = stored.Stream.IndexOf(':', StringComparison.Ordinal);
            if (stored.Stream[..colon] is not ("site" or "merchant")) continue;
            if (Statement(stored.Stream[(colon + 1)..], EventCodec.Decode(stored)) is { } statement)
                await connection.ExecuteAsync(statement.Sql, statement.Row, transaction);
        }
    }

    private static (string Sql, object Row)? Statement(string id, object? @event) => @event switch
    {
        SitePut put => (PutSite, new { Id = id, put.Name, Kind = put.Kind.ToString(), put.Country }),
        MerchantPut put => (PutMerchant, new { Id = id, put.Name, put.Currency }),
        _ => null,
    };
}
