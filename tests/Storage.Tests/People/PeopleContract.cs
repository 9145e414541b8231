using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.People;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Storage.Tests.People;

/// <summary>The tests of every store of people.</summary>
public abstract class PeopleContract : IAsyncLifetime
{
    private static readonly PersonName Ada = new("acme", "id:ada");

    private readonly FakeTime time = new(new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryCheckpoints marks = new();
    private PeopleStore store = null!;

    protected StorageOptions Options { get; } = new();

    public virtual ValueTask InitializeAsync()
    {
        store = PeopleStore.Open(Options, time, marks);
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_person_is_the_same_after_a_restart_and_nobody_else()
    {
        var ada = (await store.EnterAsync(Ada, "ada")).Person;
        var bob = (await store.EnterAsync(new("acme", "id:bob"), "bob")).Person;
        var elsewhere = (await store.EnterAsync(Ada with { Merchant = "other" }, "ada")).Person;
        Assert.Equal(3, new[] { ada.Id, bob.Id, elsewhere.Id }.Distinct().Count());
        var envelope = Envelope.Seal(ada, "acme", "test", "secret"u8);

        await RestartAsync();

        var again = (await store.EnterAsync(Ada, "ada")).Person;
        Assert.Equal(ada.Id, again.Id);
        Assert.Equal(envelope, Envelope.Seal(again, "acme", "test", "secret"u8));
        Assert.Equal(ada.Id, (await store.FindAsync(Ada))!.Id);
        Assert.Null(await store.FindAsync(new PersonName("acme", "id:eve")));
        var found = await store.FindAsync([ada.Id, bob.Id, ada.Id, "nobody"]);
        Assert.Equal(new[] { ada.Id, bob.Id }.Order(), found.Keys.Order());
        Assert.True(Envelope.TryOpen(found[ada.Id], "acme", "test", envelope, out _));
    }

    [Fact]
    public async Task A_hundred_who_are_new_at_once_are_all_there_and_who_comes_twice_is_one()
    {
        var names = Enumerable.Range(0, 100).Select(static i => new PersonName("acme", $"id:{i % 50}")).ToArray();
        var entered = await Task.WhenAll(names.Select((name, i) => store.EnterAsync(name, $"text {i}").AsTask()));

        Assert.Equal(50, entered.Select(static one => one.Person.Id).Distinct().Count());
        Assert.Equal(100, entered.Select(static one => one.TextId).Distinct().Count());
        await RestartAsync();
        Assert.Equal(50, (await store.FindAsync([.. entered.Select(static one => one.Person.Id)])).Count);
        for (var i = 0; i < 50; i++) Assert.Equal(entered[i].Person.Id, (await store.EnterAsync(names[i], "again")).Person.Id);
    }

    [Fact]
    public async Task Texts_are_found_by_any_part_the_newest_first()
    {
        var first = await store.EnterAsync(Ada, "ada lovelace\nada@example.org\nada\nsw1y 4jh");
        time.Advance(TimeSpan.FromMinutes(1));
        var second = await store.EnterAsync(Ada, "ada lovelace\nada@example.org\n100% bob_x\n75002");
        await store.EnterAsync(Ada with { Merchant = "other" }, "ada lovelace");

        Assert.Equal(first.Person.Id, second.Person.Id);
        Assert.Equal([second.TextId, first.TextId], await store.SearchAsync("acme", "LoveLace", 10));
        Assert.Equal([second.TextId], await store.SearchAsync("acme", "Ada", 1));
        Assert.Equal([second.TextId], await store.SearchAsync("acme", "0% bob_", 10));
        Assert.Equal([first.TextId], await store.SearchAsync("acme", "y 4j", 10));
        Assert.Empty(await store.SearchAsync("acme", "bob!x", 10));

        time.Advance(TimeSpan.FromDays(1));
        await store.EnterAsync(Ada, "ada lovelace\nada@example.org\nada\nsw1y 4jh");
        Assert.Equal([first.TextId, second.TextId], await store.SearchAsync("acme", "lovelace", 10));
    }

    [Fact]
    public async Task One_that_went_missing_is_missed_until_somebody_says_to_begin_anew()
    {
        var ada = (await store.EnterAsync(Ada, "ada")).Person;
        await store.DisposeAsync();
        await LoseAsync();

        for (var i = 0; i < 2; i++)
            Assert.Equal("people_missing", Assert.Throws<EventLogException>(() => PeopleStore.Open(Options, time, marks)).Code);

        Options.NewPeople = true;
        store = PeopleStore.Open(Options, time, marks);
        Assert.Empty(await store.FindAsync([ada.Id]));
        Options.NewPeople = false;
        await RestartAsync();
    }

    /// <summary>Removes the whole store while it is closed.</summary>
    protected abstract Task LoseAsync();

    private async Task RestartAsync()
    {
        await store.DisposeAsync();
        store = PeopleStore.Open(Options, time, marks);
    }
}

/// <summary>The log's checkpoints, in memory.</summary>
internal sealed class MemoryCheckpoints : ICheckpoints
{
    private readonly Dictionary<string, long> positions = new(StringComparer.Ordinal);

    public ValueTask<long[]> ReadCheckpointsAsync(string[] names, CancellationToken cancellationToken = default) =>
        new([.. names.Select(name => positions.GetValueOrDefault(name))]);

    public Task<bool> MoveCheckpointAsync(string name, long expected, long position)
    {
        if (positions.GetValueOrDefault(name) != expected) return Task.FromResult(false);
        positions[name] = position;
        return Task.FromResult(true);
    }
}

public sealed class SqlitePeopleTests : PeopleContract
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

    protected override Task LoseAsync()
    {
        foreach (var file in Directory.GetFiles(folder.Path, "people.db*")) File.Delete(file);
        return Task.CompletedTask;
    }
}

public sealed class PostgresPeopleTests(PostgresServer server) : PeopleContract
{
    public override async ValueTask InitializeAsync()
    {
        (Options.Provider, Options.ConnectionString) = (StorageProvider.Postgres, await server.NewSchemaAsync());
        await base.InitializeAsync();
    }

    protected override async Task LoseAsync()
    {
        await using var connection = new NpgsqlConnection(Options.ConnectionString);
        await connection.ExecuteAsync("DROP TABLE people_texts, people, people_store");
    }

    [Fact]
    public async Task Two_hosts_that_ask_for_the_same_who_are_new_get_the_same()
    {
        await using var one = PeopleStore.Open(Options, TimeProvider.System, new MemoryCheckpoints());
        await using var two = PeopleStore.Open(Options, TimeProvider.System, new MemoryCheckpoints());
        var names = Enumerable.Range(0, 60).Select(static i => new PersonName("acme", $"email:{i}@example.org")).ToArray();
        var here = Task.WhenAll(names.Select(name => one.EnterAsync(name, name.Name).AsTask()));
        var there = Task.WhenAll(names.Reverse().Select(name => two.EnterAsync(name, name.Name).AsTask()));

        var (left, right) = (await here, await there);

        Assert.Equal(left.Select(static one => (one.Person.Id, one.TextId)), right.Reverse().Select(static one => (one.Person.Id, one.TextId)));
        Assert.Equal(
            Envelope.Seal(left[0].Person, "acme", "test", "x"u8), Envelope.Seal(right[^1].Person, "acme", "test", "x"u8));
    }
}
