using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>What a grain's constructor takes that is the activation's own; the rest comes from its services.</summary>
internal static class ConstructorArguments
{
    internal static (Type[] Types, Func<Activation, object?[]> Arguments) Of(Type grainClass)
    {
        var longest = grainClass.GetConstructors().MaxBy(static constructor => constructor.GetParameters().Length)
            ?? throw new OrleansException($"{grainClass} has no public constructor.");
        var makers = longest.GetParameters()
            .Select(static parameter => (parameter.ParameterType, Maker: MakerOf(parameter)))
            .Where(static pair => pair.Maker is not null)
            .ToArray();
        return ([.. makers.Select(static pair => pair.ParameterType)],
            activation => Array.ConvertAll(makers, pair => pair.Maker!(activation)));
    }

    private static Func<Activation, object>? MakerOf(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(IGrainContext) ? static activation => activation
        : parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state
            ? PersistentStateFactory.For(state, parameter.ParameterType)
            : null;
}
