using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Picking;

/// <summary>How <see cref="StopPicked"/> is written: lines within the merchant whose goods they are.</summary>
/// <param name="Quantity">Null where it is what went to the drops, and the surplus.</param>
internal sealed record StopPickedForm(
    int Stop,
    LocationId Location,
    StockKey Key,
    long? Quantity,
    ImmutableArray<DropForm>? Drops,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Surplus,
    string? SurplusTote,
    string Picker,
    ImmutableArray<string>? Serials,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Extra,
    DateTimeOffset? At) : IEventForm<StopPicked, StopPickedForm>
{
    public static JsonTypeInfo<StopPickedForm> Json => PickingJson.Default.StopPickedForm;

    public static StopPickedForm Of(StopPicked picked)
    {
        var merchant = picked.Key.Sku.Merchant;
        var form = new StopPickedForm(
            picked.Stop, picked.Location, picked.Key, null, picked.Drops.Select(drop => DropForm.Of(drop, merchant)).ToImmutableArray().OrNull(),
            picked.Surplus, picked.SurplusTote, picked.Picker, picked.Serials.OrNull(), picked.Extra, picked.At);
        return form.Sum == picked.Quantity ? form : form with { Quantity = picked.Quantity };
    }

    [JsonIgnore]
    public long Sum => Surplus + (Drops?.Sum(static drop => drop.Units) ?? 0);

    public StopPicked ToEvent() => new(
        Stop, Location, Key, Quantity ?? Sum, [.. (Drops ?? []).Select(drop => drop.ToDrop(Key.Sku.Merchant))], Surplus, SurplusTote, Picker,
        Serials ?? [], Extra, At);
}

/// <param name="For">The line, within the merchant whose goods they are.</param>
/// <param name="Quantity">Null for one.</param>
internal sealed record DropForm(string Pick, string For, string Tote, long? Quantity)
{
    [JsonIgnore]
    public long Units => Quantity ?? 1;

    public static DropForm Of(DropQuantity drop, MerchantId merchant) => new(
        drop.Pick, new ForLine(drop.Fulfilment, drop.Line).TextWithin(merchant), drop.Tote, drop.Quantity == 1 ? null : drop.Quantity);

    public DropQuantity ToDrop(MerchantId merchant)
    {
        var line = ForLine.ParseWithin(merchant, For);
        return new(Pick, line.Fulfilment, line.Line, Tote, Units);
    }
}
