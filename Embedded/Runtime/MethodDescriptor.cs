using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Engine;

/// <summary>What is known of a grain interface's method before it is called.</summary>
internal sealed class MethodDescriptor(Type interfaceType, MethodInfo method)
{
    internal Type InterfaceType { get; } = interfaceType;

    internal MethodInfo Method { get; } = method;

    internal bool AlwaysInterleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    internal bool IsReadOnly { get; } = method.IsDefined(typeof(ReadOnlyAttribute));

    /// <summary>Milliseconds, or null for the silo's own.</summary>
    internal long? Timeout { get; } =
        (long?)method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout?.TotalMilliseconds;

    public override string ToString() => $"{InterfaceType.FullName}.{Method.Name}";
}
