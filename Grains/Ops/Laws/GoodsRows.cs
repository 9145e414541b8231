namespace OrleansWarehouse.Grains.Ops.Laws;

internal sealed class StockSum
{
    public required string Merchant { get; init; }

    public required string Sku { get; init; }

    public required string Site { get; init; }

    public required string Bucket { get; init; }

    public long Told { get; set; }

    public long Heard { get; set; }

    /// <summary>The expired units among those that the SKU counts.</summary>
    public long Expired { get; set; }

    public bool IsEmpty => Told == 0 && Heard == 0 && Expired == 0;
}

internal sealed class GoodsSum
{
    public required string Merchant { get; init; }

    public required string Sku { get; init; }

    public required string Site { get; init; }

    public long Told { get; set; }

    public long Held { get; set; }

    public long ToldInDoubt { get; set; }

    public long HeldInDoubt { get; set; }

    public bool IsEmpty => Told == 0 && Held == 0 && ToldInDoubt == 0 && HeldInDoubt == 0;
}

internal sealed record UnheardRow(
    string Reference, string Merchant, string Sku, string Bucket, string Site, string Stream, long Units, long Position);

internal sealed record HeardRow(string Reference, string Merchant, string Sku);

internal sealed record MovingRow(
    string Reference, string Site, string Merchant, string Sku, string Stream, string Destination, long Position);

internal sealed record ArrivedRow(string Reference, string Site);
