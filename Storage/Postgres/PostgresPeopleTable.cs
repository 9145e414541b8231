using System.Security.Cryptography;

using Dapper;

using Npgsql;

using OrleansWarehouse.Storage.People;

namespace OrleansWarehouse.Storage.Postgres;

/// <summary>Persons in separate tables, shared by all hosts of the database. Two hosts that enter the same name get the same person.</summary>
internal sealed class PostgresPeopleTable : IPeopleTable
{
    /// <summary>There is one writer, and readers find most persons in the cache.</summary>
    private const int MaxConnections = 8;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS people_store (one BOOLEAN PRIMARY KEY CHECK (one), secret BYTEA NOT NULL);
        CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, merchant TEXT NOT NULL, name BYTEA NOT NULL UNIQUE, key BYTEA NOT NULL);
        CREATE TABLE IF NOT EXISTS people_texts (id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
          merchant TEXT NOT NULL, text TEXT NOT NULL, at BIGINT NOT NULL);
        CREATE INDEX IF NOT EXISTS people_texts_person ON people_texts (person);
        CREATE INDEX IF NOT EXISTS people_texts_merchant ON people_texts (merchant, at);
        """;

    private readonly NpgsqlDataSource source;

    private PostgresPeopleTable(NpgsqlDataSource source, byte[] secret) => (this.source, Secret) = (source, secret);

    public byte[] Secret { get; }

    /// <summary>Creates the tables when they are missing; of two hosts that start at once, one waits for the other.</summary>
    /// <param name="mayBeMade">Whether missing tables may be created.</param>
    /// <exception cref="EventLogException">The database is not usable.</exception>
    public static async Task<PostgresPeopleTable> OpenAsync(StorageOptions options, bool mayBeMade)
    {
        var text = new NpgsqlConnectionStringBuilder(options.PeopleConnectionString ?? options.ConnectionString);
        text.MaxPoolSize = Math.Min(text.MaxPoolSize, MaxConnections);
        var source = PostgresSource.Create(text.ConnectionString);
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync(PostgresLock.Take);
            if (!mayBeMade && await connection.ExecuteScalarAsync<string?>("SELECT to_regclass('people_store')::text") is null)
                throw MissingPeople.At("table people_store");
            await connection.ExecuteAsync(Tables);
            await connection.ExecuteAsync(
                "INSERT INTO people_store (one, secret) VALUES (true, @secret) ON CONFLICT DO NOTHING",
                new { secret = RandomNumberGenerator.GetBytes(Person.KeyBytes) });
            var secret = await connection.QuerySingleAsync<byte[]>("SELECT secret FROM people_store");
            await transaction.CommitAsync();
            return new(source, secret);
        }
        catch (Exception failure)
        {
            await source.DisposeAsync();
            if (failure is NpgsqlException) throw PostgresFailure.ToLogException(failure, "The people cannot be opened");
            throw;
        }
    }

    public Task<IReadOnlyList<Person>> EnterAsync(IReadOnlyList<PersonEntry> entries) => UseAsync("People could not be entered", async connection =>
    {
        await using var transaction = await connection.BeginTransactionAsync();
        // All hosts insert in the same order, so that they cannot deadlock.
        var names = entries.OrderBy(static entry => Convert.ToHexString(entry.Name), StringComparer.Ordinal).ToArray();
        await connection.ExecuteAsync("""
            INSERT INTO people (id, merchant, name, key) SELECT * FROM unnest(@ids, @merchants, @names, @keys) ON CONFLICT (name) DO NOTHING
            """, new
        {
            ids = names.Select(static entry => entry.NewPerson.Id).ToArray(),
            merchants = names.Select(static entry => entry.Merchant).ToArray(),
            names = names.Select(static entry => entry.Name).ToArray(),
            keys = names.Select(static entry => entry.NewPerson.Key).ToArray(),
        });
        var rows = await connection.QueryAsync<(byte[] Name, string Id, byte[] Key)>(
            "SELECT name, id, key FROM people WHERE name = ANY(@names)", new { names = names.Select(static entry => entry.Name).ToArray() });
        var known = rows.ToDictionary(static row => Convert.ToHexString(row.Name), static row => new Person(row.Id, row.Key), StringComparer.Ordinal);
        IReadOnlyList<Person> people = [.. entries.Select(entry => known[Convert.ToHexString(entry.Name)])];
        await PutTextsAsync(connection, entries, people);
        await transaction.CommitAsync();
        return people;
    });

    public Task<IReadOnlyList<Person>> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => UseAsync<IReadOnlyList<Person>>(
        "People could not be read",
        async connection => [.. (await connection.QueryAsync<(string Id, byte[] Key)>(
            "SELECT id, key FROM people WHERE id = ANY(@ids)", new { ids = ids.ToArray() })).Select(static row => new Person(row.Id, row.Key))]);

    public Task<Person?> FindAsync(byte[] name, CancellationToken cancellationToken) => UseAsync(
        "People could not be read",
        async connection => (await connection.QueryAsync<(string Id, byte[] Key)>(
            "SELECT id, key FROM people WHERE name = @name", new { name })).Select(static row => new Person(row.Id, row.Key)).FirstOrDefault());

    public Task<IReadOnlyList<string>> SearchAsync(string merchant, string pattern, int most, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<string>>(
            "People could not be searched",
            async connection => [.. await connection.QueryAsync<string>(
                "SELECT id FROM people_texts WHERE merchant = @merchant AND text LIKE @pattern ESCAPE '!' ORDER BY at DESC LIMIT @most",
                new { merchant, pattern, most })]);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static Task PutTextsAsync(NpgsqlConnection connection, IReadOnlyList<PersonEntry> entries, IReadOnlyList<Person> people)
    {
        var texts = entries.Zip(people, static (entry, person) => (Id: person.IdOf(entry.Text), Person: person.Id, Entry: entry))
            .DistinctBy(static text => text.Id).OrderBy(static text => text.Id, StringComparer.Ordinal).ToArray();
        return connection.ExecuteAsync("""
            INSERT INTO people_texts (id, person, merchant, text, at) SELECT * FROM unnest(@ids, @people, @merchants, @texts, @ats)
            ON CONFLICT (id) DO UPDATE SET at = greatest(people_texts.at, excluded.at)
            """, new
        {
            ids = texts.Select(static text => text.Id).ToArray(),
            people = texts.Select(static text => text.Person).ToArray(),
            merchants = texts.Select(static text => text.Entry.Merchant).ToArray(),
            texts = texts.Select(static text => text.Entry.Text).ToArray(),
            ats = texts.Select(static text => text.Entry.At).ToArray(),
        });
    }

    private async Task<T> UseAsync<T>(string failed, Func<NpgsqlConnection, Task<T>> use)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            return await use(connection);
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.ToLogException(failure, failed);
        }
    }
}
