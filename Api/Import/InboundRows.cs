using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Inbound;
using OrleansWarehouse.Grains.Interfaces.Inbound;

namespace OrleansWarehouse.Api.Import;

/// <summary>Reads deliveries from rows, one row per line.</summary>
internal static class InboundRows
{
    public static CsvColumns Columns { get; } = new(
        ["asn", "site", "expectedAt", "sku", "quantity", "uom", "lot", "expiry"],
        ["asn", "site", "sku", "quantity"],
        [["ASN-1", "PAR1", "2030-01-07", "MUG-BLUE", "4", "case", "", ""], ["ASN-1", "", "", "TEAPOT", "10", "", "", ""]]);

    public static string? IdOf(CsvLine row) => row["asn"];

    public static (string Title, (string Asn, AnnounceInbound Announce) Command) Read(ImportDraft draft, Check check)
    {
        var site = draft.Common("site");
        var body = new AnnounceBody(
            site, draft.Time("expectedAt"),
            [.. draft.Rows.Select(row => new ExpectedLineBody(row["sku"], draft.Whole(row, "quantity"), row["uom"], row["lot"], draft.Date(row, "expiry")))]);
        return (site ?? "", (check.Id(draft.Common("asn"), "asn"), body.Read(check, default)));
    }
}
