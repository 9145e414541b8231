using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.Postgres;
using OrleansWarehouse.Storage.Sqlite;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Storage.People;

/// <summary>Persons in a table, with a cache: a buyer who ordered recently with the same details costs no I/O.</summary>
internal sealed class PeopleStore(IPeopleTable table, TimeProvider time, int cached) : IPeople, IAsyncDisposable, IDisposable
{
    /// <summary>A checkpoint in the log that records that a store exists, so that a missing store is not taken for a new one.</summary>
    private const string Mark = "people";
    private const int NameBytes = 16;

    private readonly EntryQueue queue = new(table);
    private readonly RecentCache<string, Person> byId = new(cached);
    private readonly RecentCache<(UInt128 Name, UInt128 Text), (EnteredPerson Entered, long Day)> entered = new(cached);

    /// <summary>Opens the store that the settings name. Creates it when it is missing, but only once per log: a store that existed before must
    /// be restored, unless <see cref="StorageOptions.NewPeople"/> allows a new one.</summary>
    /// <exception cref="EventLogException">The store is not usable; nothing was created.</exception>
    public static PeopleStore Open(StorageOptions options, TimeProvider time, ICheckpoints log) =>
        // A DI factory is synchronous; this runs once, at start, without a synchronization context.
        Task.Run(() => OpenAsync(options, time, log)).GetAwaiter().GetResult();

    private static async Task<PeopleStore> OpenAsync(StorageOptions options, TimeProvider time, ICheckpoints log)
    {
        var wasThere = (await log.ReadCheckpointsAsync([Mark]))[0] > 0;
        var mayBeMade = !wasThere || options.NewPeople;
        IPeopleTable table = options.Provider == StorageProvider.Postgres
            ? await PostgresPeopleTable.OpenAsync(options, mayBeMade)
            : SqlitePeopleTable.Open(options, mayBeMade);
        if (!wasThere) await log.MoveCheckpointAsync(Mark, 0, 1);
        return new(table, time, options.CachedPeople);
    }

    public ValueTask<EnteredPerson> EnterAsync(PersonName name, string text, CancellationToken cancellationToken = default)
    {
        var (now, hash) = (time.GetUtcNow(), HashOf(name));
        var key = (NumberOf(hash), NumberOf(HashOf(text)));
        var day = now.UtcTicks / TimeSpan.TicksPerDay;
        // The time of a text's last use is written once a day.
        return entered.TryGet(key, out var known) && known.Day == day
            ? new(known.Entered)
            : new(EnterAsync(new(name.Merchant, hash, Person.New(), text, now.ToUnixTimeMilliseconds()), key, day, cancellationToken));
    }

    public async ValueTask<Person?> FindAsync(PersonName name, CancellationToken cancellationToken = default) =>
        await table.FindAsync(HashOf(name), cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, Person>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<string, Person>(ids.Count, StringComparer.Ordinal);
        List<string>? missing = null;
        foreach (var id in ids)
        {
            if (found.ContainsKey(id)) continue;
            if (byId.TryGet(id, out var person)) found.Add(id, person);
            else (missing ??= []).Add(id);
        }

        return missing is null ? new(found) : new(ReadAsync(missing, found, cancellationToken));
    }

    public async ValueTask<IReadOnlyList<string>> SearchAsync(string merchant, string part, int most, CancellationToken cancellationToken = default) =>
        await table.SearchAsync(merchant, $"%{SqlLike.Escape(part.ToLowerInvariant())}%", most, cancellationToken);

    public ValueTask DisposeAsync() => table.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task<EnteredPerson> EnterAsync(PersonEntry entry, (UInt128, UInt128) key, long day, CancellationToken cancellationToken)
    {
        var person = await queue.EnterAsync(entry).WaitAsync(cancellationToken);
        var one = new EnteredPerson(person, person.IdOf(entry.Text));
        byId.Put(person.Id, person);
        entered.Put(key, (one, day));
        return one;
    }

    private async Task<IReadOnlyDictionary<string, Person>> ReadAsync(List<string> missing, Dictionary<string, Person> found, CancellationToken cancellationToken)
    {
        foreach (var person in await table.ReadAsync([.. missing.Distinct(StringComparer.Ordinal)], cancellationToken))
        {
            found[person.Id] = person;
            byId.Put(person.Id, person);
        }

        return found;
    }

    private byte[] HashOf(PersonName name) => HashOf($"{name.Merchant}\n{name.Name}");

    private byte[] HashOf(string text) => HMACSHA256.HashData(table.Secret, Encoding.UTF8.GetBytes(text))[..NameBytes];

    private static UInt128 NumberOf(byte[] hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
}
