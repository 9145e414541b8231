using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Tests.Log;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.Postgres;

/// <summary>Several servers on one log, and a server that disappears at the worst moment.</summary>
public sealed class PostgresSharedTests(PostgresServer server)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Of_two_writers_with_the_same_expectation_one_wins()
    {
        var schema = await server.NewSchemaAsync();
        await using var one = await PostgresLog.OpenAsync(schema);
        await using var two = await PostgresLog.OpenAsync(schema);
        for (var i = 0; i < 30; i++)
        {
            var results = await Task.WhenAll(one.Log.AppendAsync(Make.Append("sku:1", i, "one")), two.Log.AppendAsync(Make.Append("sku:1", i, "two")));
            Assert.Equal([AppendOutcome.Committed, AppendOutcome.Conflict], results.Select(r => r.Outcome).Order());
            Assert.All(results, r => Assert.Equal(i + 1, r.Version));
        }

        Assert.Equal(30, (await one.Log.StreamAsync("sku:1")).Count);
    }

    [Fact]
    public async Task A_reader_that_follows_two_writers_with_slow_commits_skips_nothing_and_sees_it_in_order()
    {
        var schema = await server.NewSchemaAsync();
        await using var one = await PostgresLog.OpenAsync(schema);
        await using var two = await PostgresLog.OpenAsync(schema);
        await using var reader = await PostgresLog.OpenAsync(schema);
        await SlowCommitsAsync(schema);
        using var stop = new CancellationTokenSource(Bound);
        var seen = new List<StoredEvent>();
        var following = Task.Run(async () =>
        {
            for (long at = 0; seen.Count < 120;)
            {
                var page = await reader.Log.ReadAllAsync(at, 7, stop.Token);
                seen.AddRange(page);
                if (page.Count > 0) at = page[^1].Position;
                else await reader.Log.WaitForMoreAsync(at, stop.Token);
            }
        });

        await Task.WhenAll(WriteAsync(one.Log, "one", "slow"), WriteAsync(two.Log, "two", "quick"), WriteAsync(two.Log, "three", "slow"));
        await following;

        Assert.Equal(seen.Select(e => e.Position).Order(), seen.Select(e => e.Position));
        Assert.Equal(seen[^1].Position, await one.Log.ReadHeadPositionAsync());
        Assert.Equal((await one.Log.ReadAllAsync(0, 1000)).Select(e => e.Position), seen.Select(e => e.Position));
        Assert.Equal(3, seen.Select(e => e.Stream).Distinct().Count());

        static async Task WriteAsync(IEventLog log, string stream, string type)
        {
            for (var i = 0; i < 40; i++)
                Assert.Equal(AppendOutcome.Committed, (await log.AppendAsync(Make.Append(stream, i, type))).Outcome);
        }
    }

    [Fact]
    public async Task What_another_server_wrote_wakes_a_waiting_reader()
    {
        var schema = await server.NewSchemaAsync();
        await using var one = await PostgresLog.OpenAsync(schema);
        await using var two = await PostgresLog.OpenAsync(schema);
        var waiting = one.Log.WaitForMoreAsync(0, default);
        var position = (await two.Log.AppendAsync(Make.Append("s", 0, "a"))).Position;
        await waiting.WaitAsync(Bound);
        Assert.Equal("a", Assert.Single(await one.Log.ReadAllAsync(position - 1, 10)).Type);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_connection_is_lost_at_the_commit_the_answer_is_what_the_server_did(bool reachesServer)
    {
        var schema = await server.NewSchemaAsync();
        await using var cutter = new CommitCutter(schema, reachesServer);
        await using var cut = await PostgresLog.OpenAsync(cutter.ConnectionString);
        await using var plain = await PostgresLog.OpenAsync(schema);
        await cut.Log.AppendAsync(Make.Append("order:1", 0, "a"));
        cutter.Arm();

        var appending = cut.Log.AppendAsync(Make.Append("order:1", 1, "b"));

        if (reachesServer) Assert.Equal((AppendOutcome.Committed, 2L), ((await appending.WaitAsync(Bound)).Outcome, (await appending).Version));
        else Assert.Equal("unavailable", (await Assert.ThrowsAsync<EventLogException>(() => appending.WaitAsync(Bound))).Code);
        Assert.True(cutter.HasCut);
        var version = reachesServer ? 2 : 1;
        Assert.Equal(version, (await plain.Log.StreamAsync("order:1")).Count);
        Assert.Equal(AppendOutcome.Committed, (await cut.Log.AppendAsync(Make.Append("order:1", version, "c")).WaitAsync(Bound)).Outcome);
    }

    [Fact]
    public async Task A_commit_that_the_server_refuses_fails_every_append_in_it_and_the_writer_goes_on()
    {
        var schema = await server.NewSchemaAsync();
        await using var log = await PostgresLog.OpenAsync(schema);
        await ExecuteAsync(schema, """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN IF NEW.type = 'refused' THEN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END IF; RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
            """);

        var error = await Assert.ThrowsAsync<EventLogException>(() => log.Log.AppendAsync(Make.Append("order:1", 0, "refused")));

        Assert.Equal("disk_full", error.Code);
        Assert.Equal(AppendOutcome.Committed, (await log.Log.AppendAsync(Make.Append("order:1", 0, "a"))).Outcome);
        Assert.Equal(["a"], (await log.Log.ReadAllAsync(0, 10)).Types());
    }

    [Fact]
    public async Task A_log_of_a_newer_version_is_refused()
    {
        var schema = await server.NewSchemaAsync();
        await using (await PostgresLog.OpenAsync(schema)) await ExecuteAsync(schema, "UPDATE log_format SET format = 99");
        Assert.Equal("newer_version", (await Assert.ThrowsAsync<EventLogException>(() => PostgresLog.OpenAsync(schema))).Code);
    }

    [Fact]
    public async Task A_log_of_an_older_version_is_refused()
    {
        var schema = await server.NewSchemaAsync();
        await using (await PostgresLog.OpenAsync(schema)) await ExecuteAsync(schema, "UPDATE log_format SET format = 2");
        Assert.Equal("older_version", (await Assert.ThrowsAsync<EventLogException>(() => PostgresLog.OpenAsync(schema))).Code);
    }

    private static Task SlowCommitsAsync(string schema) => ExecuteAsync(schema, """
        CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN IF NEW.type = 'slow' THEN PERFORM pg_sleep(0.01); END IF; RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle();
        """);

    private static async Task ExecuteAsync(string schema, string sql)
    {
        await using var connection = new NpgsqlConnection(schema);
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}
