using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Orders;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Orders;

namespace OrleansWarehouse.Api.Import;

/// <summary>Reads orders from rows, one row per line; the order's own values may be in any of its rows.</summary>
internal static class OrderRows
{
    public static CsvColumns Columns { get; } = new(
        [
            "channel", "number", "placedAt", "customer.name", "customer.email", "shipTo.name", "shipTo.company", "shipTo.line1", "shipTo.line2",
            "shipTo.postcode", "shipTo.city", "shipTo.region", "shipTo.country", "shipTo.phone", "serviceLevel", "partialPolicy", "sku",
            "quantity", "uom", "unitPrice",
        ],
        ["channel", "number", "customer.name", "shipTo.line1", "shipTo.postcode", "shipTo.city", "shipTo.country", "sku", "quantity"],
        [
            ["web", "1001", "", "Bo Svensson", "bo@example.com", "", "", "Storgatan 1", "", "111 22", "Stockholm", "", "SE", "", "", "", "MUG-BLUE", "2", "", "9.50"],
            ["web", "1001", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "TEAPOT", "1", "", "24.00"],
        ]);

    public static string? IdOf(CsvLine row) => row["channel"] is { } channel && row["number"] is { } number ? $"{channel}:{number}" : null;

    /// <summary>Reads an order. The recipient is the customer unless named; prices are in the merchant's currency.</summary>
    public static (string Title, OpenOrder Command) Read(ImportDraft draft, Check check, MerchantView merchant)
    {
        var name = draft.Common("customer.name");
        var city = draft.Common("shipTo.city");
        var body = new OrderBody(
            draft.Common("number"), draft.Common("channel"), draft.Time("placedAt"), null,
            new(null, name, draft.Common("customer.email")),
            new(
                draft.Common("shipTo.name") ?? name, draft.Common("shipTo.company"), draft.Common("shipTo.line1"), draft.Common("shipTo.line2"), city,
                draft.Common("shipTo.region"), draft.Common("shipTo.postcode"), draft.Common("shipTo.country"), draft.Common("shipTo.phone"), null),
            draft.Common("serviceLevel"), null, draft.Choice<PartialPolicy>("partialPolicy"),
            [.. draft.Rows.Select(row => new OrderLineBody(
                null, row["sku"], draft.Whole(row, "quantity"), row["uom"],
                draft.Amount(row, "unitPrice") is { } amount ? new(amount, merchant.Currency) : null))]);
        return ($"{name}, {city}".Trim(',', ' '), body.Read(check, merchant.Merchant));
    }
}
