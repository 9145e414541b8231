namespace OrleansWarehouse.Storage.Tests.Views;

public sealed class SqliteDeadlineTests : DeadlineContract
{
    private readonly TempFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override void Configure(StorageOptions options) => options.DataFolder = _folder.Path;
}
