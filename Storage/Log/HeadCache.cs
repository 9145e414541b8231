using System.Collections.Concurrent;

namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// The heads that were used lately: two generations, the older of which is thrown away when the younger is full. Written by
/// the writer alone; readable by all.
/// </summary>
internal sealed class HeadCache(int capacity)
{
    private volatile ConcurrentDictionary<string, Head> young = Empty();
    private volatile ConcurrentDictionary<string, Head> old = Empty();
    private int count;

    public Head? Find(string name)
        => young.TryGetValue(name, out var head) || old.TryGetValue(name, out head) ? head : null;

    /// <summary>As <see cref="Find"/>, and keeps what it finds from growing old. For the writer.</summary>
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

    /// <summary>Called between transactions, when no head holds anything uncommitted.</summary>
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

