using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Access;

/// <summary>The API keys that operators have created. Key: <see cref="SingletonKey"/>.</summary>
[Alias("access.IAccessGrain")]
public interface IAccessGrain : IGrainWithStringKey
{
    const string SingletonKey = "keys";

    /// <summary>Creates a key. Idempotent by id.</summary>
    [Alias("AddKey")]
    Task<Outcome<KeyView>> AddKeyAsync(AddKey command);

    /// <summary>Revokes a key for good; a revoked key is not found.</summary>
    [Alias("RevokeKey")]
    Task<Outcome<Done>> RevokeKeyAsync(string id);

    /// <summary>Returns every valid key, oldest first.</summary>
    [Alias("Keys")]
    Task<ImmutableArray<StoredKey>> KeysAsync();
}

/// <summary>What an API key may be used for.</summary>
[GenerateSerializer, Alias("access.role"), JsonConverter(typeof(CamelCaseEnum<KeyRole>))]
public enum KeyRole
{
    /// <summary>Everything.</summary>
    Operator,

    /// <summary>The data of one merchant.</summary>
    Merchant,

    /// <summary>The floor of one site.</summary>
    Site,
}

/// <param name="Hash">SHA-256 of the key, in hex. A key is 256 random bits, so a fast hash without salt is safe.</param>
/// <param name="Merchant">Set for a merchant's key.</param>
/// <param name="Site">Set for a site's key.</param>
[GenerateSerializer, Immutable, Alias("access.addKey")]
public sealed record AddKey(string Id, string Name, KeyRole Role, string? Merchant, string? Site, string Hash);

[GenerateSerializer, Immutable, Alias("access.keyView")]
public sealed record KeyView(string Id, string Name, KeyRole Role, string? Merchant, string? Site, DateTimeOffset CreatedAt);

[GenerateSerializer, Immutable, Alias("access.storedKey")]
public sealed record StoredKey(KeyView Key, string Hash);
