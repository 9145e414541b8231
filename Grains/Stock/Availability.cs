using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Stock;

namespace OrleansWarehouse.Grains.Stock;

/// <summary>Where there is how much of a SKU, as this process knows it: sites are chosen by that. It may be stale; what is promised, the SKU
/// decides by what it has.</summary>
public sealed class Availability(LastKnown<SkuId, ImmutableArray<SiteQuantity>> lastKnown, ICommands commands)
{
    /// <summary>By code, what may be promised at which sites. Asks those SKUs of which nothing is known, all at once.</summary>
    public async Task<IReadOnlyDictionary<string, ImmutableArray<SiteQuantity>>> OfAsync(MerchantId merchant, IEnumerable<string> codes)
    {
        var answers = codes.Distinct(StringComparer.Ordinal).Select(code => (Code: code, Answer: OfAsync(new(merchant, code)))).ToArray();
        var available = new Dictionary<string, ImmutableArray<SiteQuantity>>(answers.Length, StringComparer.Ordinal);
        foreach (var (code, answer) in answers) available.Add(code, await answer);
        return available;
    }

    internal void Tell(SkuId sku, StockState state) => lastKnown.Tell(sku, StockViews.Available(state));

    private Task<ImmutableArray<SiteQuantity>> OfAsync(SkuId sku) =>
        lastKnown.TryGet(sku, out var known) ? Task.FromResult(known) : AskAsync(sku);

    private async Task<ImmutableArray<SiteQuantity>> AskAsync(SkuId sku)
    {
        var answer = await commands.Stock(sku).AvailableAsync();
        lastKnown.Keep(sku, answer);
        return answer;
    }
}
