using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Picking;

namespace OrleansWarehouse.Api.Picking;

internal sealed record PickerBody(string? Name, IReadOnlyList<string?>? Skills)
{
    private const int MaxSkills = 100;

    public PutPicker Read(Check check, IfVersion ifVersion) =>
        new(check.Text(Name, "name"), check.Ids(Skills, "skills", MaxSkills), ifVersion.Value);
}

/// <param name="Merchants">Empty: all; so with the other lists.</param>
/// <param name="MinPriority">0 to 3 (same day): the service that was paid for, at least.</param>
/// <param name="Fulfilments">Those and no others.</param>
internal sealed record WaveBody(
    long? MaxOrders, IReadOnlyList<string?>? Merchants, IReadOnlyList<string?>? Carriers, DateTimeOffset? DueBefore,
    WaveKind? Kind, IReadOnlyList<string?>? Channels, long? MinPriority, IReadOnlyList<string?>? Fulfilments)
{
    private const int HighestPriority = 3;

    private const int MostOrders = 1_000;
    private const int MaxNames = 1_000;

    public PlanWave Read(Check check, string? operation) => new(
        (int?)check.OptionalNumber(MaxOrders, "maxOrders", 1, MostOrders),
        check.Ids(Merchants, "merchants", MaxNames),
        check.Ids(Carriers, "carriers", MaxNames),
        check.OptionalTime(DueBefore, "dueBefore"),
        Kind ?? WaveKind.Batch,
        operation,
        check.Ids(Channels, "channels", MaxNames),
        (int?)check.OptionalNumber(MinPriority, "minPriority", 0, HighestPriority),
        check.Each(Fulfilments, "fulfilments", MostOrders, (id, field) => ReadFulfilment(check, id, field)));

    private static FulfilmentId ReadFulfilment(Check check, string id, string field)
    {
        if (!FulfilmentId.TryParse(id, out var parsed)) check.Add(field, "Not a fulfilment's id.");
        return parsed;
    }
}

/// <param name="Done">What the sender saw as done: where it differs nothing is booked.</param>
/// <param name="Extra">More than planned is meant.</param>
/// <param name="At">When it was seen, where that is not now.</param>
internal sealed record PickBody(
    string? Picker,
    long? Stop,
    long? Quantity,
    string? Tote,
    string? Lot,
    IReadOnlyList<string?>? Serials,
    ScannedBody? Scanned,
    ShortBody? Short,
    long? Done,
    bool? Extra,
    DateTimeOffset? At)
{
    private const int MaxStops = 100_000;
    private const int MaxSerials = 10_000;

    public Pick Read(Check check, string? operation) => new(
        check.Id(Picker, "picker"),
        (int)check.Number(Stop, "stop", 1, MaxStops),
        check.Number(Quantity, "quantity", 0, Check.MaxQuantity),
        check.OptionalId(Tote, "tote"),
        check.OptionalText(Lot, "lot", 64),
        check.Unique(check.Each(Serials, "serials", MaxSerials, (serial, at) => check.Text(serial, at, 64)), "serials",
            serial => serial),
        Scanned is null
            ? null
            : new(check.OptionalText(Scanned.Location, "scanned.location"),
                check.OptionalText(Scanned.Barcode, "scanned.barcode")),
        Short is null ? null : check.Text(Short.Reason, "short.reason"),
        operation,
        check.OptionalNumber(Done, "done", 0, long.MaxValue),
        Extra ?? false,
        check.OptionalTime(At, "at"));
}

internal sealed record ScannedBody(string? Location, string? Barcode);

internal sealed record ShortBody(string? Reason);

internal sealed record TakeOverBody(string? Picker)
{
    public TakeOverBody Read(Check check) => new(check.Id(Picker, "picker"));
}

internal sealed record ReleaseBody(string? Picker, string? Reason)
{
    public ReleaseBody Read(Check check) => new(check.Id(Picker, "picker"), check.Text(Reason, "reason"));
}
