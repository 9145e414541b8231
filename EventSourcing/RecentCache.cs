using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace OrleansWarehouse.EventSourcing;

/// <summary>What was used lately: two generations, the older of which is thrown away when the younger is full. Safe from all threads.</summary>
/// <param name="capacity">Of both together.</param>
public sealed class RecentCache<TKey, TValue>(int capacity)
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
        TryAdd(key, value);
        return true;
    }

    public void Put(TKey key, TValue value)
    {
        if (!TryAdd(key, value)) young[key] = value;
    }

    /// <summary>False where there is one that was put or got lately.</summary>
    public bool TryAdd(TKey key, TValue value)
    {
        if (!young.TryAdd(key, value)) return false;
        if (Interlocked.Increment(ref count) * 2 > capacity) Age();
        return true;
    }

    /// <summary>Forgets a value that was just got, unless another one was put since.</summary>
    public void Remove(TKey key, TValue value) => young.TryRemove(new(key, value));

    private void Age()
    {
        lock (gate)
        {
            if (count * 2 <= capacity) return;
            (old, young, count) = (young, new(), 0);
        }
    }
}
