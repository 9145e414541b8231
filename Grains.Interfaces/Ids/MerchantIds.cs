using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Ids;

/// <summary>A merchant.</summary>
[GenerateSerializer, Immutable, Alias("id.merchant"), JsonConverter(typeof(IdJsonConverter<MerchantId>))]
public readonly record struct MerchantId(string Value) : IId<MerchantId>, IComparable<MerchantId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out MerchantId id)
    {
        var valid = IdText.TryNormalize(text, out var value);
        id = valid ? new(value) : default;
        return valid;
    }

    public int CompareTo(MerchantId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A SKU of a merchant; two merchants may use the same code. Its key is <c>merchant/sku</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.sku"), JsonConverter(typeof(IdJsonConverter<SkuId>))]
public readonly record struct SkuId(MerchantId Merchant, string Code) : IId<SkuId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out SkuId id)
    {
        id = default;
        if (!IId<SkuId>.TrySplit(text, '/', out var owner, out var part)
            || !MerchantId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Merchant.Value}/{Code}";
}

/// <summary>A merchant's advance shipping notice. Its key is <c>merchant/asn</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.asn"), JsonConverter(typeof(IdJsonConverter<AsnId>))]
public readonly record struct AsnId(MerchantId Merchant, string Number) : IId<AsnId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out AsnId id)
    {
        id = default;
        if (!IId<AsnId>.TrySplit(text, '/', out var owner, out var part)
            || !MerchantId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Merchant.Value}/{Number}";
}

/// <summary>A lot of a SKU. Its key is <c>merchant/sku/lot</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.lot")]
public readonly record struct LotId(SkuId Sku, string Lot)
{
    public override string ToString() => $"{Sku}/{Lot}";
}

/// <summary>A serialized unit of a SKU. Its key is <c>merchant/sku/serial</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.serial")]
public readonly record struct SerialId(SkuId Sku, string Serial)
{
    public override string ToString() => $"{Sku}/{Serial}";
}
