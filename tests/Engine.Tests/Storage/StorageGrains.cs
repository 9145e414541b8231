using System.Collections.Concurrent;
using Orleans.Storage;

namespace OrleansWarehouse.Engine.Tests.Storage;

[GenerateSerializer, Alias("engine-tests.shelf")]
public sealed class Shelf
{
    [Id(0)]
    public int Units { get; set; }
}

public interface IShelfGrain : IGrainWithStringKey
{
    Task<int> UnitsAsync();

    Task PutAsync(int units);

    Task PutWithoutWritingAsync(int units);

    Task ReadAgainAsync();

    Task ClearAsync();

    Task EndAsync();

    Task<(string? Etag, bool Exists)> VersionAsync();

    Task<Guid> ActivationAsync();
}

public abstract class ShelfGrainBase(IPersistentState<Shelf> shelf) : Grain
{
    private readonly Guid _activation = Guid.NewGuid();

    protected Shelf State => shelf.State;

    public Task<int> UnitsAsync() => Task.FromResult(shelf.State.Units);

    public Task PutAsync(int units)
    {
        shelf.State.Units = units;
        return shelf.WriteStateAsync();
    }

    public Task PutWithoutWritingAsync(int units)
    {
        shelf.State.Units = units;
        return Task.CompletedTask;
    }

    public Task ReadAgainAsync() => shelf.ReadStateAsync();

    public Task ClearAsync() => shelf.ClearStateAsync();

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<(string? Etag, bool Exists)> VersionAsync() => Task.FromResult((shelf.Etag, shelf.RecordExists));

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);
}

public sealed class ShelfGrain([PersistentState("shelf")] IPersistentState<Shelf> shelf) : ShelfGrainBase(shelf), IShelfGrain;

public interface IKeyedShelfGrain : IGrainWithStringKey
{
    Task<int> UnitsAsync();

    Task PutAsync(int units);

    Task<Guid> ActivationAsync();

    Task<int> BothAsync(int units);
}

/// <summary>Two states of one type, from a storage registered by name, beside a service.</summary>
public sealed class KeyedShelfGrain(
    [PersistentState("upper", "own")] IPersistentState<Shelf> upper,
    IGrainFactory factory,
    [PersistentState("lower", "own")] IPersistentState<Shelf> lower) : ShelfGrainBase(upper), IKeyedShelfGrain
{
    public async Task<int> BothAsync(int units)
    {
        ArgumentNullException.ThrowIfNull(factory);
        lower.State.Units = units;
        await lower.WriteStateAsync();
        return State.Units - lower.State.Units;
    }
}

/// <summary>A store with ETags, into which a test can write behind a grain's back.</summary>
public sealed class OwnStorage : IGrainStorage
{
    public ConcurrentDictionary<string, (int Units, int Version)> Stored { get; } = new();

    public Exception? Failure { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Break();
        var found = Stored.TryGetValue($"{stateName} {grainId}", out var stored);
        grainState.State = (T)(object)new Shelf { Units = stored.Units };
        grainState.ETag = found ? $"{stored.Version}" : null;
        grainState.RecordExists = found;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        Break();
        var version = Stored.TryGetValue($"{stateName} {grainId}", out var stored) ? $"{stored.Version}" : null;
        if (version != grainState.ETag)
        {
            throw new InconsistentStateException("Someone else has written.", version, grainState.ETag);
        }

        Stored[$"{stateName} {grainId}"] = (((Shelf)(object)grainState.State!).Units, stored.Version + 1);
        grainState.ETag = $"{stored.Version + 1}";
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Stored.TryRemove($"{stateName} {grainId}", out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private void Break()
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}
