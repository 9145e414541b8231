using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Shipping;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ParcelCountState))]
[JsonSerializable(typeof(SerialsTaken))]
[JsonSerializable(typeof(SerialBlocksState))]
[JsonSerializable(typeof(SerialBlockGiven))]
[JsonSerializable(typeof(ShipmentState))]
[JsonSerializable(typeof(PackingStarted))]
[JsonSerializable(typeof(PackingFailed))]
[JsonSerializable(typeof(ShipmentPacked))]
[JsonSerializable(typeof(ShipmentVoided))]
[JsonSerializable(typeof(ParcelShrunk))]
[JsonSerializable(typeof(HandedOver))]
[JsonSerializable(typeof(TrackingReceived))]
[JsonSerializable(typeof(ManifestState))]
[JsonSerializable(typeof(ManifestStarted))]
[JsonSerializable(typeof(ManifestClosed))]
internal sealed partial class ShippingJson : JsonSerializerContext;
