using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Engine;

internal interface IReadAtActivation
{
    Task ReadStateAsync();
}

/// <summary>Stands between a grain and the storage of one of its states.</summary>
internal sealed class PersistentState<T>(string name, GrainId grain, IGrainStorage storage) : IPersistentState<T>, IReadAtActivation
{
    private readonly GrainState<T> _state = new(New());

    public T State
    {
        get => _state.State;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    public Task ReadStateAsync() => Guard(() => storage.ReadStateAsync(name, grain, _state), nameof(ReadStateAsync));

    public Task WriteStateAsync() => Guard(() => storage.WriteStateAsync(name, grain, _state), nameof(WriteStateAsync));

    public Task ClearStateAsync() => Guard(() => storage.ClearStateAsync(name, grain, _state), nameof(ClearStateAsync));

    internal static T New() => typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is null
        ? default!
        : Activator.CreateInstance<T>();

    // The engine's own exceptions pass; a driver's is wrapped, since a grain on another silo could not be sent it.
    private async Task Guard(Func<Task> operation, string what)
    {
        try
        {
            await operation();
        }
        catch (Exception exception) when (exception is not OrleansException)
        {
            throw new OrleansException($"Error from storage provider {storage.GetType().Name}.{name} during {what} for grain {grain}", exception);
        }
    }
}

internal sealed partial class Activation
{
    private List<IReadAtActivation> _states = [];

    internal void Keep(IReadAtActivation state) => _states.Add(state);
}
