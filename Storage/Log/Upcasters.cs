using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansWarehouse.Storage.Log;

/// <summary>
/// Brings payloads that were written in an older shape to the newest, step by step, when they are read; what is stored is never
/// changed. Filled at start, then read by any thread.
/// </summary>
public sealed class Upcasters
{
    private readonly Dictionary<(string Type, int Schema), Func<JsonNode, JsonNode>> steps = [];

    /// <summary>Adds the step from one schema of a type to the next; it may change the node that it is given.</summary>
    /// <exception cref="ArgumentException">There is one already.</exception>
    public Upcasters Add(string type, int schema, Func<JsonNode, JsonNode> toNext)
    {
        steps.Add((type, schema), toNext);
        return this;
    }

    /// <summary>The event in the newest shape; the same instance when it is that already. An upcast event has no payload object.</summary>
    /// <exception cref="JsonException">The payload is no JSON.</exception>
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

