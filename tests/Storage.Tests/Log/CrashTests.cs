using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Tests.Log;

public sealed class CrashTests : IDisposable
{
    private readonly TempFolder alive = new();
    private readonly TempFolder dead = new();

    public void Dispose()
    {
        alive.Dispose();
        dead.Dispose();
    }

    [Fact]
    public async Task What_was_answered_is_in_the_files_as_a_killed_process_leaves_them()
    {
        await using var log = new SqliteLog(folder: alive.Path);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => log.Log.AppendAsync(new($"order:{i}", 0, [Make.Event("a", "merchant:acme")]))));
        foreach (var file in Directory.GetFiles(alive.Path, "log.db*"))
            if (!file.EndsWith("-shm", StringComparison.Ordinal)) File.Copy(file, Path.Combine(dead.Path, Path.GetFileName(file)));

        await using var copy = new SqliteLog(folder: dead.Path);

        Assert.Equal(500, (await copy.Log.ReadAllAsync(0, 1000)).Count);
        Assert.Equal(500, (await copy.Log.ReadSubjectAsync("merchant:acme", 0, 1000)).Count);
        Assert.Equal(AppendOutcome.Committed, (await copy.Log.AppendAsync(Make.Append("order:7", 1, "b"))).Outcome);
    }
}

