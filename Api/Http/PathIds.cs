using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Http;

/// <summary>
/// Puts the ids in a path into their normal form before anything else looks at them. What breaks the rule of ids names
/// nothing: 404. Ids that are made of several (<c>web:1001</c>) are parsed by their endpoints.
/// </summary>
internal static class PathIds
{
    private static readonly string[] Composite = ["order", "fulfilment"];

    /// <summary>Marks endpoints of others, whose paths name other things than ids.</summary>
    public static object NotOurs { get; } = new Mark();

    public static bool TryNormalize(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null || TryNormalize(context.Request.RouteValues);

    private static bool TryNormalize(RouteValueDictionary values)
    {
        foreach (var (name, value) in values.ToArray())
        {
            if (Composite.Contains(name)) continue;
            if (!IdText.TryNormalize(value as string, out var id)) return false;
            values[name] = id;
        }

        return true;
    }

    private sealed class Mark;
}
