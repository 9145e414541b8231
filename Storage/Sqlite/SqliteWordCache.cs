using System.Collections.Concurrent;

namespace OrleansWarehouse.Storage.Sqlite;

/// <summary>Maps ids back to words. Shared by all readers, so that each word is one string in memory.</summary>
internal sealed class SqliteWordCache
{
    private const int Capacity = 50_000;
    private readonly ConcurrentDictionary<long, string> words = new();

    public string Word(long id, SqliteDb db)
    {
        if (words.TryGetValue(id, out var word)) return word;
        if (words.Count >= Capacity) words.Clear();
        return words[id] = db.Text($"SELECT word FROM words WHERE id = {id}") ?? "";
    }
}

