using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>Activations that had nothing to do when last seen, by the time at which they may be collected. The keeper's own.</summary>
internal sealed class IdleBuckets(Silo silo)
{
    private readonly SortedDictionary<long, List<Activation>> _buckets = [];
    private readonly long _quantum = Math.Max(1, (long)silo.Collection.CollectionQuantum.TotalMilliseconds);

    internal void Add(Activation activation)
    {
        if (activation.InBucket || activation.HasEnded || activation.Class.CollectionAge == long.MaxValue)
        {
            return;
        }

        activation.InBucket = true;
        var bucket = (DueAt(activation) + _quantum - 1) / _quantum;
        if (!_buckets.TryGetValue(bucket, out var activations))
        {
            _buckets[bucket] = activations = [];
        }

        activations.Add(activation);
    }

    internal void Collect(long now)
    {
        while (_buckets.Count > 0 && _buckets.First() is { Key: var bucket, Value: var due } && bucket * _quantum <= now)
        {
            _buckets.Remove(bucket);
            foreach (var activation in due)
            {
                activation.InBucket = false;
                CollectOrPutBack(activation, now);
            }
        }
    }

    // One that is in use comes back when it has nothing to do.
    private void CollectOrPutBack(Activation activation, long now)
    {
        if (activation.IsWatched || activation.HasEnded)
        {
            return;
        }

        if (DueAt(activation) > now)
        {
            Add(activation);
            return;
        }

        activation.Deactivate(new(DeactivationReasonCode.ActivationIdle, "Not used for longer than its collection age."));
        activation.WatchAgain();
    }

    private static long DueAt(Activation activation)
    {
        var due = activation.LastUsed + activation.Class.CollectionAge;
        return Math.Max(due, Math.Min(activation.KeepAliveUntil, long.MaxValue / 2));
    }
}
