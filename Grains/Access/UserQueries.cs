using Dapper;

using OrleansWarehouse.Grains.Interfaces.Access;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Grains.Access;

/// <summary>One user in a list.</summary>
public sealed class UserRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Role { get; init; } = "";

    public string? Site { get; init; }

    public string? Merchant { get; init; }

    public string? Picker { get; init; }

    public int Disabled { get; init; }

    public int Password { get; init; }

    public int Badge { get; init; }

    public long Version { get; init; }

    public UserView ToView() => new(
        Id, Name, Enum.Parse<UserRole>(Role), Site, Merchant, Picker, Disabled != 0, Password != 0, Badge != 0, Version);
}

/// <summary>Lists of users, by name.</summary>
public sealed class UserQueries(IViews views)
{
    private const string Select = """
        SELECT id AS Id, name AS Name, role AS Role, site AS Site, merchant AS Merchant, picker AS Picker,
               disabled AS Disabled, password AS Password, badge AS Badge, version AS Version
        FROM users WHERE id > @after
        """;

    private const string OfFloor = " AND site = @within AND role IN ('Packer', 'Picker', 'Receiver')";

    /// <param name="within">Given: the floor users of this site only.</param>
    public async Task<IReadOnlyList<UserView>> ListAsync(
        string? within, string after, int limit, CancellationToken cancellationToken = default)
    {
        var sql = $"{Select}{(within is null ? "" : OfFloor)} ORDER BY id LIMIT @limit";
        await using var connection = await views.OpenAsync(["users"], cancellationToken);
        var rows = await connection.QueryAsync<UserRow>(sql, new { within, after, limit });
        return [.. rows.Select(static row => row.ToView())];
    }
}
