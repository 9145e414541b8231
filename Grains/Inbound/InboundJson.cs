using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Inbound;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InboundState))]
[JsonSerializable(typeof(InboundAnnounced))]
[JsonSerializable(typeof(GoodsReceived))]
[JsonSerializable(typeof(InboundCounted))]
[JsonSerializable(typeof(InboundConfirmed))]
[JsonSerializable(typeof(InboundNoted))]
[JsonSerializable(typeof(InboundPutAway))]
[JsonSerializable(typeof(PutAwayState))]
[JsonSerializable(typeof(PutAwayPlanned))]
[JsonSerializable(typeof(PutAwayCompleted))]
[JsonSerializable(typeof(PutAwayCut))]
[JsonSerializable(typeof(PutAwayTurned))]
internal sealed partial class InboundJson : JsonSerializerContext;
