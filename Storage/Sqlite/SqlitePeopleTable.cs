using System.Security.Cryptography;

using OrleansWarehouse.Storage.Log;
using OrleansWarehouse.Storage.People;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>Persons in a separate file, as durable as the log. Deleted data are overwritten.</summary>
internal sealed class SqlitePeopleTable : IPeopleTable
{
    public const string File = "people.db";

    private const int Format = 1;

    private const string Tables = """
        CREATE TABLE store (secret BLOB NOT NULL);
        CREATE TABLE people (id TEXT PRIMARY KEY, merchant TEXT NOT NULL, name BLOB NOT NULL UNIQUE, key BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE texts (id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, merchant TEXT NOT NULL,
          text TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX texts_person ON texts (person);
        CREATE INDEX texts_merchant ON texts (merchant, at);
        """;

    private readonly string path;
    private readonly SqliteDb writer;
    private readonly SqliteDb reader;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement find;
    private readonly SqliteStatement put;
    private readonly SqliteStatement read;
    private readonly SqliteStatement readByName;
    private readonly Lock writing = new();
    private readonly Lock reading = new();
    private bool disposed;

    private SqlitePeopleTable(string path, SqliteDb writer, SqliteDb reader)
    {
        (this.path, this.writer, this.reader) = (path, writer, reader);
        insert = writer.Prepare("INSERT OR IGNORE INTO people (id, merchant, name, key) VALUES (?1, ?2, ?3, ?4)");
        find = writer.Prepare("SELECT id, key FROM people WHERE name = ?1");
        put = writer.Prepare("""
            INSERT INTO texts (id, person, merchant, text, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET at = excluded.at
            """);
        read = reader.Prepare("SELECT id, key FROM people WHERE id = ?1");
        readByName = reader.Prepare("SELECT id, key FROM people WHERE name = ?1");
        var secret = writer.Prepare("SELECT secret FROM store");
        Secret = secret.Step() ? secret.Blob(0) : throw new EventLogException("damaged", $"{path} has no secret.");
        secret.Reset();
    }

    public byte[] Secret { get; }

    /// <param name="mayBeMade">Whether a missing file may be created.</param>
    /// <exception cref="EventLogException">The file is not usable; nothing in it was changed.</exception>
    public static SqlitePeopleTable Open(StorageOptions options, bool mayBeMade)
    {
        var path = options.PathOf(File);
        if (!mayBeMade && !System.IO.File.Exists(path)) throw MissingPeople.At(path);
        SqliteDb? writer = null, reader = null;
        try
        {
            MakeFile(path);
            writer = SqliteDb.Open(path, readOnly: false);
            var format = writer.Scalar("PRAGMA user_version");
            if (format > Format) throw new EventLogException("newer_version", $"{path} was written by a newer version (format {format}).");
            writer.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8192;");
            if (format == 0) Create(writer);
            reader = SqliteDb.Open(path, readOnly: true);
            return new(path, writer, reader);
        }
        catch (Exception failure)
        {
            reader?.Dispose();
            writer?.Dispose();
            if (failure is SqliteFailure known) throw known.ToLogException($"The people file {path} cannot be opened");
            throw;
        }
    }

    public Task<IReadOnlyList<Person>> EnterAsync(IReadOnlyList<PersonEntry> entries)
    {
        lock (writing)
        {
            return Use("People could not be entered", () =>
            {
                try
                {
                    writer.Execute("BEGIN IMMEDIATE");
                    IReadOnlyList<Person> people = [.. entries.Select(Enter)];
                    writer.Execute("COMMIT");
                    return Task.FromResult(people);
                }
                catch
                {
                    writer.Rollback();
                    throw;
                }
            });
        }
    }

    public Task<IReadOnlyList<Person>> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        lock (reading)
            return Use("People could not be read", () => Task.FromResult<IReadOnlyList<Person>>([.. ids.Select(id => One(read.Bind(1, id))).OfType<Person>()]));
    }

    public Task<Person?> FindAsync(byte[] name, CancellationToken cancellationToken)
    {
        lock (reading) return Use("People could not be read", () => Task.FromResult(One(readByName.Bind(1, name))));
    }

    /// <summary>Uses its own connection: a search may take long and must not delay the reading of keys.</summary>
    public Task<IReadOnlyList<string>> SearchAsync(string merchant, string pattern, int most, CancellationToken cancellationToken) => Task.Run(
        () => Use("People could not be searched", () =>
        {
            using var own = SqliteDb.Open(path, readOnly: true);
            var search = own.Prepare("SELECT id FROM texts WHERE merchant = ?1 AND text LIKE ?2 ESCAPE '!' ORDER BY at DESC LIMIT ?3")
                .Bind(1, merchant).Bind(2, pattern).Bind(3, most);
            var ids = new List<string>();
            while (search.Step()) ids.Add(search.Text(0));
            return (IReadOnlyList<string>)ids;
        }),
        cancellationToken);

    public ValueTask DisposeAsync()
    {
        lock (writing)
        lock (reading)
        {
            if (disposed) return ValueTask.CompletedTask;
            disposed = true;
            reader.Dispose();
            writer.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private Person Enter(PersonEntry entry)
    {
        insert.Bind(1, entry.NewPerson.Id).Bind(2, entry.Merchant).Bind(3, entry.Name).Bind(4, entry.NewPerson.Key).Run();
        var person = One(find.Bind(1, entry.Name))!;
        put.Bind(1, person.IdOf(entry.Text)).Bind(2, person.Id).Bind(3, entry.Merchant).Bind(4, entry.Text).Bind(5, entry.At).Run();
        return person;
    }

    private static Person? One(SqliteStatement row)
    {
        if (!row.Step()) return null;
        var person = new Person(row.Text(0), row.Blob(1));
        row.Reset();
        return person;
    }

    private T Use<T>(string failed, Func<T> use)
    {
        if (disposed) throw new EventLogException("unavailable", "The people store is closed.");
        try
        {
            return use();
        }
        catch (SqliteFailure failure)
        {
            throw failure.ToLogException(failed);
        }
    }

    /// <summary>Creates the file readable by its owner only; SQLite gives its side files the same rights.</summary>
    private static void MakeFile(string path)
    {
        var file = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            if (!System.IO.File.Exists(path)) new FileStream(path, file).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException("read_only", $"The people file {path} cannot be created: {failure.Message}", failure);
        }
    }

    private static void Create(SqliteDb db)
    {
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(Person.KeyBytes));
        db.Execute($"BEGIN IMMEDIATE; {Tables} INSERT INTO store (secret) VALUES (x'{secret}'); PRAGMA user_version={Format}; COMMIT;");
    }
}
