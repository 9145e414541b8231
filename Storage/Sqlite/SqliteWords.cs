namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>Assigns ids to words that are stored repeatedly: event types, and the persons or systems that caused events.</summary>
internal sealed class SqliteWords(SqliteDb db)
{
    private const int Capacity = 50_000;
    private readonly Dictionary<string, long> ids = new(StringComparer.Ordinal);
    private readonly SqliteStatement find = db.Prepare("SELECT id FROM words WHERE word = ?1");
    private readonly SqliteStatement add = db.Prepare("INSERT INTO words (word) VALUES (?1) RETURNING id");

    public long Id(string word)
    {
        if (ids.TryGetValue(word, out var id)) return id;
        if (ids.Count >= Capacity) ids.Clear();
        return ids[word] = Number(find.Bind(1, word)) ?? Number(add.Bind(1, word))!.Value;
    }

    public void Clear() => ids.Clear();

    private static long? Number(SqliteStatement row)
    {
        if (!row.Step()) return null;
        var id = row.Long(0);
        row.Reset();
        return id;
    }
}

