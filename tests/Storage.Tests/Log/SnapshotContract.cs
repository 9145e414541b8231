using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.Log;

/// <summary>The tests of every snapshot store.</summary>
public abstract class SnapshotContract : IAsyncLifetime
{
    private const long Token = long.MinValue + 77;

    protected StorageOptions Options { get; } = new();

    private StorageParts Parts { get; set; } = null!;

    private ISnapshotStore Snapshots => Parts.Snapshots;

    public virtual ValueTask InitializeAsync()
    {
        Parts = StorageParts.Open(Options, TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Parts.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_snapshot_is_found_by_stream_version_and_schema()
    {
        await Snapshots.WriteAsync("sku:1", new(5, 2, Token), new byte[] { 1, 2 });

        var found = await Snapshots.ReadAsync("sku:1", new(5, 2, Token));
        Assert.Equal("0102", Convert.ToHexString(found!.Value.Span));
        Assert.Null(await Snapshots.ReadAsync("sku:1", new(5, 3, Token)));
        Assert.Null(await Snapshots.ReadAsync("sku:1", new(6, 2, Token)));
        Assert.Null(await Snapshots.ReadAsync("sku:2", new(5, 2, Token)));
    }

    /// <summary>After an older log is restored, the same versions come again; snapshots of the former history must not be used.</summary>
    [Fact]
    public async Task A_snapshot_of_another_history_is_not_found_under_the_same_version()
    {
        SnapshotName lost = SnapshotName.New(5, 2), ours = SnapshotName.New(5, 2);
        await Snapshots.WriteAsync("sku:1", lost, new byte[] { 1 });
        Assert.Null(await Snapshots.ReadAsync("sku:1", ours));

        await Snapshots.WriteAsync("sku:1", ours, new byte[] { 2 });
        Assert.Equal("02", Convert.ToHexString((await Snapshots.ReadAsync("sku:1", ours))!.Value.Span));
        Assert.Null(await Snapshots.ReadAsync("sku:1", lost));
    }

    [Fact]
    public async Task The_two_newest_of_a_stream_are_kept()
    {
        await Snapshots.WriteAsync("sku:2", new(1, 1, Token), new byte[] { 9 });
        for (var version = 1; version <= 4; version++) await Snapshots.WriteAsync("sku:1", new(version, 1, Token), new byte[] { (byte)version });

        Assert.Null(await Snapshots.ReadAsync("sku:1", new(2, 1, Token)));
        Assert.NotNull(await Snapshots.ReadAsync("sku:1", new(3, 1, Token)));
        Assert.NotNull(await Snapshots.ReadAsync("sku:1", new(4, 1, Token)));
        Assert.NotNull(await Snapshots.ReadAsync("sku:2", new(1, 1, Token)));
    }
}

public sealed class SqliteSnapshotTests : SnapshotContract
{
    private readonly TempFolder folder = new();

    public override ValueTask InitializeAsync()
    {
        Options.DataFolder = folder.Path;
        return base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_damaged_file_of_snapshots_is_thrown_away()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "snapshots.db"), new string('x', 9000));
        await using var parts = StorageParts.Open(new() { DataFolder = folder.Path }, TimeProvider.System);
        Assert.Null(await parts.Snapshots.ReadAsync("sku:1", new(1, 1, 0)));
    }
}

public sealed class PostgresSnapshotTests(PostgresServer server) : SnapshotContract
{
    public override async ValueTask InitializeAsync()
    {
        (Options.Provider, Options.ConnectionString) = (StorageProvider.Postgres, await server.NewSchemaAsync());
        await base.InitializeAsync();
    }
}

