using OrleansWarehouse.Storage.Tests.Log;

namespace OrleansWarehouse.Storage.Tests.Views;

public sealed class SqliteViewTests : ViewContract
{
    private readonly TempFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_damaged_file_of_read_models_is_thrown_away_and_filled_again()
    {
        var first = await StartAsync([new EventList()]);
        await first.Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));
        Assert.Equal(2, await first.CountAsync("event_list"));
        await first.DisposeAsync();
        File.Delete(Path.Combine(folder.Path, "views.db-wal"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "views.db"), new string('x', 20_000));

        var second = await StartAsync([new EventList()]);

        Assert.Equal(2, await second.CountAsync("event_list"));
    }

    [Fact]
    public async Task Read_models_of_a_log_that_was_replaced_by_a_shorter_one_are_filled_again()
    {
        var first = await StartAsync([new EventList()]);
        await first.Log.AppendAsync(Make.Append("order:1", 0, "a", "b"));
        Assert.Equal(2, await first.CountAsync("event_list"));
        await first.DisposeAsync();
        foreach (var file in Directory.GetFiles(folder.Path, "log.db*")) File.Delete(file);

        var second = await StartAsync([new EventList()]);

        Assert.Equal(0, await second.CountAsync("event_list"));
    }

    protected override void Configure(StorageOptions options) => options.DataFolder = folder.Path;
}

