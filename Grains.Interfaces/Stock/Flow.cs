using System.Text.Json.Serialization;

using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Interfaces.Stock;

/// <summary>How stock counts units; each unit on hand is in one bucket. Outside is not on hand at all.</summary>
[GenerateSerializer, Alias("stock.bucket"), JsonConverter(typeof(CamelCaseEnum<Bucket>))]
public enum Bucket
{
    Outside,

    /// <summary>Good units where a wave would take them, or on the way to such a place: what may be promised.</summary>
    Pickable,

    /// <summary>In a tote or parcel, for an order.</summary>
    Picked,
    Damaged,
    Quarantine,
    Expired,

    /// <summary>Counted in, not confirmed by the merchant yet.</summary>
    Receiving,

    /// <summary>In a tote, and no order's.</summary>
    PutBack,

    /// <summary>Where the books and somebody's eyes differ, until they are counted.</summary>
    InDoubt,

    /// <summary>Good, but nowhere near a shelf that they could be picked from: on a bench, in a blocked place, on a dock without a plan.</summary>
    Elsewhere,
}

/// <summary>Units of one SKU that are counted otherwise from now on.</summary>
/// <param name="Key">As they are after it.</param>
/// <param name="For">The order line whose they are, or were: with the bucket <see cref="Bucket.Picked"/> on one side.</param>
/// <param name="Fulfilment">Where they come out of <see cref="Bucket.Picked"/>, the sequence of the fulfilment whose they were; else 0.</param>
[GenerateSerializer, Immutable, Alias("stock.flow")]
public sealed record Flow(
    StockKey Key,
    long Quantity,
    Bucket From,
    Bucket To,
    ClaimLineId? For = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Fulfilment = 0);

/// <summary>A line of an order, to the SKU that it claims.</summary>
[GenerateSerializer, Immutable, Alias("stock.claimLine"), JsonConverter(typeof(TextJsonConverter<ClaimLineId>))]
public sealed record ClaimLineId(OrderId Order, string Line) : IText<ClaimLineId>
{
    public static ClaimLineId Parse(string text)
    {
        var (order, line) = LineText.Split(text);
        return new(IId<OrderId>.Parse(order), line);
    }

    /// <summary>Parses what <see cref="TextWithin"/> gave for the same merchant.</summary>
    /// <exception cref="FormatException">It did not give that.</exception>
    public static ClaimLineId ParseWithin(MerchantId merchant, string text)
    {
        var (order, line) = LineText.Split(text);
        return OrderId.TryParseLocal(merchant, order, out var local) ? new(local, line) : Parse(text);
    }

    /// <summary>Its string, without the merchant where that is the one given.</summary>
    public string TextWithin(MerchantId merchant) => Order.Merchant == merchant ? LineText.Join(Order.Local, Line) : ToString();

    public override string ToString() => LineText.Join($"{Order}", Line);
}

/// <summary>A line of a fulfilment, to the holders of its goods.</summary>
[GenerateSerializer, Immutable, Alias("stock.forLine"), JsonConverter(typeof(TextJsonConverter<ForLine>))]
public sealed record ForLine(FulfilmentId Fulfilment, string Line) : IText<ForLine>
{
    public ClaimLineId Claim => new(Fulfilment.Order, Line);

    public static ForLine Parse(string text)
    {
        var (fulfilment, line) = LineText.Split(text);
        return new(IId<FulfilmentId>.Parse(fulfilment), line);
    }

    /// <summary>Parses what <see cref="TextWithin"/> gave for the same merchant.</summary>
    /// <exception cref="FormatException">It did not give that.</exception>
    public static ForLine ParseWithin(MerchantId merchant, string text)
    {
        var (fulfilment, line) = LineText.Split(text);
        return FulfilmentId.TryParseLocal(merchant, fulfilment, out var local) ? new(local, line) : Parse(text);
    }

    /// <summary>Its string, without the merchant where that is the one given.</summary>
    public string TextWithin(MerchantId merchant) =>
        Fulfilment.Order.Merchant == merchant ? LineText.Join(Fulfilment.Local, Line) : ToString();

    public override string ToString() => LineText.Join($"{Fulfilment}", Line);
}
