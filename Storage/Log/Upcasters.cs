using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// Converts payloads with an older schema to the newest one when they are read, step by step; what is stored never changes. Filled at
/// start, then used by any thread.
/// </summary>
public sealed class Upcasters
{
    private readonly Dictionary<(string Type, int Schema), Func<JsonNode, JsonNode>> steps = [];

    /// <summary>Adds the step from one schema of a type to the next. The step may change the node that it gets.</summary>
    /// <exception cref="ArgumentException">The step is already registered.</exception>
    public Upcasters Add(string type, int schema, Func<JsonNode, JsonNode> toNext)
    {
        steps.Add((type, schema), toNext);
        return this;
    }

    /// <summary>Returns the event in the newest schema; the same instance when it already is. A converted event has no payload object.</summary>
    /// <exception cref="JsonException">The payload is not valid JSON.</exception>
    public StoredEvent Upcast(StoredEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (!steps.ContainsKey((stored.Type, stored.Schema))) return stored;
        var node = JsonNode.Parse(stored.Data.Span) ?? throw new JsonException($"The payload at {stored.Position} is null.");
        var schema = stored.Schema;
        while (steps.TryGetValue((stored.Type, schema), out var toNext)) (node, schema) = (toNext(node), schema + 1);
        return stored with { Schema = schema, Data = JsonSerializer.SerializeToUtf8Bytes(node), Payload = null };
    }
}

