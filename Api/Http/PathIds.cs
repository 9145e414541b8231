using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Api.Http;

/// <summary>
/// Normalizes the ids in a path before anything else reads them. An invalid id cannot exist: 404. Composite ids (<c>web:1001</c>)
/// are parsed by their endpoints.
/// </summary>
internal static class PathIds
{
    private static readonly string[] Composite = ["order", "fulfilment"];

    /// <summary>Marks endpoints of third parties, whose paths contain no ids.</summary>
    public static object HasNoIds { get; } = new Mark();

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
