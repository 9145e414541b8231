namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>Numbers for the words that are written again and again: event types, and who caused them.</summary>
internal sealed class SqliteWords(SqliteDb db)
{
    private const int Capacity = 50_000;
    private readonly Dictionary<string, long> _ids = new(StringComparer.Ordinal);
    private readonly SqliteStatement _find = db.Prepare("SELECT id FROM words WHERE word = ?1");
    private readonly SqliteStatement _add = db.Prepare("INSERT INTO words (word) VALUES (?1) RETURNING id");

    public long Id(string word)
    {
        if (_ids.TryGetValue(word, out var id)) return id;
        if (_ids.Count >= Capacity) _ids.Clear();
        return _ids[word] = Number(_find.Bind(1, word)) ?? Number(_add.Bind(1, word))!.Value;
    }

    public void Clear() => _ids.Clear();

    private static long? Number(SqliteStatement row)
    {
        if (!row.Step()) return null;
        var id = row.Long(0);
        row.Reset();
        return id;
    }
}
