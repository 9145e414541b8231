using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Merchants;

namespace OrleansWarehouse.Grains.Merchants;

public abstract record MerchantEvent;

[EventType("merchantPut")]
public sealed record MerchantPut(string Name, string Currency) : MerchantEvent;

[EventType("channelPut")]
public sealed record ChannelPut(string Channel, string Name, ChannelKind Kind) : MerchantEvent;

/// <param name="Version">The version of the profile; each channel has its own.</param>
public sealed record MerchantState(string? Name, string? Currency, long Version, ImmutableSortedDictionary<string, ChannelState> Channels)
{
    public static MerchantState Initial { get; } =
        new(null, null, 0, ImmutableSortedDictionary.Create<string, ChannelState>(StringComparer.Ordinal));
}

public sealed record ChannelState(string Name, ChannelKind Kind, long Version);

/// <summary>A merchant's profile and channels: pure.</summary>
public static class Merchant
{
    public static Decision<MerchantEvent> Put(MerchantState state, PutMerchant command)
    {
        if (command.IfVersion is { } expected && expected != state.Version) return Refusal.Stale(state.Version);
        if (state.Name == command.Name && state.Currency == command.Currency) return Decision<MerchantEvent>.Nothing;
        return new MerchantPut(command.Name, command.Currency);
    }

    public static Decision<MerchantEvent> PutChannel(MerchantState state, PutChannel command)
    {
        if (state.Name is null) return Refusal.NotFound("unknown_merchant", "There is no such merchant.");
        var known = state.Channels.GetValueOrDefault(command.Channel);
        if (command.IfVersion is { } expected && expected != (known?.Version ?? 0)) return Refusal.Stale(known?.Version ?? 0);
        if (known is not null && known.Name == command.Name && known.Kind == command.Kind) return Decision<MerchantEvent>.Nothing;
        return new ChannelPut(command.Channel, command.Name, command.Kind);
    }

    public static MerchantState Evolve(MerchantState state, MerchantEvent @event, DateTimeOffset at) => @event switch
    {
        MerchantPut put => state with { Name = put.Name, Currency = put.Currency, Version = state.Version + 1 },
        ChannelPut put => state with
        {
            Channels = state.Channels.SetItem(
                put.Channel,
                new(put.Name, put.Kind, (state.Channels.GetValueOrDefault(put.Channel)?.Version ?? 0) + 1)),
        },
        _ => throw new InvalidOperationException($"No fold for {@event.GetType().Name}."),
    };

    public static MerchantView? View(string key, MerchantState state) => state.Name is null
        ? null
        : new(key, state.Name, state.Currency!, [.. state.Channels.Select(pair => View(pair.Key, pair.Value))], state.Version);

    public static ChannelView View(string channel, ChannelState state) => new(channel, state.Name, state.Kind, state.Version);
}
