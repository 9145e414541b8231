using System.Collections.Concurrent;

namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// A cache of recently used heads, in two generations: when the younger is full, the older is dropped. Changed only by the writer, read
/// by any thread.
/// </summary>
internal sealed class HeadCache(int capacity)
{
    private volatile ConcurrentDictionary<string, Head> young = Empty();
    private volatile ConcurrentDictionary<string, Head> old = Empty();
    private int count;

    public Head? Find(string name)
        => young.TryGetValue(name, out var head) || old.TryGetValue(name, out head) ? head : null;

    /// <summary>As <see cref="Find"/>, and moves the head to the younger generation. Only for the writer.</summary>
    public Head? Use(string name)
    {
        if (young.TryGetValue(name, out var head)) return head;
        if (old.TryGetValue(name, out head)) Add(head);
        return head;
    }

    public void Add(Head head)
    {
        young[head.Name] = head;
        count++;
    }

    public void Remove(string name)
    {
        young.TryRemove(name, out _);
        old.TryRemove(name, out _);
    }

    /// <summary>Drops the older generation when the younger is full. Call it between transactions, when no head has uncommitted changes.</summary>
    public void Trim()
    {
        if (count * 2 <= capacity) return;
        old = young;
        young = Empty();
        count = 0;
    }

    public void Clear()
    {
        old = Empty();
        young = Empty();
        count = 0;
    }

    private static ConcurrentDictionary<string, Head> Empty() => new(1, 31, StringComparer.Ordinal);
}

