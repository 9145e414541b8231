using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Ids;

/// <summary>An order; two shops of one merchant may both have a number 1001. Its key is <c>merchant/channel:number</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.order"), JsonConverter(typeof(IdJsonConverter<OrderId>))]
public readonly record struct OrderId(MerchantId Merchant, string Channel, string Number) : IId<OrderId>
{
    /// <summary>The id within the merchant: <c>channel:number</c>.</summary>
    public string Local => $"{Channel}:{Number}";

    public static bool TryParse([NotNullWhen(true)] string? text, out OrderId id)
    {
        id = default;
        return IId<OrderId>.TrySplit(text, '/', out var merchant, out var local)
            && MerchantId.TryParse(merchant, out var owner)
            && TryParseLocal(owner, local, out id);
    }

    /// <summary>Parses <c>channel:number</c> within a merchant.</summary>
    public static bool TryParseLocal(MerchantId merchant, string? text, out OrderId id)
    {
        id = default;
        if (!IId<OrderId>.TrySplit(text, ':', out var left, out var right)
            || !IdText.TryNormalize(left, out var channel)
            || !IdText.TryNormalize(right, out var number)) return false;
        id = new(merchant, channel, number);
        return true;
    }

    public override string ToString() => $"{Merchant.Value}/{Channel}:{Number}";
}

/// <summary>The part of an order that one source fills. Written as <c>merchant:channel:number:sequence</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.fulfilment"), JsonConverter(typeof(IdJsonConverter<FulfilmentId>))]
public readonly record struct FulfilmentId(OrderId Order, int Sequence) : IId<FulfilmentId>
{
    /// <summary>The id within the merchant: <c>channel:number:sequence</c>.</summary>
    public string Local => $"{Order.Channel}:{Order.Number}:{Sequence}";

    public static bool TryParse([NotNullWhen(true)] string? text, out FulfilmentId id)
    {
        id = default;
        if (text?.Split(':') is not [var merchant, var channel, var number, var last]
            || !MerchantId.TryParse(merchant, out var owner)
            || !IdText.TryNormalize(channel, out channel)
            || !IdText.TryNormalize(number, out number)
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return false;
        id = new(new(owner, channel, number), sequence);
        return true;
    }

    /// <summary>Its aggregate's key, which begins with that of its order: <c>merchant/channel:number:sequence</c>.</summary>
    public string Key => $"{Order}:{Sequence}";

    /// <summary>Parses what <see cref="Key"/> gave.</summary>
    public static FulfilmentId OfKey(string key)
    {
        var at = key.LastIndexOf(':');
        return new(IId<OrderId>.Parse(key[..at]), int.Parse(key.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>Parses <c>channel:number:sequence</c> within a merchant.</summary>
    public static bool TryParseLocal(MerchantId merchant, string text, out FulfilmentId id) => TryParse($"{merchant.Value}:{text}", out id);

    public override string ToString() => $"{Order.Merchant.Value}:{Local}";
}
