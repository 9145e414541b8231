using System.Collections.Immutable;
using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Grains.Interfaces.Merchants;

/// <summary>A merchant's profile and channels. Key: merchant.</summary>
[Alias("merchants.IMerchantGrain")]
public interface IMerchantGrain : IGrainWithStringKey
{
    /// <summary>Creates or replaces the profile.</summary>
    [Alias("Put")]
    Task<Outcome<MerchantView>> PutAsync(PutMerchant command);

    [Alias("PutChannel")]
    Task<Outcome<ChannelView>> PutChannelAsync(PutChannel command);

    /// <summary>Returns null when there is no such merchant.</summary>
    [ReadOnly, Alias("Get")]
    Task<MerchantView?> GetAsync();
}

/// <param name="Currency">ISO 4217.</param>
/// <param name="IfVersion">The expected version; null for any.</param>
[GenerateSerializer, Immutable, Alias("merchants.put")]
public sealed record PutMerchant(string Name, string Currency, long? IfVersion = null);

[GenerateSerializer, Immutable, Alias("merchants.putChannel")]
public sealed record PutChannel(string Channel, string Name, ChannelKind Kind, long? IfVersion = null);

[GenerateSerializer, Alias("merchants.channelKind"), JsonConverter(typeof(CamelCaseEnum<ChannelKind>))]
public enum ChannelKind
{
    Store,
    Marketplace,
    Pos,
    Edi,
    File,
}

[GenerateSerializer, Immutable, Alias("merchants.view")]
public sealed record MerchantView(string Merchant, string Name, string Currency, ImmutableArray<ChannelView> Channels, long Version);

[GenerateSerializer, Immutable, Alias("merchants.channel")]
public sealed record ChannelView(string Channel, string Name, ChannelKind Kind, long Version);
