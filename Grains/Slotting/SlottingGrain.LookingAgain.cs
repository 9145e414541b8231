using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Inbound;

namespace OrleansWarehouse.Grains.Slotting;

/// <summary>Searches again for goods that had no location.</summary>
public sealed partial class SlottingGrain
{
    public async Task LookAgainAsync(string reference, long position, ImmutableArray<WantedPlace> wanted)
    {
        await products.ReachAsync(position);
        if (index.Position < position) index = SiteSlots.None;
        await RefreshAsync();
        foreach (var one in wanted)
            if (await HasPlaceAsync(one)) await commands.PutAway(one.PutAway).ReplanAsync(reference);
    }

    private async Task<bool> HasPlaceAsync(WantedPlace wanted)
    {
        var search = Search(new(wanted.PutAway.Code, null, wanted.Goods, wanted.From, []));
        for (Choose(search); search.Choice is { } best; Choose(search))
        {
            if ((await LocationAt(best.Location).RoomForAsync([search.Space(Rules)]))[0] > 0) return true;
            search.Refused();
        }

        return false;
    }
}
