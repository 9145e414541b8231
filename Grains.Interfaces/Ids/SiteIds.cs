using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansWarehouse.Grains.Interfaces.Ids;

/// <summary>A warehouse or store.</summary>
[GenerateSerializer, Immutable, Alias("id.site"), JsonConverter(typeof(IdJsonConverter<SiteId>))]
public readonly record struct SiteId(string Value) : IId<SiteId>, IComparable<SiteId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out SiteId id)
    {
        var valid = IdText.TryNormalize(text, out var value);
        id = valid ? new(value) : default;
        return valid;
    }

    public int CompareTo(SiteId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A storage location. Its key is <c>site/location</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.location"), JsonConverter(typeof(IdJsonConverter<LocationId>))]
public readonly record struct LocationId(SiteId Site, string Code) : IId<LocationId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out LocationId id)
    {
        id = default;
        if (!IId<LocationId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Code}";
}

/// <summary>A tote, carton or pallet by its LPN or SSCC. Its key is <c>site/lpn</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.container"), JsonConverter(typeof(IdJsonConverter<ContainerId>))]
public readonly record struct ContainerId(SiteId Site, string Lpn) : IId<ContainerId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ContainerId id)
    {
        id = default;
        if (!IId<ContainerId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Lpn}";
}

/// <summary>A person or robot that works at a site. Its key is <c>site/picker</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.picker"), JsonConverter(typeof(IdJsonConverter<PickerId>))]
public readonly record struct PickerId(SiteId Site, string Code) : IId<PickerId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out PickerId id)
    {
        id = default;
        if (!IId<PickerId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Code}";
}

/// <summary>A wave: orders released to picking together. Its key is <c>site/wave</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.wave"), JsonConverter(typeof(IdJsonConverter<WaveId>))]
public readonly record struct WaveId(SiteId Site, string Number) : IId<WaveId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out WaveId id)
    {
        id = default;
        if (!IId<WaveId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Number}";
}

/// <summary>A pick task: one tour of one picker. Its key is <c>site/task</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.task"), JsonConverter(typeof(IdJsonConverter<TaskId>))]
public readonly record struct TaskId(SiteId Site, string Code) : IId<TaskId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out TaskId id)
    {
        id = default;
        if (!IId<TaskId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Code}";
}

/// <summary>A task for a person, of any kind, by the code that its kind gives it. Its key is <c>site/task</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.work"), JsonConverter(typeof(IdJsonConverter<WorkId>))]
public readonly record struct WorkId(SiteId Site, string Code) : IId<WorkId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkId id)
    {
        id = default;
        if (!IId<WorkId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Code}";
}

/// <summary>A put-away: a move of goods to a shelf. Its key is <c>site/put-away</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.putAway"), JsonConverter(typeof(IdJsonConverter<PutAwayId>))]
public readonly record struct PutAwayId(SiteId Site, string Code) : IId<PutAwayId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out PutAwayId id)
    {
        id = default;
        if (!IId<PutAwayId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Code}";
}

/// <summary>An incident for a supervisor. Its key is <c>site/incident</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.incident"), JsonConverter(typeof(IdJsonConverter<IncidentId>))]
public readonly record struct IncidentId(SiteId Site, string Code) : IId<IncidentId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out IncidentId id)
    {
        id = default;
        if (!IId<IncidentId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Code}";
}

/// <summary>A manifest: the parcels handed to a carrier together. Its key is <c>site/manifest</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.manifest"), JsonConverter(typeof(IdJsonConverter<ManifestId>))]
public readonly record struct ManifestId(SiteId Site, string Number) : IId<ManifestId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ManifestId id)
    {
        id = default;
        if (!IId<ManifestId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var parsed)
            || !IdText.TryNormalize(part, out var code)) return false;
        id = new(parsed, code);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Number}";
}

/// <summary>A shipment: what leaves for one address from one site. Its key is a UUIDv7 that this server creates.</summary>
[GenerateSerializer, Immutable, Alias("id.shipment"), JsonConverter(typeof(IdJsonConverter<ShipmentId>))]
public readonly record struct ShipmentId(string Value) : IId<ShipmentId>, IComparable<ShipmentId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ShipmentId id)
    {
        var valid = IdText.TryNormalize(text, out var value);
        id = valid ? new(value) : default;
        return valid;
    }

    public int CompareTo(ShipmentId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>A merchant at a site. Its key is <c>site/merchant</c>.</summary>
[GenerateSerializer, Immutable, Alias("id.tenancy"), JsonConverter(typeof(IdJsonConverter<TenancyId>))]
public readonly record struct TenancyId(SiteId Site, MerchantId Merchant) : IId<TenancyId>
{
    public static bool TryParse([NotNullWhen(true)] string? text, out TenancyId id)
    {
        id = default;
        if (!IId<TenancyId>.TrySplit(text, '/', out var owner, out var part)
            || !SiteId.TryParse(owner, out var site)
            || !MerchantId.TryParse(part, out var merchant)) return false;
        id = new(site, merchant);
        return true;
    }

    public override string ToString() => $"{Site.Value}/{Merchant.Value}";
}
