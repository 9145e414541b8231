namespace OrleansWarehouse.Storage.People;

/// <summary>Group commit: one writer at a time, which writes all entries waiting by then in one transaction.</summary>
internal sealed class EntryQueue(IPeopleTable table)
{
    private const int MaxBatch = 1_000;

    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = new();
    private bool isWriting;

    /// <summary>Completes when the entry is durable.</summary>
    public Task<Person> EnterAsync(PersonEntry entry)
    {
        var one = new Waiting(entry);
        lock (gate)
        {
            waiting.Enqueue(one);
            if (isWriting) return one.Task;
            isWriting = true;
        }

        _ = Task.Run(WriteAsync);
        return one.Task;
    }

    private async Task WriteAsync()
    {
        while (Next() is { Length: > 0 } batch)
        {
            try
            {
                var people = await table.EnterAsync([.. batch.Select(static one => one.Entry)]);
                for (var i = 0; i < batch.Length; i++) batch[i].TrySetResult(people[i]);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                foreach (var one in batch) one.TrySetException(failure);
            }
        }
    }

    private Waiting[] Next()
    {
        lock (gate)
        {
            var batch = new Waiting[Math.Min(waiting.Count, MaxBatch)];
            for (var i = 0; i < batch.Length; i++) batch[i] = waiting.Dequeue();
            isWriting = batch.Length > 0;
            return batch;
        }
    }

    private sealed class Waiting(PersonEntry entry) : TaskCompletionSource<Person>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public PersonEntry Entry => entry;
    }
}
