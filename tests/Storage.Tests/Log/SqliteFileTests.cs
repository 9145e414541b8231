using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Sqlite;

namespace OrleansWarehouse.Storage.Tests.Log;

/// <summary>Damaged, missing and foreign files.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string LogFile => Path.Combine(folder.Path, "log.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_that_is_no_database_is_damaged()
    {
        File.WriteAllText(LogFile, new string('x', 10_000));
        Assert.Equal("damaged", Refused());
        Assert.Equal(10_000, new FileInfo(LogFile).Length);
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        using (var db = SqliteDb.Open(LogFile, readOnly: false)) db.Execute("CREATE TABLE theirs (a); PRAGMA user_version=3");
        Assert.Equal("damaged", Refused());
    }

    [Fact]
    public async Task A_file_whose_pages_were_overwritten_is_damaged()
    {
        await using (var log = new SqliteLog(folder: folder.Path))
            await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => log.Log.AppendAsync(Make.Append($"order:{i}", 0, "a"))));
        using (var file = File.OpenWrite(LogFile))
        {
            file.Position = 8192;
            file.Write(new byte[file.Length - 8192]);
        }

        Assert.Equal("damaged", Refused());
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused()
    {
        using (SqliteEventLog.Open(new() { DataFolder = folder.Path }, TimeProvider.System))
        {
        }

        using (var db = SqliteDb.Open(LogFile, readOnly: false)) db.Execute("PRAGMA user_version=99");
        Assert.Equal("newer_version", Refused());
    }

    [Fact]
    public void A_file_of_an_older_version_is_refused()
    {
        using (SqliteEventLog.Open(new() { DataFolder = folder.Path }, TimeProvider.System))
        {
        }

        using (var db = SqliteDb.Open(LogFile, readOnly: false)) db.Execute("PRAGMA user_version=3");
        Assert.Equal("older_version", Refused());
    }

    [Fact]
    public async Task A_folder_is_open_in_one_server_at_a_time()
    {
        await using (var log = new SqliteLog(folder: folder.Path))
        {
            var refused = Assert.Throws<EventLogException>(() => new SqliteLog(folder: folder.Path));
            Assert.Equal("unavailable", refused.Code);
            Assert.Contains("Another server", refused.Message, StringComparison.Ordinal);
        }

        await using var next = new SqliteLog(folder: folder.Path);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_read_only()
    {
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");
        var refused = Assert.Throws<EventLogException>(() => new SqliteLog(folder: Path.Combine(folder.Path, "file", "data")));
        Assert.Equal("read_only", refused.Code);
    }

    [Fact]
    public async Task On_a_folder_that_is_read_only_the_log_does_not_open()
    {
        using var disk = SmallDisk.Mount();
        await using (var log = new SqliteLog(folder: disk.Path)) await log.Log.AppendAsync(Make.Append("order:1", 0, "a"));
        disk.Remount("ro");

        var refused = Assert.Throws<EventLogException>(() => new SqliteLog(folder: disk.Path));

        Assert.Equal("read_only", refused.Code);
    }

    [Fact]
    public async Task On_a_full_disk_writes_fail_reads_go_on_and_writes_recover_when_there_is_room()
    {
        using var disk = SmallDisk.Mount();
        await using var log = new SqliteLog(folder: disk.Path, configure: o => o.TailEvents = 1);
        await log.Log.AppendAsync(Make.Append("order:1", 0, "a"));
        disk.Fill();

        var failed = await Failures(log.Log, 200);

        Assert.All(failed, e => Assert.Equal("disk_full", e.Code));
        Assert.NotEmpty(failed);
        var before = await log.Log.ReadAllAsync(0, 10_000);
        Assert.Equal(before[^1].Position, await log.Log.ReadHeadPositionAsync());
        Assert.Equal(["a"], (await log.Log.StreamAsync("order:1")).Types());

        disk.MakeRoom();

        Assert.Equal(AppendOutcome.Committed, (await log.Log.AppendAsync(Make.Append("order:1", 1, "b"))).Outcome);
        Assert.Empty(await Failures(log.Log, 50, "later"));
        await log.ReopenAsync();
        Assert.Equal(before.Count + 51, (await log.Log.ReadAllAsync(0, 10_000)).Count);
        Assert.Equal(["a", "b"], (await log.Log.StreamAsync("order:1")).Types());
    }

    [Fact]
    public async Task Nothing_that_failed_on_a_full_disk_is_there_and_nothing_that_was_answered_is_missing()
    {
        using var disk = SmallDisk.Mount();
        await using var log = new SqliteLog(folder: disk.Path);
        var answered = new List<string>();
        for (var i = 0; i < 5000 && answered.Count == i; i++)
        {
            var append = new Append($"s:{i}", 0, [Make.Event("e") with { Data = new byte[2000] }]);
            if (await Record.ExceptionAsync(() => log.Log.AppendAsync(append)) is null) answered.Add(append.Stream);
        }

        Assert.InRange(answered.Count, 10, 4999);
        Assert.Equal(answered, (await log.Log.ReadAllAsync(0, 10_000)).Select(e => e.Stream));
    }

    private static async Task<List<EventLogException>> Failures(IEventLog log, int count, string prefix = "full")
    {
        var failures = new List<EventLogException>();
        for (var i = 0; i < count; i++)
        {
            var append = new Append($"{prefix}:{i}", 0, [Make.Event("e") with { Data = new byte[1000] }]);
            if (await Record.ExceptionAsync(() => log.AppendAsync(append)) is EventLogException e) failures.Add(e);
        }

        return failures;
    }

    private string Refused() => Assert.Throws<EventLogException>(() => new SqliteLog(folder: folder.Path)).Code;
}

