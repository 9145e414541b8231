using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Replay;

/// <summary>The accounts of one SKU: what came in, and what that must equal.</summary>
/// <param name="OnHand">According to availability.</param>
/// <param name="OnShelves">According to the site's stock, summed over all holders.</param>
internal sealed record SkuBooks(
    string Sku, long Received, long Found, long OnHand, long OnShelves, long Shipped, long WrittenOff, long Reserved, long Promised)
{
    public bool AddsUp => Received + Found == OnHand + Shipped + WrittenOff && OnHand == OnShelves && Reserved == Promised;
}

/// <summary>Checks for every SKU that goods in equal goods out plus goods on hand, by two independent views of the server.</summary>
internal sealed record Reconciliation(IReadOnlyList<SkuBooks> Skus, IReadOnlyList<OrderAnswer> Orders, InvariantsAnswer Invariants)
{
    public static async Task<Reconciliation> ReadAsync(ReplayRun run, CancellationToken cancellation)
    {
        var invariants = await run.Client.GetAsync<InvariantsAnswer>("ops/invariants", cancellation);
        var orders = await run.OrdersAsync(cancellation);
        var lines = orders.SelectMany(order => order.Lines).ToLookup(line => line.Sku, StringComparer.Ordinal);
        var booked = run.Outcomes.Values.ToLookup(outcome => outcome.Sku, StringComparer.Ordinal);
        var availability = await AvailabilityAsync(run, cancellation);
        var shelves = await ShelvesAsync(run, cancellation);
        var skus = run.Plan.Skus.Select(sku => new SkuBooks(
            sku.Code,
            run.Received.GetValueOrDefault(sku.Code),
            booked[sku.Code].Where(outcome => outcome.Use != RowUse.WriteOff).Sum(outcome => outcome.Booked),
            availability.GetValueOrDefault(sku.Code)?.OnHand ?? 0,
            shelves.GetValueOrDefault(sku.Code),
            lines[sku.Code].Sum(line => line.Quantities.Shipped),
            booked[sku.Code].Where(outcome => outcome.Use == RowUse.WriteOff).Sum(outcome => outcome.Booked),
            availability.GetValueOrDefault(sku.Code)?.Reserved ?? 0,
            lines[sku.Code].Sum(line => line.Quantities.Reserved)));
        return new Reconciliation([.. skus], orders, invariants);
    }

    /// <summary>Adds every violation to the run's problems.</summary>
    public void Check(ReplayRun run)
    {
        foreach (var sku in Skus.Where(sku => !sku.AddsUp)) run.Problems.Enqueue($"does not add up: {sku}");
        foreach (var (order, line) in Orders.SelectMany(order => order.Lines.Where(IsStuck), (order, line) => (order, line)))
            run.Problems.Enqueue($"neither delivered nor waiting for stock: {order.Id} line {line.Line}: {line.Quantities}");
        foreach (var check in Invariants.Checks.Where(check => check.Violations.Length > 0))
            run.Problems.Enqueue($"invariant {check.Name}: {check.Violations.Length} violations, the first {check.Violations[0]}");
        if (!Invariants.Clean) run.Problems.Enqueue("invariants are not clean");
    }

    public void Print()
    {
        var things = Invariants.Checks.Sum(check => check.Checked);
        Console.WriteLine($"""

            Units                    all SKUs ({Skus.Count})
              received             {Skus.Sum(sku => sku.Received),10}
            + found                {Skus.Sum(sku => sku.Found),10}
            = on hand              {Skus.Sum(sku => sku.OnHand),10}    on shelves {Skus.Sum(sku => sku.OnShelves)}
            + shipped              {Skus.Sum(sku => sku.Shipped),10}
            + written off          {Skus.Sum(sku => sku.WrittenOff),10}
            SKUs that do not add up {Skus.Count(sku => !sku.AddsUp),9}
            Invariants             {(Invariants.Clean ? "clean" : "NOT CLEAN"),10}    {Invariants.Checks.Length} checks over {things} things
            """);
    }

    private static bool IsStuck(OrderLineAnswer line) =>
        line.Quantities.Delivered + line.Quantities.Backordered + line.Quantities.Cancelled != line.Quantities.Ordered;

    private static async Task<Dictionary<string, AvailabilityAnswer>> AvailabilityAsync(ReplayRun run, CancellationToken cancellation)
    {
        var answers = new Dictionary<string, AvailabilityAnswer>(StringComparer.Ordinal);
        var path = Route.Of($"merchants/{run.Merchant}/availability");
        await foreach (var sku in run.Client.ListAsync<AvailabilityAnswer>(path, cancellation)) answers[sku.Sku] = sku;
        return answers;
    }

    private static async Task<Dictionary<string, long>> ShelvesAsync(ReplayRun run, CancellationToken cancellation)
    {
        var quantities = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var row in run.Client.ListAsync<StockAnswer>(
            Route.Of($"sites/{run.Site}/stock?merchant={run.Merchant}"), cancellation))
            quantities[row.Sku] = quantities.GetValueOrDefault(row.Sku) + row.Quantity;
        return quantities;
    }
}
