using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Merchants;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MerchantState))]
[JsonSerializable(typeof(MerchantPut))]
[JsonSerializable(typeof(ChannelPut))]
internal sealed partial class MerchantsJson : JsonSerializerContext;
