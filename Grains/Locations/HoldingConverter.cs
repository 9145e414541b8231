using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Writes a holding as two lists: a stock key is no property name.</summary>
internal sealed class HoldingConverter : JsonConverter<Holding>
{
    public override Holding? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var document = JsonSerializer.Deserialize(ref reader, LocationsJson.Default.HoldingDocument);
        if (document is null) return null;
        return new(
            document.Contents.ToImmutableDictionary(static row => row.Key, static row => row.Content),
            document.Allocations.ToImmutableSortedDictionary(
                static row => row.Name, static row => row.Allocation, StringComparer.Ordinal));
    }

    public override void Write(Utf8JsonWriter writer, Holding value, JsonSerializerOptions options)
    {
        var document = new HoldingDocument(
            [.. value.Contents.Select(static pair => new HoldingContent(pair.Key, pair.Value))],
            [.. value.Allocations.Select(static pair => new HoldingAllocation(pair.Key, pair.Value))]);
        JsonSerializer.Serialize(writer, document, LocationsJson.Default.HoldingDocument);
    }
}

internal sealed record HoldingDocument(ImmutableArray<HoldingContent> Contents, ImmutableArray<HoldingAllocation> Allocations);

internal sealed record HoldingContent(StockKey Key, Content Content);

internal sealed record HoldingAllocation(string Name, Allocation Allocation);
