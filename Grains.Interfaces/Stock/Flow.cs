using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>How stock counts a unit; each unit on hand is in exactly one bucket. Outside means not on hand.</summary>
[GenerateSerializer, Alias("stock.bucket"), JsonConverter(typeof(CamelCaseEnum<Bucket>))]
public enum Bucket
{
    Outside,

    /// <summary>Good units where a wave can take them, or on the way to such a place: these may be promised.</summary>
    Pickable,

    /// <summary>In a tote or parcel, for an order.</summary>
    Picked,
    Damaged,
    Quarantine,
    Expired,

    /// <summary>Received, but not yet confirmed by the merchant.</summary>
    Receiving,

    /// <summary>In a tote, and allocated to no order.</summary>
    PutBack,

    /// <summary>The books and an observation differ; a count will settle it.</summary>
    InDoubt,

    /// <summary>Good, but in no place to pick from: on a bench, in a blocked location, on a dock without a put-away.</summary>
    Elsewhere,
}

/// <summary>Units of one SKU that move from one bucket to another.</summary>
/// <param name="Key">The key after the move.</param>
/// <param name="For">The order line that they belong or belonged to, when one of the buckets is <see cref="Bucket.Picked"/>.</param>
/// <param name="Fulfilment">For units that leave <see cref="Bucket.Picked"/>, the sequence of their fulfilment; otherwise 0.</param>
[GenerateSerializer, Immutable, Alias("stock.flow")]
public sealed record Flow(
    StockKey Key,
    long Quantity,
    Bucket From,
    Bucket To,
    ClaimLineId? For = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Fulfilment = 0);

/// <summary>Identifies a line of an order, for the SKU on which it has a claim.</summary>
[GenerateSerializer, Immutable, Alias("stock.claimLine"), JsonConverter(typeof(TextJsonConverter<ClaimLineId>))]
public sealed record ClaimLineId(OrderId Order, string Line) : IText<ClaimLineId>
{
    public static ClaimLineId Parse(string text)
    {
        var (order, line) = LineText.Split(text);
        return new(IId<OrderId>.Parse(order), line);
    }

    /// <summary>Parses the string that <see cref="TextWithin"/> returned for the same merchant.</summary>
    /// <exception cref="FormatException">The text is not such a string.</exception>
    public static ClaimLineId ParseWithin(MerchantId merchant, string text)
    {
        var (order, line) = LineText.Split(text);
        return OrderId.TryParseLocal(merchant, order, out var local) ? new(local, line) : Parse(text);
    }

    /// <summary>Returns the string, without the merchant if it is the given one.</summary>
    public string TextWithin(MerchantId merchant) => Order.Merchant == merchant ? LineText.Join(Order.Local, Line) : ToString();

    public override string ToString() => LineText.Join($"{Order}", Line);
}

/// <summary>Identifies a line of a fulfilment, for the holders of its goods.</summary>
[GenerateSerializer, Immutable, Alias("stock.forLine"), JsonConverter(typeof(TextJsonConverter<ForLine>))]
public sealed record ForLine(FulfilmentId Fulfilment, string Line) : IText<ForLine>
{
    public ClaimLineId Claim => new(Fulfilment.Order, Line);

    public static ForLine Parse(string text)
    {
        var (fulfilment, line) = LineText.Split(text);
        return new(IId<FulfilmentId>.Parse(fulfilment), line);
    }

    /// <summary>Parses the string that <see cref="TextWithin"/> returned for the same merchant.</summary>
    /// <exception cref="FormatException">The text is not such a string.</exception>
    public static ForLine ParseWithin(MerchantId merchant, string text)
    {
        var (fulfilment, line) = LineText.Split(text);
        return FulfilmentId.TryParseLocal(merchant, fulfilment, out var local) ? new(local, line) : Parse(text);
    }

    /// <summary>Returns the string, without the merchant if it is the given one.</summary>
    public string TextWithin(MerchantId merchant) =>
        Fulfilment.Order.Merchant == merchant ? LineText.Join(Fulfilment.Local, Line) : ToString();

    public override string ToString() => LineText.Join($"{Fulfilment}", Line);
}
