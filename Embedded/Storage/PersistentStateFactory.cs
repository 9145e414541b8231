using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Engine;

internal static class PersistentStateFactory
{
    private static readonly MethodInfo s_create = typeof(PersistentStateFactory).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Static)!;

    internal static Func<Activation, object> For(PersistentStateAttribute state, Type parameter) =>
        parameter.IsGenericType && parameter.GetGenericTypeDefinition() == typeof(IPersistentState<>)
            ? s_create.MakeGenericMethod(parameter.GetGenericArguments()).CreateDelegate<Func<PersistentStateAttribute, Func<Activation, object>>>()(state)
            : throw new OrleansException($"{parameter} has [PersistentState] but is no IPersistentState<T>.");

    private static Func<Activation, object> Create<T>(PersistentStateAttribute state) => activation =>
    {
        var name = state.StorageName ?? StorageNames.Default;
        var storage = activation.Silo.Services.GetKeyedService<IGrainStorage>(name)
            ?? throw new OrleansException($"No storage provider named \"{name}\" found for state {state.StateName} of {activation.GrainId}.");
        var made = new PersistentState<T>(state.StateName, activation.GrainId, storage);
        activation.Keep(made);
        return made;
    };
}

internal static class StorageNames
{
    internal const string Default = "Default";
}
