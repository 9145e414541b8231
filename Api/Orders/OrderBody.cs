using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.People;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Api.Orders;

internal sealed record OrderBody(
    string? Number,
    string? Channel,
    DateTimeOffset? PlacedAt,
    string? Site,
    CustomerBody? Customer,
    AddressBody? ShipTo,
    string? ServiceLevel,
    DateTimeOffset? ShipAfter,
    PartialPolicy? PartialPolicy,
    IReadOnlyList<OrderLineBody?>? Lines)
{
    private const int MaxLines = 2_000;

    public OpenOrder Read(Check check, string merchant) => new(
        Command(check, merchant),
        (Customer ?? new(null, null, null)).Read(check, "customer"),
        (ShipTo ?? AddressBody.Empty).Read(check, "shipTo"));

    /// <summary>Without the buyer's data, which are sealed first.</summary>
    private PlaceOrder Command(Check check, string merchant) => new(
        new(new(merchant), check.Id(Channel, "channel"), check.Id(Number, "number")),
        check.OptionalTime(PlacedAt, "placedAt"),
        check.OptionalId(Site, "site"),
        new("", ""),
        new("", "", ""),
        check.OptionalText(ServiceLevel, "serviceLevel", 64),
        check.OptionalTime(ShipAfter, "shipAfter"),
        PartialPolicy ?? default,
        check.Unique(check.Some(Lines, "lines", MaxLines, (line, field) => line.Read(check, field)), "lines", line => line.Line));
}

internal sealed record CustomerBody(string? Id, string? Name, string? Email)
{
    public Customer Read(Check check, string field) => new(
        check.OptionalText(Id, $"{field}.id"), check.Text(Name, $"{field}.name"), check.OptionalEmail(Email, $"{field}.email"));
}

internal sealed record AddressBody(
    string? Name,
    string? Company,
    string? Line1,
    string? Line2,
    string? City,
    string? Region,
    string? Postcode,
    string? Country,
    string? Phone,
    string? PickupPoint)
{
    public static AddressBody Empty { get; } = new(null, null, null, null, null, null, null, null, null, null);

    public Address Read(Check check, string field) => new(
        check.Text(Name, $"{field}.name"),
        check.OptionalText(Company, $"{field}.company"),
        check.Text(Line1, $"{field}.line1"),
        check.OptionalText(Line2, $"{field}.line2"),
        check.Text(City, $"{field}.city"),
        check.OptionalText(Region, $"{field}.region"),
        check.Text(Postcode, $"{field}.postcode", 20),
        check.Country(Country, $"{field}.country"),
        check.OptionalText(Phone, $"{field}.phone", 64),
        check.OptionalText(PickupPoint, $"{field}.pickupPoint"));
}

internal sealed record OrderLineBody(string? Line, string? Sku, long? Quantity, string? Uom, MoneyBody? UnitPrice)
{
    public PlaceLine Read(Check check, string field) => new(
        check.OptionalId(Line, $"{field}.line"),
        check.Id(Sku, $"{field}.sku"),
        check.Quantity(Quantity, $"{field}.quantity"),
        check.OptionalId(Uom, $"{field}.uom"),
        check.OptionalMoney(UnitPrice, $"{field}.unitPrice"));
}

/// <param name="Lines">Absent: all of every line.</param>
internal sealed record CancelBody(string? Reason, IReadOnlyList<CancelLineBody?>? Lines)
{
    private const int MaxLines = 2_000;

    public CancelOrder Read(Check check, string? operation) => new(
        check.Text(Reason, "reason", Check.LongText),
        check.Unique(check.Each(Lines, "lines", MaxLines, (line, field) => line.Read(check, field)), "lines", line => line.Line),
        operation);
}

internal sealed record CancelLineBody(string? Line, long? Quantity)
{
    public CancelLine Read(Check check, string field) =>
        new(check.Id(Line, $"{field}.line"), check.Quantity(Quantity, $"{field}.quantity"));
}
