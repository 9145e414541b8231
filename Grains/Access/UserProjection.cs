using System.Data.Common;

using Dapper;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Access;

/// <summary>The list of users, without anything secret.</summary>
public sealed class UserProjection : IProjection
{
    private const string Stream = "user:";

    private const string Put = """
        INSERT INTO users (id, name, role, site, merchant, picker, disabled, password, badge, version)
        VALUES (@User, @Name, @Role, @Site, @Merchant, @Picker, @Disabled, 0, 0, 0)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, site = excluded.site,
          merchant = excluded.merchant, picker = excluded.picker, disabled = excluded.disabled
        """;

    private const string SetPassword = "UPDATE users SET password = @Given WHERE id = @User";

    private const string SetBadge = "UPDATE users SET badge = @Given WHERE id = @User";

    private const string Delete = "DELETE FROM users WHERE id = @User";

    private const string SetVersion = "UPDATE users SET version = @Version WHERE id = @User";

    public string Name => "users";

    public int Version => 1;

    public IReadOnlyList<string> Tables => ["users"];

    public string Schema => """
        CREATE TABLE IF NOT EXISTS users (
          id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, site TEXT NULL, merchant TEXT NULL,
          picker TEXT NULL, disabled INTEGER NOT NULL, password INTEGER NOT NULL, badge INTEGER NOT NULL,
          version BIGINT NOT NULL);
        CREATE INDEX IF NOT EXISTS users_site ON users (site, id);
        """;

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, DbConnection connection, DbTransaction transaction)
    {
        foreach (var stored in events)
        {
            if (!stored.Stream.StartsWith(Stream, StringComparison.Ordinal)) continue;
            var user = stored.Stream[Stream.Length..];
            if (Statement(user, EventCodec.Decode(stored)) is { } statement)
                await connection.ExecuteAsync(statement.Sql, statement.Row, transaction);
            await connection.ExecuteAsync(SetVersion, new { User = user, stored.Version }, transaction);
        }
    }

    private static (string Sql, object Row)? Statement(string user, object? @event) => @event switch
    {
        UserPut put => (Put, new
        {
            User = user, put.Name, Role = put.Role.ToString(), put.Site, put.Merchant, put.Picker,
            Disabled = put.Disabled ? 1 : 0,
        }),
        PasswordSet set => (SetPassword, new { User = user, Given = set.Hash is null ? 0 : 1 }),
        BadgeSet set => (SetBadge, new { User = user, Given = set.Badge is null ? 0 : 1 }),
        UserDeleted => (Delete, new { User = user }),
        _ => null,
    };
}
