using System.Collections.Immutable;

using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Grains.Orders;

/// <summary>An order's parts while a decision changes them; tells at the end which ones changed and what the order is then.</summary>
internal sealed class OrderDraft
{
    private readonly List<PartDraft> parts;
    private int next;

    public OrderDraft(OrderState state) => (parts, next) = ([.. state.Parts.Select(static part => new PartDraft(part))], state.NextSequence);

    /// <summary>Those that a fulfilment fills which has begun.</summary>
    public IEnumerable<PartDraft> Begun => parts.Where(static part => part is { Site: not null, IsNew: false, IsEmpty: false });

    public IEnumerable<PartDraft> New => parts.Where(static part => part is { Site: not null, IsNew: true });

    public ImmutableArray<PartChange> Changed => [.. parts.Where(static part => part.IsChanged).Select(static part => part.Change)];

    public OrderStatus Status => OrderStatuses.Of(parts.Where(static part => !part.IsEmpty).Select(static part => part.Status));

    public bool IsWaiting => parts.Exists(static part => part is { Site: null, IsEmpty: false });

    /// <summary>Takes down what a fulfilment tells. What has ended and been forgotten is passed over.</summary>
    public void Hear(int sequence, FulfilmentProgress progress) => parts.Find(part => part.Sequence == sequence)?.Hear(progress);

    /// <summary>Units of a line: promised, waiting or gone.</summary>
    public long Of(string name) => parts.Sum(part => part.Of(name));

    /// <summary>Of a line, what a site has to do with, also what has left it.</summary>
    public long At(string name, SiteId site) => parts.Sum(part => part.Site == site ? part.Of(name) : 0);

    public long Waiting(string name) => parts.Sum(part => part.Site is null ? part.Of(name) : 0);

    /// <summary>Has units of a line wait for stock.</summary>
    public void Wait(OrderLine line, long quantity) => At(null, FulfilmentStatus.Backordered).Add(line.Line, line.Sku, quantity);

    /// <summary>Has at most so many units of a line wait no longer.</summary>
    public void Unwait(string name, long quantity)
    {
        foreach (var part in parts.Where(static part => part.Site is null))
        {
            var fewer = Math.Min(quantity, part.Of(name));
            if (fewer <= 0) continue;
            part.Take(name, fewer);
            quantity -= fewer;
        }
    }

    /// <summary>Gives units of a line to a fulfilment that begins with this decision.</summary>
    public void Begin(OrderLine line, SiteId site, long quantity) => At(site, FulfilmentStatus.Reserved).Add(line.Line, line.Sku, quantity);

    private PartDraft At(SiteId? site, FulfilmentStatus status)
    {
        var target = parts.Find(part => part.Site == site && (site is null ? !part.IsEmpty : part.IsNew));
        if (target is null) parts.Add(target = new(new(next++, site, status, null, 0, []), isNew: true));
        return target;
    }
}
