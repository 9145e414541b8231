using OrleansWarehouse.Storage.Blobs;
using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.Blobs;

/// <summary>The tests of every blob store.</summary>
public abstract class BlobContract : IAsyncLifetime
{
    private StorageParts? parts;

    protected StorageOptions Options { get; } = new();

    private IBlobStore Blobs => parts!.Blobs;

    public virtual ValueTask InitializeAsync()
    {
        parts = StorageParts.Open(Options, TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await parts!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart_under_the_name_of_its_content()
    {
        var name = await Blobs.WriteAsync(new byte[] { 1, 2, 3 });
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", name);
        Assert.Equal(name, await Blobs.WriteAsync(new byte[] { 1, 2, 3 }));
        Assert.NotEqual(name, await Blobs.WriteAsync(new byte[] { 1, 2, 4 }));

        await parts!.DisposeAsync();
        parts = StorageParts.Open(Options, TimeProvider.System);
        Assert.Equal("010203", Convert.ToHexString((await Blobs.ReadAsync(name))!));
        Assert.Null(await Blobs.ReadAsync("another"));
    }
}

public sealed class SqliteBlobTests : BlobContract
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
    public void A_file_that_is_damaged_is_said_to_be_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "blobs.db");
        File.WriteAllText(file, new string('x', 9000));
        Assert.Equal("damaged", Assert.Throws<EventLogException>(() => StorageParts.Open(new() { DataFolder = folder.Path }, TimeProvider.System)).Code);
        Assert.Equal(9000, new FileInfo(file).Length);
    }
}

public sealed class PostgresBlobTests(PostgresServer server) : BlobContract
{
    public override async ValueTask InitializeAsync()
    {
        (Options.Provider, Options.ConnectionString) = (StorageProvider.Postgres, await server.NewSchemaAsync());
        await base.InitializeAsync();
    }
}

