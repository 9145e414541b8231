using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

using OrleansWarehouse.EventSourcing;
using OrleansWarehouse.Grains.Tests.Messages;

namespace OrleansWarehouse.Cluster.Tests.Crossing;

/// <summary>Creates messages in which nothing is empty and every value is different.</summary>
internal sealed class Sample
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(1));

    private static readonly Dictionary<Type, Func<int, object>> Values = new()
    {
        [typeof(string)] = static n => $"text {n}",
        [typeof(bool)] = static _ => true,
        [typeof(int)] = static n => n,
        [typeof(long)] = static n => (long)n,
        [typeof(double)] = static n => n + 0.5,
        [typeof(decimal)] = static n => n + 0.5m,
        [typeof(Guid)] = static n => new Guid(n, 0, 0, new byte[8]),
        [typeof(DateTimeOffset)] = static n => Noon.AddMinutes(n),
        [typeof(DateOnly)] = static n => DateOnly.FromDayNumber(n),
        [typeof(TimeOnly)] = static n => new TimeOnly(n),
        [typeof(TimeSpan)] = static n => TimeSpan.FromSeconds(n),
    };

    /// <summary>The type whose factory creates each kind of collection from its items.</summary>
    private static readonly Dictionary<Type, Type> Makers = new()
    {
        [typeof(ImmutableArray<>)] = typeof(ImmutableArray),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionary),
        [typeof(ImmutableSortedDictionary<,>)] = typeof(ImmutableSortedDictionary),
    };

    private int last;

    public static object Of(Type type) => new Sample().Make(type);

    private object Make(Type type)
    {
        last++;
        if (Values.TryGetValue(type, out var value)) return value(last);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(last % Enum.GetValues(type).Length)!;
        if (Parts.Has(type)) return Filled(type);
        return Nullable.GetUnderlyingType(type) is { } inner ? Make(inner) : Collection(type);
    }

    private object Filled(Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in MessageTypes.FieldsOf(type)) field.SetValue(made, Make(field.FieldType));
        return made;
    }

    /// <summary>Creates two items, or two pairs of a key and a value.</summary>
    private object Collection(Type type)
    {
        var arguments = type.GenericTypeArguments;
        var isMap = arguments.Length == 2;
        var item = isMap ? typeof(KeyValuePair<,>).MakeGenericType(arguments) : arguments[0];
        var items = Array.CreateInstance(item, 2);
        for (var i = 0; i < items.Length; i++)
            items.SetValue(isMap ? Activator.CreateInstance(item, Make(arguments[0]), Make(arguments[1])) : Make(item), i);
        return Makers[type.GetGenericTypeDefinition()].GetMethods()
            .First(static method => method.Name == "CreateRange" && method.GetParameters() is [{ ParameterType.Name: "IEnumerable`1" }])
            .MakeGenericMethod(arguments)
            .Invoke(null, [items])!;
    }
}

/// <summary>Writes the whole content of a message as text.</summary>
internal static class Told
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IEnumerable several => $"[{string.Join(", ", several.Cast<object>().Select(Of))}]",
        _ when IsPair(value.GetType()) => $"{Of(Get(value, "Key"))} = {Of(Get(value, "Value"))}",
        _ when Parts.Has(value.GetType()) && value is not Enum =>
            $"{value.GetType().Name}({string.Join(", ", MessageTypes.FieldsOf(value.GetType()).Select(field => Of(field.GetValue(value))))})",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static object? Get(object value, string property) => value.GetType().GetProperty(property)!.GetValue(value);
}

/// <summary>The types that are written field by field: messages, and the kernel's refusals, which have a serialized form of their own.</summary>
internal static class Parts
{
    public static bool Has(Type type) => MessageTypes.IsOurs(type) || type.Assembly == typeof(Refusal).Assembly;
}
