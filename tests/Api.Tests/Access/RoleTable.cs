namespace OrleansWarehouse.Api.Tests.Access;

/// <summary>
/// Who may reach what, written down once more, and by hand: every endpoint, and the callers that it is for. O operator,
/// S supervisor, F office, f office of one site, B packer (bench), P picker, R receiver, M merchant; keys: s a site's, m a
/// merchant's. All have the site, the merchant and the picker in the path that are theirs.
/// </summary>
internal static class RoleTable
{
    public const string All = "OSFfBPRMsm";

    /// <summary>Needs nobody to be known.</summary>
    public const string Open = "open";

    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["POST /api/v1/session"] = Open,
        ["DELETE /api/v1/session"] = Open,
        ["GET /api/v1/session"] = All,
        ["POST /api/v1/session/password"] = All,
        ["GET /api/v1/users"] = "OS",
        ["GET /api/v1/users/{user}"] = "OS",
        ["PUT /api/v1/users/{user}"] = "OS",
        ["DELETE /api/v1/users/{user}"] = "OS",
        ["POST /api/v1/keys"] = "O",
        ["GET /api/v1/keys"] = "O",
        ["DELETE /api/v1/keys/{id}"] = "O",
        ["GET /api/v1/ops/invariants"] = "O",
        ["GET /api/v1/ops/grains"] = "O",

        ["GET /api/v1/merchants"] = All,
        ["PUT /api/v1/merchants/{merchant}"] = "O",
        ["GET /api/v1/merchants/{merchant}"] = "OSFfBPRMm",
        ["PUT /api/v1/merchants/{merchant}/channels/{channel}"] = "OFfMm",
        ["GET /api/v1/merchants/{merchant}/channels/{channel}"] = "OFfMm",
        ["PUT /api/v1/merchants/{merchant}/skus/{sku}"] = "OFfMm",
        ["POST /api/v1/merchants/{merchant}/skus:batch"] = "OFfMm",
        ["GET /api/v1/merchants/{merchant}/skus/{sku}"] = "OSFfBPRMm",
        ["GET /api/v1/merchants/{merchant}/skus"] = "OSFfBPRMm",
        ["GET /api/v1/merchants/{merchant}/skus/{sku}/availability"] = "OSFfMm",
        ["GET /api/v1/merchants/{merchant}/availability"] = "OSFfMm",
        ["GET /api/v1/merchants/{merchant}/skus/{sku}/movements"] = "OSFfMm",
        ["POST /api/v1/merchants/{merchant}/orders"] = "OFfMm",
        ["POST /api/v1/merchants/{merchant}/orders:batch"] = "OFfMm",
        ["GET /api/v1/merchants/{merchant}/orders"] = "OSFfMm",
        ["GET /api/v1/merchants/{merchant}/orders/{order}"] = "OSFfBMm",
        ["POST /api/v1/merchants/{merchant}/orders/{order}/cancel"] = "OFfMm",
        ["GET /api/v1/merchants/{merchant}/orders/{order}/timeline"] = "OSFfMm",
        ["GET /api/v1/merchants/{merchant}/events"] = "OFfMm",
        ["GET /api/v1/merchants/{merchant}/inbound"] = "OSFfRMsm",
        ["POST /api/v1/merchants/{merchant}/inbound"] = "OSFfRMsm",
        ["PUT /api/v1/merchants/{merchant}/inbound/{asn}"] = "OFfMm",
        ["GET /api/v1/merchants/{merchant}/inbound/{asn}"] = "OSFfRMsm",
        ["POST /api/v1/merchants/{merchant}/inbound/{asn}/receipts"] = "OSFfRMsm",
        ["POST /api/v1/merchants/{merchant}/inbound/{asn}/confirm"] = "OFfMm",

        ["GET /api/v1/sites"] = All,
        ["PUT /api/v1/sites/{site}"] = "O",
        ["GET /api/v1/sites/{site}"] = "OSFfBPRs",
        ["GET /api/v1/sites/{site}/overview"] = "OSFfBRs",
        ["GET /api/v1/sites/{site}/inbound"] = "OSFfBRs",
        ["GET /api/v1/sites/{site}/lookup"] = "OSFfBPRs",
        ["POST /api/v1/sites/{site}/locations:batch"] = "OSs",
        ["GET /api/v1/sites/{site}/locations/{location}"] = "OSFfBPRs",
        ["GET /api/v1/sites/{site}/stock"] = "OSFfBPRs",
        ["POST /api/v1/sites/{site}/moves"] = "OSPRs",
        ["POST /api/v1/sites/{site}/adjustments"] = "OSFfs",
        ["GET /api/v1/sites/{site}/putAways"] = "OSFfBPRs",
        ["GET /api/v1/sites/{site}/putAways/{putAway}"] = "OSFfBPRs",
        ["POST /api/v1/sites/{site}/putAways/{putAway}/complete"] = "OSPRs",
        ["POST /api/v1/sites/{site}/waves"] = "OSs",
        ["GET /api/v1/sites/{site}/waves"] = "OSFfBs",
        ["GET /api/v1/sites/{site}/waves/{wave}"] = "OSFfBs",
        ["GET /api/v1/sites/{site}/pickers"] = "OSFfBs",
        ["PUT /api/v1/sites/{site}/pickers/{picker}"] = "OSs",
        ["GET /api/v1/sites/{site}/pickers/{picker}"] = "OSFfBPs",
        ["POST /api/v1/sites/{site}/pickers/{picker}/nextTask"] = "OSPs",
        ["GET /api/v1/sites/{site}/tasks"] = "OSFfBs",
        ["GET /api/v1/sites/{site}/tasks/{task}"] = "OSFfBPs",
        ["POST /api/v1/sites/{site}/tasks/{task}/picks"] = "OSPs",
        ["POST /api/v1/sites/{site}/tasks/{task}/release"] = "OSPs",
        ["GET /api/v1/sites/{site}/fulfilments/{fulfilment}/cartons"] = "OSBs",
        ["GET /api/v1/sites/{site}/shipments"] = "OSFfBs",
        ["POST /api/v1/sites/{site}/shipments"] = "OSBs",
        ["POST /api/v1/sites/{site}/manifests"] = "OSBs",
        ["GET /api/v1/parcels/{sscc}/label"] = "OSFfBMsm",
        ["GET /api/v1/shipments/{shipment}"] = "OSFfBMsm",
        ["POST /api/v1/shipments/{shipment}/void"] = "OSBs",
        ["POST /api/v1/shipments/{shipment}/tracking"] = "OSFfs",

        ["GET /api/v1/track/{token}"] = Open,

        ["GET /api/v1/merchants/{merchant}/overview"] = "OSFfMm",
        ["POST /api/v1/merchants/{merchant}/orders:import"] = "OFfMm",
        ["GET /api/v1/merchants/{merchant}/orders:import"] = "OFfMm",
        ["POST /api/v1/merchants/{merchant}/inbound:import"] = "OFfMm",
        ["GET /api/v1/merchants/{merchant}/inbound:import"] = "OFfMm",
        ["GET /api/v1/reports/ordersBySource"] = "OSFfMm",
        ["GET /api/v1/reports/throughput"] = "OSFfMm",
        ["GET /api/v1/reports/fillRate"] = "OSFfMm",
        ["GET /api/v1/reports/dockToStock"] = "OSFfMm",
        ["GET /api/v1/reports/cycleTime"] = "OSFfMm",
        ["GET /api/v1/reports/accuracy"] = "OSFfMm",
        ["GET /api/v1/reports/stockAgeing"] = "OSFfMm",

        ["GET /hubs/live"] = All,
        ["POST /hubs/live/negotiate"] = All,
        ["GET /hubs/track"] = Open,
        ["POST /hubs/track/negotiate"] = Open,
    };
}
