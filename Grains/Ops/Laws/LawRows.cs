namespace OrleansWarehouse.Grains.Ops.Laws;

/// <summary>The differences that a query found.</summary>
/// <param name="Found">The number of all differences, including those that are not among the rows.</param>
internal sealed record Page<T>(IReadOnlyList<T> Rows, long Found);

internal abstract record Row
{
    public string Merchant { get; init; } = "";

    public string Sku { get; init; } = "";

    public string Site { get; init; } = "";

    public long Found { get; init; }

    public string SkuId => $"{Merchant}/{Sku}";

    /// <summary>Unchanged as long as nothing has happened that could have resolved the difference.</summary>
    public abstract string Identity { get; }
}

internal sealed record StockDifference : Row
{
    public string Bucket { get; init; } = "";

    public long Told { get; init; }

    public long Heard { get; init; }

    public override string Identity => $"{SkuId} {Site} {Bucket} {Told - Heard}";
}

internal sealed record GoodsDifference : Row
{
    public long Told { get; init; }

    public long Held { get; init; }

    public long ToldInDoubt { get; init; }

    public long HeldInDoubt { get; init; }

    public override string Identity => $"{SkuId} {Site} {Told - Held} {ToldInDoubt - HeldInDoubt}";
}

/// <param name="Reference">Identifies the movement.</param>
internal sealed record UnderWay : Row
{
    public string Reference { get; init; } = "";

    public string Stream { get; init; } = "";

    /// <summary>The destination of goods in transit; empty for a report to a SKU.</summary>
    public string Destination { get; init; } = "";

    public long Position { get; init; }

    public override string Identity => $"{Reference} {SkuId} {Destination}";
}

internal sealed record NegativeQuantity : Row
{
    public string Place { get; init; } = "";

    public string Bucket { get; init; } = "";

    public long Quantity { get; init; }

    public long Allocated { get; init; }

    public long InDoubt { get; init; }

    public override string Identity => $"{SkuId} {Site} {Place} {Bucket}";
}

internal sealed record OverPromised : Row
{
    public long Promised { get; init; }

    public long Pickable { get; init; }

    public override string Identity => $"{SkuId} {Site} {Promised} {Pickable}";
}

internal sealed record ClaimDifference : Row
{
    public string OrderId { get; init; } = "";

    public string Line { get; init; } = "";

    public long Promised { get; init; }

    public long Wanted { get; init; }

    public long Position { get; init; }

    public string Order => $"{Merchant}/{OrderId}";

    public override string Identity => $"{Order} {Line} {SkuId} {Site} {Promised} {Wanted} {Position}";
}
