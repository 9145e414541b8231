using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace OrleansWarehouse.Storage.People;

/// <summary>A cache of recently used values, in two generations: when the younger is full, the older is dropped.</summary>
internal sealed class RecentCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private volatile ConcurrentDictionary<TKey, TValue> young = new();
    private volatile ConcurrentDictionary<TKey, TValue> old = new();
    private int count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (young.TryGetValue(key, out value)) return true;
        if (!old.TryGetValue(key, out value)) return false;
        Put(key, value);
        return true;
    }

    public void Put(TKey key, TValue value)
    {
        young[key] = value;
        if (Interlocked.Increment(ref count) * 2 <= capacity) return;
        lock (gate)
        {
            if (count * 2 <= capacity) return;
            (old, young, count) = (young, new(), 0);
        }
    }
}
