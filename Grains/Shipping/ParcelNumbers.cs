using System.Collections.Concurrent;
using System.Collections.Immutable;

using Microsoft.Extensions.Options;

using OrleansWarehouse.Grains.Interfaces;
using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Interfaces.Shipping;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>
/// Numbers parcels: a site counts its own, and its count is mapped, block by block, into the one range of serial references
/// under the company prefix. A number that is not used is lost.
/// </summary>
public sealed class ParcelNumbers(ICommands commands, IOptions<ShippingOptions> options)
{
    public const int BlockSize = 10_000;

    private readonly ConcurrentDictionary<(SiteId Site, long Own), long> blocks = new();

    /// <exception cref="ArgumentException">All numbers under the prefix are used up.</exception>
    public async Task<Outcome<ImmutableArray<string>>> TakeAsync(SiteId site, int count)
    {
        var taken = await commands.To<IParcelCountGrain>(site.Value).TakeAsync(count);
        if (!taken.Accepted) return taken.Refusal;
        var numbers = ImmutableArray.CreateBuilder<string>(count);
        for (var i = 0; i < count; i++)
        {
            var own = taken.Value.First - 1 + i;
            var serial = (await BlockOfAsync(site, own / BlockSize) * BlockSize) + (own % BlockSize);
            numbers.Add(Sscc.Create(0, options.Value.CompanyPrefix, serial).Value);
        }

        return numbers.MoveToImmutable();
    }

    private async ValueTask<long> BlockOfAsync(SiteId site, long own)
    {
        if (blocks.TryGetValue((site, own), out var known)) return known;
        var block = await commands.To<ISerialBlocksGrain>(options.Value.CompanyPrefix).BlockOfAsync(site, own);
        return blocks.GetOrAdd((site, own), block);
    }
}
