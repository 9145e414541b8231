using System.Collections.Concurrent;

namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// The heads that were used lately: two generations, the older of which is thrown away when the younger is full. Written by
/// the writer alone; readable by all.
/// </summary>
internal sealed class HeadCache(int capacity)
{
    private volatile ConcurrentDictionary<string, Head> _young = Empty();
    private volatile ConcurrentDictionary<string, Head> _old = Empty();
    private int _count;

    public Head? Find(string name)
        => _young.TryGetValue(name, out var head) || _old.TryGetValue(name, out head) ? head : null;

    /// <summary>As <see cref="Find"/>, and keeps what it finds from growing old. For the writer.</summary>
    public Head? Use(string name)
    {
        if (_young.TryGetValue(name, out var head)) return head;
        if (_old.TryGetValue(name, out head)) Add(head);
        return head;
    }

    public void Add(Head head)
    {
        _young[head.Name] = head;
        _count++;
    }

    public void Remove(string name)
    {
        _young.TryRemove(name, out _);
        _old.TryRemove(name, out _);
    }

    /// <summary>Called between transactions, when no head holds anything uncommitted.</summary>
    public void Trim()
    {
        if (_count * 2 <= capacity) return;
        _old = _young;
        _young = Empty();
        _count = 0;
    }

    public void Clear()
    {
        _old = Empty();
        _young = Empty();
        _count = 0;
    }

    private static ConcurrentDictionary<string, Head> Empty() => new(1, 31, StringComparer.Ordinal);
}
