using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Access;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccessState))]
[JsonSerializable(typeof(KeyAdded))]
[JsonSerializable(typeof(KeyRevoked))]
[JsonSerializable(typeof(UserState))]
[JsonSerializable(typeof(UserPut))]
[JsonSerializable(typeof(PasswordSet))]
[JsonSerializable(typeof(BadgeSet))]
[JsonSerializable(typeof(PinSet))]
[JsonSerializable(typeof(UserDeleted))]
[JsonSerializable(typeof(BadgeState))]
[JsonSerializable(typeof(BadgeClaimed))]
[JsonSerializable(typeof(BadgeFreed))]
[JsonSerializable(typeof(SessionState))]
[JsonSerializable(typeof(SessionStarted))]
[JsonSerializable(typeof(SessionProlonged))]
[JsonSerializable(typeof(SessionEnded))]
internal sealed partial class AccessJson : JsonSerializerContext;
