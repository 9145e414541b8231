using System.Collections.Immutable;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Locations;
using OrleansWarehouse.Grains.Reference;

namespace OrleansWarehouse.Grains.Locations;

/// <summary>Brings goods that left one holder to the next.</summary>
public sealed class TransferReactor : Reactor
{
    private readonly ReferenceData reference;

    public TransferReactor(ICommands commands, ReferenceData reference)
        : base("transfer", EventCodec.Types, commands)
    {
        this.reference = reference;
        On<GoodsTaken>(
            (taken, fact) => taken is { Transfer: true, To: { } to } ? BringAsync(taken, fact, to) : Task.CompletedTask,
            static (taken, fact) => taken.To is not { } to
                ? []
                :
                [
                    .. taken.Changes.Select(change => GoodsKeys.Of(fact, change.Key.Sku)),
                    .. taken.Arriving.Select(goods => GoodsKeys.Of(to, goods.Key.Sku)),
                ]);
    }

    private async Task BringAsync(GoodsTaken taken, Fact fact, Holder to)
    {
        if (taken.Arriving.IsEmpty && taken.Lost.IsEmpty) return;
        await reference.ReachAsync(fact.Position);
        var goods = ImmutableArray.CreateBuilder<PlacedGoods>(taken.Arriving.Length);
        foreach (var part in taken.Arriving)
        {
            // Only locations have room to reckon with.
            var size = to.Kind is HolderKind.Location ? UnitSizes.Of(reference.Product(part.Key.Sku)) : null;
            goods.Add(part with { Size = size });
        }

        await Commands.Holder(to)
            .PutAsync(new(taken.Reference, goods.MoveToImmutable(), true, taken.Reason, taken.PutAway, null, taken.At, Suspects(taken, fact), taken.Lost))
            .MustAsync(taken.Reference);
    }

    private static ImmutableArray<string> Suspects(GoodsTaken taken, Fact fact) => taken.Arriving.Any(static goods => goods.InDoubt)
        ? [fact.Key[(fact.Key.IndexOf('/', StringComparison.Ordinal) + 1)..], .. taken.Suspects.Where(code => code != taken.To!.Code)]
        : [];
}
