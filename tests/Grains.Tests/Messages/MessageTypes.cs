using System.Reflection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Tests.Messages;

/// <summary>All that grains are sent and answer: every type in their signatures, and what those are made of, down to the last.</summary>
internal static class MessageTypes
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly HashSet<Type> Carriers = [typeof(Task), typeof(Task<>), typeof(ValueTask), typeof(ValueTask<>)];

    public static IReadOnlyList<Assembly> Assemblies { get; } = [typeof(Outcome<>).Assembly, typeof(EventCodec).Assembly];

    public static IReadOnlyList<Type> GrainInterfaces { get; } =
        [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(t => t.IsInterface && t.IsAssignableTo(typeof(IGrain)))];

    /// <summary>Each with where it was met first, such as <c>IOrderGrain.PlaceAsync › PlaceOrder › Money</c>.</summary>
    public static IReadOnlyDictionary<Type, string> Reached { get; } = Reach();

    public static IEnumerable<Type> Ours => Reached.Keys.Where(IsOurs);

    public static bool IsOurs(Type type) => Assemblies.Contains(type.Assembly);

    /// <summary>The fields of a type of ours, those behind its properties among them.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(Type type) => type.IsEnum ? [] : type.GetFields(Instance);

    private static Dictionary<Type, string> Reach()
    {
        var reached = new Dictionary<Type, string>();
        foreach (var method in GrainInterfaces.SelectMany(type => type.GetMethods()))
        {
            var way = $"{method.DeclaringType!.Name}.{method.Name}";
            Visit(method.ReturnType, way, reached);
            foreach (var parameter in method.GetParameters()) Visit(parameter.ParameterType, way, reached);
        }

        return reached;
    }

    private static void Visit(Type type, string way, Dictionary<Type, string> reached)
    {
        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (!Carriers.Contains(generic))
        {
            way = $"{way} › {type.Name}";
            if (!reached.TryAdd(type, way)) return;
        }

        foreach (var argument in type.GetGenericArguments()) Visit(argument, way, reached);
        if (type.GetElementType() is { } element) Visit(element, way, reached);
        if (!IsOurs(type)) return;
        foreach (var field in FieldsOf(type)) Visit(field.FieldType, way, reached);
    }
}
