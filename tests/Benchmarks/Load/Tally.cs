using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>What the server promised for all orders that were sent to a shop. Thread-safe.</summary>
internal sealed class Tally(Shop shop)
{
    private readonly long[] reserved = new long[shop.Skus];
    private readonly ConcurrentQueue<long> unknown = new();
    private readonly ConcurrentDictionary<string, int> errors = new();
    private long next;
    private long orders;

    public Shop Shop => shop;

    public long Orders => orders;

    public IReadOnlyDictionary<string, int> Errors => errors;

    public int ErrorCount => errors.Values.Sum();

    public long NextOrder() => Interlocked.Increment(ref next);

    /// <summary>Returns true when the order was accepted.</summary>
    public bool Add(long order, Reply reply)
    {
        if (reply.Status == 201)
        {
            Interlocked.Increment(ref orders);
            AddLines(reply.Body.Span);
            return true;
        }

        if (reply.Status == 0) unknown.Enqueue(order);
        errors.AddOrUpdate(Describe(reply), 1, (_, count) => count + 1);
        return false;
    }

    /// <summary>Reads the orders whose answer was lost, and counts those that were accepted.</summary>
    public async Task ResolveUnknownAsync(WarehouseClient client, CancellationToken cancellation)
    {
        while (unknown.TryDequeue(out var order))
        {
            try
            {
                var id = $"{shop.Channel}:{OrderRequest.Number(shop, order)}";
                var answer = await client.GetAsync<OrderAnswer>(Route.Of($"merchants/{shop.Merchant}/orders/{id}"), cancellation);
                foreach (var line in answer.Lines) Reserve(Encoding.ASCII.GetBytes(line.Sku), line.Reserved);
                orders++;
            }
            catch (ApiException gone) when (gone.Status == System.Net.HttpStatusCode.NotFound)
            {
                // The request never arrived.
            }
        }
    }

    /// <summary>Compares the promises with the SKUs.</summary>
    public Oversold Check(IReadOnlyList<AvailabilityAnswer> skus) => new(
        skus.Sum(sku => Math.Max(0, sku.Reserved - shop.Supply)),
        skus.Select((sku, i) => Math.Abs(sku.Reserved - reserved[i])).Sum(),
        reserved.Sum());

    private static string Describe(Reply reply) => reply.Status == 0
        ? "connection lost"
        : $"{reply.Status} {Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(200, reply.Body.Length)])}";

    private void Reserve(ReadOnlySpan<byte> sku, long quantity)
    {
        var number = OrderRequest.SkuOf(sku);
        if (number >= 0 && number < reserved.Length) Interlocked.Add(ref reserved[number], quantity);
    }

    /// <summary>Reads only up to the lines.</summary>
    private void AddLines(ReadOnlySpan<byte> order)
    {
        var json = new Utf8JsonReader(order);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var lines = json.ValueTextEquals("lines"u8);
            json.Read();
            if (!lines) json.Skip();
            else
            {
                while (json.Read() && json.TokenType == JsonTokenType.StartObject) AddLine(ref json);
                return;
            }
        }
    }

    private void AddLine(ref Utf8JsonReader json)
    {
        ReadOnlySpan<byte> sku = default;
        long reserved = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isSku, isReserved) = (json.ValueTextEquals("sku"u8), json.ValueTextEquals("reserved"u8));
            json.Read();
            if (isSku) sku = json.ValueSpan;
            else if (isReserved) reserved = json.GetInt64();
            else json.Skip();
        }

        Reserve(sku, reserved);
    }
}

/// <param name="Units">Units reserved beyond the supply.</param>
/// <param name="Differing">The differences between the SKUs' reserved units and the sums of the orders.</param>
/// <param name="Reserved">The units that orders have reserved.</param>
internal sealed record Oversold(long Units, long Differing, long Reserved)
{
    public bool IsClean => Units == 0 && Differing == 0;

    public override string ToString() => $"oversold units: {Units}; reserved by orders: {Reserved}, SKUs differ by {Differing}";
}

