using System.Text.Json.Serialization;

using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Api.Orders;

/// <summary>What is read and written with every order, without reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OrderBody))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(BatchAnswer))]
internal sealed partial class OrderJson : JsonSerializerContext;
