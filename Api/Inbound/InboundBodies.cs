using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Locations;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Api.Inbound;

internal sealed record AnnounceBody(string? Site, DateTimeOffset? ExpectedAt, IReadOnlyList<ExpectedLineBody?>? Lines)
{
    private const int MaxLines = 2_000;

    public AnnounceInbound Read(Check check, IfVersion ifVersion) => new(
        new(check.Id(Site, "site")),
        check.OptionalTime(ExpectedAt, "expectedAt"),
        check.Some(Lines, "lines", MaxLines, (line, field) => line.Read(check, field)),
        BlindReason: null,
        ifVersion.Value);
}

internal sealed record ExpectedLineBody(string? Sku, long? Quantity, string? Uom, string? Lot, DateOnly? Expiry)
{
    public ExpectedLine Read(Check check, string field) => new(
        check.Id(Sku, $"{field}.sku"),
        check.Quantity(Quantity, $"{field}.quantity"),
        check.OptionalId(Uom, $"{field}.uom"),
        check.OptionalText(Lot, $"{field}.lot", 64),
        check.OptionalDate(Expiry, $"{field}.expiry"));
}

/// <summary>A receipt that nobody announced.</summary>
internal sealed record BlindBody(string? Site, string? Reason)
{
    public AnnounceInbound Read(Check check) =>
        new(new(check.Id(Site, "site")), null, [], check.Text(Reason, "reason"));
}

/// <param name="Final">The count is complete; so by default.</param>
/// <param name="At">When it was counted, where that is not now.</param>
internal sealed record ReceiptBody(IReadOnlyList<CountedLineBody?>? Lines, bool? Final, DateTimeOffset? At)
{
    private const int MaxLines = 2_000;

    public ReceiveGoods Read(Check check, string? operation) => new(
        check.Each(Lines, "lines", MaxLines, (line, field) => line.Read(check, field)), Final ?? true, operation,
        check.OptionalTime(At, "at"));
}

internal sealed record CountedLineBody(
    string? Sku,
    long? Quantity,
    string? Uom,
    Condition? Condition,
    string? Lot,
    DateOnly? Expiry,
    IReadOnlyList<string?>? Serials,
    string? Lpn)
{
    private const int MaxSerials = 10_000;

    public CountedLine Read(Check check, string field) => new(
        check.Id(Sku, $"{field}.sku"),
        check.Quantity(Quantity, $"{field}.quantity"),
        check.OptionalId(Uom, $"{field}.uom"),
        Condition ?? default,
        check.OptionalText(Lot, $"{field}.lot", 64),
        check.OptionalDate(Expiry, $"{field}.expiry"),
        check.Unique(
            check.Each(Serials, $"{field}.serials", MaxSerials, (serial, at) => check.Text(serial, at, 64)), $"{field}.serials",
            serial => serial),
        check.OptionalId(Lpn, $"{field}.lpn"));
}

/// <param name="Lines">Absent: all of it, as proposed.</param>
/// <param name="At">When it was seen, where that is not now.</param>
internal sealed record CompleteBody(IReadOnlyList<PutAwayLineBody?>? Lines, DateTimeOffset? At, string? Picker)
{
    private const int MaxLines = 2_000;

    public CompletePutAway Read(Check check, string? operation) => new(
        check.Each(Lines, "lines", MaxLines, (line, field) => line.Read(check, field)), operation, check.OptionalTime(At, "at"),
        check.OptionalId(Picker, "picker"));
}

/// <param name="Serials">Which units, where they have serials and go to several places.</param>
internal sealed record PutAwayLineBody(string? Location, long? Quantity, string? Lot, IReadOnlyList<string?>? Serials)
{
    public PutAwayLine Read(Check check, string field) => new(
        check.Id(Location, $"{field}.location"),
        check.Quantity(Quantity, $"{field}.quantity"),
        check.OptionalText(Lot, $"{field}.lot", 64),
        SerialList.Read(check, Serials, $"{field}.serials"));
}
