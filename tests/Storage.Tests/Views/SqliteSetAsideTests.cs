namespace OrleansWarehouse.Storage.Tests.Views;

public sealed class SqliteSetAsideTests : SetAsideContract
{
    private readonly TempFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override void Configure(StorageOptions options) => options.DataFolder = folder.Path;
}

