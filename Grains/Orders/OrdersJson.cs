using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderState))]
[JsonSerializable(typeof(PlaceOrder))]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(OrderReserved))]
[JsonSerializable(typeof(BackorderCovered))]
[JsonSerializable(typeof(PromiseWithdrawn))]
[JsonSerializable(typeof(FulfilmentsReleased))]
[JsonSerializable(typeof(LineShort))]
[JsonSerializable(typeof(ParcelsPacked))]
[JsonSerializable(typeof(ParcelsUnpacked))]
[JsonSerializable(typeof(ParcelUnitsLost))]
[JsonSerializable(typeof(FulfilmentAdvanced))]
[JsonSerializable(typeof(OrderShipped))]
[JsonSerializable(typeof(TrackingRecorded))]
[JsonSerializable(typeof(LinesCancelled))]
[JsonSerializable(typeof(OrderSettled))]
[JsonSerializable(typeof(CancellationRequested))]
internal sealed partial class OrdersJson : JsonSerializerContext;
