using System.Collections.Concurrent;
using System.Text.Json;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states in memory, as JSON, so that what a grain changes and does not write is not kept. For tests.</summary>
public class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), Stored> _states = new();

    public virtual Task ReadStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        var found = _states.TryGetValue((grainType, grainId), out var stored);
        grainState.State = found ? JsonSerializer.Deserialize<T>(stored!.Json)! : Engine.PersistentState<T>.New();
        grainState.ETag = stored?.Etag;
        grainState.RecordExists = found;
        return Task.CompletedTask;
    }

    public virtual Task WriteStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        var next = new Stored(JsonSerializer.SerializeToUtf8Bytes(grainState.State), Guid.NewGuid().ToString("N"));
        Swap((grainType, grainId), grainState.ETag, next);
        grainState.ETag = next.Etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public virtual Task ClearStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        Swap((grainType, grainId), grainState.ETag, null);
        grainState.State = Engine.PersistentState<T>.New();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private void Swap((string, GrainId) key, string? etag, Stored? next)
    {
        _states.TryGetValue(key, out var stored);
        var swapped = stored?.Etag == etag && (stored, next) switch
        {
            (null, null) => true,
            (null, _) => _states.TryAdd(key, next),
            (_, null) => _states.TryRemove(new(key, stored)),
            _ => _states.TryUpdate(key, next, stored),
        };
        if (!swapped)
        {
            throw new InconsistentStateException($"The stored version of {key} is not the writer's.", stored?.Etag, etag);
        }
    }

    private sealed record Stored(byte[] Json, string Etag);
}
