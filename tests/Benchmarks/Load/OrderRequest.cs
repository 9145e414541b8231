using System.Buffers.Text;
using System.Text;

using OrleansWarehouse.Benchmarks.Http;

namespace OrleansWarehouse.Benchmarks.Load;

/// <summary>
/// The bytes of an order request, built once for every number of lines; each order only overwrites its number, SKUs and quantities
/// at their fixed offsets. One per connection.
/// </summary>
internal sealed class OrderRequest
{
    public const int MaxLines = 3;
    public const int MaxQuantity = 3;

    private const int NumberWidth = 10;
    private const int SkuWidth = 6;

    private readonly Template[] templates;

    public OrderRequest(Connection connection, Shop shop) =>
        templates = [.. Enumerable.Range(1, MaxLines).Select(lines => new Template(connection, shop, lines))];

    public static string Number(Shop shop, long order) => $"{shop.Run}-{order.ToString(Digits(NumberWidth), null)}";

    public static string Sku(int sku) => $"S{sku.ToString(Digits(SkuWidth), null)}";

    /// <summary>Returns the number of a SKU from its code.</summary>
    public static int SkuOf(ReadOnlySpan<byte> code) =>
        code.Length == SkuWidth + 1 && Utf8Parser.TryParse(code[1..], out int sku, out _) ? sku : -1;

    /// <summary>Returns a buffer that is valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write(long order, ReadOnlySpan<OrderedLine> lines) => templates[lines.Length - 1].Write(order, lines);

    private static string Digits(int width) => $"D{width}";

    private sealed class Template
    {
        private readonly byte[] bytes;
        private readonly int number;
        private readonly int[] skus;
        private readonly int[] quantities;

        public Template(Connection connection, Shop shop, int lines)
        {
            var body = Body(shop, lines);
            bytes = Encoding.ASCII.GetBytes(
                $"POST /api/v1/{Route.Of($"merchants/{shop.Merchant}/orders")} HTTP/1.1\r\n"
                + $"Host: {connection.Url.Authority}\r\n"
                + $"Authorization: Bearer {connection.Key}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
            number = Places("\"number\":\"").Single() + shop.Run.Length + 1;
            skus = [.. Places("\"sku\":\"").Select(place => place + 1)];
            quantities = [.. Places("\"quantity\":")];
        }

        public ReadOnlyMemory<byte> Write(long order, ReadOnlySpan<OrderedLine> lines)
        {
            Utf8Formatter.TryFormat(order, bytes.AsSpan(number), out _, new('D', NumberWidth));
            for (var i = 0; i < lines.Length; i++)
            {
                Utf8Formatter.TryFormat(lines[i].Sku, bytes.AsSpan(skus[i]), out _, new('D', SkuWidth));
                bytes[quantities[i]] = (byte)('0' + lines[i].Quantity);
            }

            return bytes;
        }

        private static string Body(Shop shop, int lines)
        {
            var line = $$"""{"sku":"{{Sku(0)}}","quantity":0}""";
            var address = """{"name":"A. Buyer","line1":"1 Market Place","city":"Leeds","postcode":"LS1 6HW","country":"GB"}""";
            return $$"""
                {"number":"{{Number(shop, 0)}}","channel":"{{shop.Channel}}","customer":{"name":"A. Buyer"},
                "shipTo":{{address}},"lines":[{{string.Join(',', Enumerable.Repeat(line, lines))}}]}
                """;
        }

        private IEnumerable<int> Places(string mark)
        {
            var text = Encoding.ASCII.GetString(bytes);
            for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
                yield return at + mark.Length;
        }
    }
}

/// <param name="Quantity">1 to <see cref="OrderRequest.MaxQuantity"/>.</param>
internal readonly record struct OrderedLine(int Sku, int Quantity);

